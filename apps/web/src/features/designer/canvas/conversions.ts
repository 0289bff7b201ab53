import {
  applyEdits,
  compileScheme,
  type NodeKindName,
  type SchemeDocument,
  type SchemeEdit,
  type SchemeNode,
} from '@premia/scheme';
import type { SchemeSources } from '@premia/service';
import { portsOf } from '../catalogue/ports.ts';
import { type Connection, connect } from '../edits/compose-edits.ts';
import { type FitContext, newNode, wireTo } from './new-node.ts';

/** A block that turns what a result brings into what an input asks for. */
export interface Conversion {
  readonly kind: NodeKindName;
  readonly node: SchemeNode;
  readonly edits: readonly SchemeEdit[];
}

/** Blocks that change the kind of a value, the likeliest first. */
const CONVERTERS: readonly NodeKindName[] = ['convert', 'team', 'compare', 'divide', 'if', 'round'];
const OFFERED_MAX = 2;

/** Blocks that, put between the two ends of a refused link, make it one: asked of the compiler, not guessed. */
export function conversionsFor(
  connection: Connection,
  context: FitContext & { readonly sources: SchemeSources },
): readonly Conversion[] {
  const { document, sources } = context;
  const source = document.nodes.find(({ id }) => id === connection.from.nodeId);
  const target = document.nodes.find(({ id }) => id === connection.to.nodeId);
  if (source === undefined || target === undefined) return [];
  const before = typeFaults(document);
  const found: Conversion[] = [];
  for (const kind of CONVERTERS) {
    const at = [between(source, target, 0), between(source, target, 1)] as const;
    const node = newNode(document, sources, { kind, at, frame: source.frame ?? null });
    const wire = wireTo(node, { ...connection.from, side: 'out' }, context);
    const output = portsOf(node).outputs.find((port) => !port.inside);
    if (wire === null || output === undefined) continue;
    const edits: readonly SchemeEdit[] = [
      { edit: 'addNode', node },
      { edit: 'addLink', link: wire.link },
      ...connect(document, { from: { nodeId: node.id, port: output.key }, to: connection.to }),
    ];
    const applied = applyEdits(document, edits);
    if (!applied.ok || typeFaults(applied.document) > before) continue;
    found.push({ kind, node, edits });
    if (found.length === OFFERED_MAX) break;
  }
  return found;
}

/** What a new block still has to be told is no fault of the link; kinds, frames and circles are. */
function typeFaults(document: SchemeDocument): number {
  return compileScheme(document).diagnostics.filter(
    ({ code, severity }) => severity === 'error' && /^(?:type|frame|link)\/|^graph\/cycle$/.test(code),
  ).length;
}

function between(one: SchemeNode, other: SchemeNode, axis: 0 | 1): number {
  return Math.round(((one.at?.[axis] ?? 0) + (other.at?.[axis] ?? 0)) / 2);
}
