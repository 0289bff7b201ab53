import { z } from 'zod';
import { CATALOGUE, NODE_KIND_NAMES, type NodeKindName } from './catalogue.ts';
import type { InBothLanguages } from './in-both-languages.ts';
import type { BoundNode, NodeExample, NodeGroup, NodeKind } from './node-kind.ts';
import type { InputPort, OutputPort } from './ports.ts';

/** One kind as the published catalogue shows it: everything read off the code. */
export interface CatalogueEntry {
  readonly kind: NodeKindName;
  readonly group: NodeGroup;
  readonly title: InBothLanguages;
  readonly hint: InBothLanguages;
  /** The ports its example has; they may follow from the params, as a matrix has one input for each axis. */
  readonly inputs: readonly InputPort[];
  readonly outputs: readonly OutputPort[];
  /** JSON Schema of the params as they stand in a file. */
  readonly params: unknown;
  readonly example: NodeExample;
}

export function describeCatalogue(): readonly CatalogueEntry[] {
  return NODE_KIND_NAMES.map(describeKind);
}

function describeKind(name: NodeKindName): CatalogueEntry {
  const kind: NodeKind = CATALOGUE[name];
  const bound = boundExample(name, kind);
  return {
    kind: name,
    group: kind.group,
    title: kind.title,
    hint: kind.hint,
    inputs: bound.inputs,
    outputs: bound.outputs,
    params: z.toJSONSchema(kind.params, { io: 'input' }),
    example: kind.example,
  };
}

function boundExample(name: NodeKindName, kind: NodeKind): BoundNode {
  const node = kind.example.nodes.find((candidate) => candidate.kind === name);
  const bound = kind.bind(node?.params ?? {});
  if (!bound.ok) throw new Error(`describeCatalogue: the example of ${name} does not fit its own params`);
  return bound.node;
}
