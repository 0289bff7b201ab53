import type { CompiledScheme } from '../compile/compile-scheme.ts';
import { parseLinkEnd } from '../document/link-ends.ts';
import type { SchemeDocument, SchemeNode } from '../document/scheme-document.ts';
import { findNodeKind } from '../nodes/catalogue.ts';
import { describeType } from '../values/value-type.ts';

/** What the numbers written in a node's params measure, so that they can be read as people write them. */
export type UnitOf = (node: SchemeNode, path: string) => string | null;

const PERCENT: ReadonlySet<string> = new Set(['rate', 'weight', 'recovery', 'share', 'factor']);
const MONEY: ReadonlySet<string> = new Set(['draw', 'minimum']);
/** Params that are measured like the value linked to this port. */
const LIKE_INPUT: ReadonlyMap<string, readonly string[]> = new Map([
  ['tiers', ['value', 'position']],
  ['clamp', ['value']],
  ['compare', ['left', 'right']],
  ['subtract', ['left', 'right']],
  ['gate', ['value']],
  ['if', ['then', 'else']],
  ['add', ['values']],
  ['sum', ['values']],
  ['min', ['values']],
  ['max', ['values']],
  ['average', ['values']],
]);

export function unitsOf(document: SchemeDocument, { types }: CompiledScheme): UnitOf {
  const sources = new Map(document.links.map(({ from, to }) => [to, from]));
  const linked = (nodeId: string, port: string): string | null => {
    const from = sources.get(`${nodeId}.${port}`);
    if (from === undefined) return null;
    const { nodeId: source, port: output } = parseLinkEnd(from);
    const type = types.get(output === null ? defaultOutput(source, document) : `${source}.${output}`);
    return type === undefined ? null : describeType(type);
  };
  const money = `money ${document.currency}`;
  return (node, path) => {
    const name = path.split('.').at(-1) ?? '';
    const params = node.params ?? {};
    if (node.kind === 'tiers' && name === 'amount')
      return params['amountType'] === undefined ? money : String(params['amountType']);
    if (node.kind === 'ramp' && name === 'from') return 'count';
    if (PERCENT.has(name)) return node.kind === 'split' || params['amountType'] !== undefined ? 'number' : 'percent';
    if (MONEY.has(name) || (node.kind === 'payout' && (name === 'cap' || name === 'floor'))) return money;
    if (node.kind === 'pool' && name === 'amount') return money;
    if (node.kind === 'weighted') return linked(node.id, keyAt(params, path)) ?? 'number';
    if (node.kind === 'matrix' || node.kind === 'decision') return tableUnit(node, path, money);
    if (node.kind === 'constant' || node.kind === 'criterion' || node.kind === 'attribute') return ownType(node, money);
    for (const port of LIKE_INPUT.get(node.kind) ?? []) {
      const unit = linked(node.id, port);
      if (unit !== null) return unit;
    }
    return 'number';
  };
}

function defaultOutput(nodeId: string, { nodes }: SchemeDocument): string {
  const node = nodes.find(({ id }) => id === nodeId);
  const bound = node === undefined ? null : findNodeKind(node.kind)?.bind(node.params ?? {});
  return `${nodeId}.${bound?.ok === true ? (bound.node.outputs[0]?.key ?? 'value') : 'value'}`;
}

/** The key of the row a path such as `rows.1.cap` leads into. */
function keyAt(params: NonNullable<SchemeNode['params']>, path: string): string {
  const [list = '', position = ''] = path.split('.');
  const rows: unknown = params[list];
  const row: unknown = Array.isArray(rows) ? rows[Number(position)] : undefined;
  const key: unknown = typeof row === 'object' && row !== null && 'key' in row ? row.key : '';
  return String(key);
}

function tableUnit({ params }: SchemeNode, path: string, money: string): string | null {
  if (!/(?:^|\.)(?:cells|result|otherwise|ifMissing)\b/.test(path)) return null;
  const type = params?.['type'] ?? 'percent';
  return type === 'money' ? money : String(type);
}

function ownType({ params }: SchemeNode, money: string): string {
  if (params?.['measure'] === 'attainment') return 'percent';
  const type = params?.['type'] ?? 'number';
  return type === 'money' ? money : String(type);
}
