import { parseLinkEnd, type SchemeDocument, type SchemeLink } from '@premia/scheme';
import { useMemo } from 'react';
import { portsOf } from '../catalogue/ports.ts';
import type { PortRef } from '../edits/compose-edits.ts';
import { useDocumentPart } from './designer-context.tsx';

/** Which outputs feed each input of a node, by input port. */
export type InputSources = ReadonlyMap<string, readonly PortRef[]>;

interface Index {
  readonly nodes: SchemeDocument['nodes'];
  readonly byNode: ReadonlyMap<string, string>;
}
const indexes = new WeakMap<readonly SchemeLink[], Index>();

/** Per node one text, so that a card can tell by comparison that its own links stayed as they were. */
function indexOf({ links, nodes }: SchemeDocument): Index {
  const known = indexes.get(links);
  if (known !== undefined && known.nodes === nodes) return known;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const byNode = new Map<string, string>();
  for (const link of links) {
    const from = parseLinkEnd(link.from);
    const to = parseLinkEnd(link.to);
    const source = byId.get(from.nodeId);
    const target = byId.get(to.nodeId);
    const output = from.port ?? (source && portsOf(source).outputs[0]?.key) ?? '';
    const input = to.port ?? (target && portsOf(target).inputs[0]?.key) ?? '';
    const line = `${input} ${from.nodeId} ${output}`;
    const before = byNode.get(to.nodeId);
    byNode.set(to.nodeId, before === undefined ? line : `${before}\n${line}`);
  }
  const index = { nodes, byNode };
  indexes.set(links, index);
  return index;
}

const NOTHING: InputSources = new Map();

function parseSources(text: string | undefined): InputSources {
  if (text === undefined) return NOTHING;
  const entries = text.split('\n').map((line) => {
    const [input = '', nodeId = '', port = ''] = line.split(' ');
    return { input, ref: { nodeId, port } };
  });
  const grouped = Map.groupBy(entries, (entry) => entry.input);
  return new Map([...grouped].map(([input, list]) => [input, list.map((entry) => entry.ref)]));
}

export function useInputSources(nodeId: string): InputSources {
  const text = useDocumentPart((document) => indexOf(document).byNode.get(nodeId));
  return useMemo(() => parseSources(text), [text]);
}
