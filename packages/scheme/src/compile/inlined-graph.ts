import type { SchemeComponents, SchemeDocument, SchemeLink, SchemeNode } from '../document/scheme-document.ts';
import { componentVersions } from './component-library.ts';

export interface InlinedGraph {
  readonly nodes: readonly SchemeNode[];
  readonly links: readonly SchemeLink[];
}

/**
 * A document with the nodes of its components beside its own, under the ids they have in plans and traces:
 * `node/inner`. A component's node reads the results it hands out.
 */
export function inlinedGraph(document: SchemeDocument): InlinedGraph {
  return inlined(document, document.components ?? {});
}

function inlined(document: SchemeDocument, components: SchemeComponents): InlinedGraph {
  const graphs = document.nodes.flatMap((node): readonly InlinedGraph[] => {
    const [version] = componentVersions({ nodes: [node] });
    const component = version === undefined ? undefined : components[version];
    return component === undefined ? [] : [within(node, inlined(component, components))];
  });
  return {
    nodes: [...document.nodes, ...graphs.flatMap(({ nodes }) => nodes)],
    links: [...document.links, ...graphs.flatMap(({ links }) => links)],
  };
}

function within({ id: place, params }: SchemeNode, { nodes, links }: InlinedGraph): InlinedGraph {
  const inner = (id: string): string => `${place}/${id}`;
  const outputs = Array.isArray(params?.['outputs']) ? params['outputs'] : [];
  const codes = new Set(outputs.map((port: unknown) => codeOf(port)));
  const results = nodes.filter(
    ({ kind, params: own }) => (kind === 'payout' || kind === 'indicator') && codes.has(String(own?.['code'])),
  );
  return {
    nodes: nodes.map((node) => ({
      ...node,
      id: inner(node.id),
      ...(node.frame === undefined ? {} : { frame: inner(node.frame) }),
    })),
    links: [
      ...links.map(({ from, to }) => ({ from: inner(from), to: inner(to) })),
      ...results.map(({ id, params: own }) => ({ from: inner(id), to: `${place}.${String(own?.['code'])}` })),
    ],
  };
}

function codeOf(port: unknown): string {
  return typeof port === 'object' && port !== null && 'key' in port ? String(port.key) : '';
}
