import { parseDecimal } from '@premia/decimal';
import { z } from 'zod';
import type { ChainLevel, ChainLink, ChainOperator, Expression, FormulaTree } from './ast.ts';
import { functionNamed } from './functions/catalogue.ts';
import { FORMULA_BYTES_MAX, FORMULA_NODES_MAX } from './limits.ts';
import { printNumber } from './print.ts';
import { IDENTIFIER_SOURCE } from './words.ts';

/*
 * A formula as documents keep it: its tree in rows, what is inside before what holds it, the whole formula last. A row
 * names others by their number. No language is left in it: functions go by their English names, numbers are decimals.
 *
 *   =ЕСЛИ(done >= 120%; base * 20%; 0)
 *   { "rows": [["name", "done"], ["number", "120"], ["percent", 1, 1], ["chain", 0, ">=", 2], …, ["call", "IF", 3, 7, 8]] }
 */

const LEVELS: Readonly<Record<ChainOperator, ChainLevel>> = {
  '=': 'comparison',
  '<>': 'comparison',
  '<': 'comparison',
  '<=': 'comparison',
  '>': 'comparison',
  '>=': 'comparison',
  '&': 'concatenation',
  '+': 'sum',
  '-': 'sum',
  '*': 'product',
  '/': 'product',
  '^': 'power',
};
const OPERATORS = Object.keys(LEVELS) as readonly ChainOperator[];

const line = z
  .string()
  .max(FORMULA_BYTES_MAX)
  .regex(/^[^\n\r]*$/);
const row = z.int().min(0).max(FORMULA_NODES_MAX);
const word = z
  .string()
  .max(FORMULA_BYTES_MAX)
  .regex(new RegExp(`^${IDENTIFIER_SOURCE}$`, 'u'));
const signs = z
  .string()
  .max(FORMULA_NODES_MAX)
  .regex(/^[+-]+$/);
const count = z.int().min(1).max(FORMULA_NODES_MAX);

const storedRowSchema = z.union([
  z.tuple([z.literal('number'), z.string().max(FORMULA_BYTES_MAX)]),
  z.tuple([z.literal('text'), line]),
  z.tuple([z.literal('boolean'), z.boolean()]),
  /** A value by its name among the node's inputs. */
  z.tuple([z.literal('name'), line]),
  /** A column of a reference table: the table, then the column. */
  z.tuple([z.literal('column'), line, line]),
  z.tuple([z.literal('list')], row),
  z.tuple([z.literal('call'), word], row),
  z.tuple([z.literal('signed'), signs, row]),
  z.tuple([z.literal('percent'), count, row]),
  /** Value, operator, value, operator, value…: operators of one precedence, from left to right. */
  z.tuple([z.literal('chain'), row], z.union([row, z.enum(OPERATORS)])),
]);
type StoredRow = z.infer<typeof storedRowSchema>;

/** The shape of a stored tree; whether its rows make one tree is for `readStoredTree` to say. */
export const storedTreeSchema = z
  .strictObject({
    rows: z.array(storedRowSchema).min(1).max(FORMULA_NODES_MAX),
    /** Comments by the row of what they are about; no part of what the formula comes to. */
    comments: z
      .array(z.tuple([row, line]))
      .max(FORMULA_NODES_MAX)
      .exactOptional(),
  })
  .meta({ title: 'a formula as a tree' });
export type StoredTree = z.infer<typeof storedTreeSchema>;

/** A tree as rows. Trees that were read from different texts of one formula give the same rows. */
export function storeTree({ expression }: FormulaTree): StoredTree {
  const rows: StoredRow[] = [];
  const comments: [number, string][] = [];
  const add = (part: Expression): number => {
    const stored = storedRow(part, add);
    const index = rows.push(stored) - 1;
    for (const comment of part.comments ?? []) comments.push([index, comment]);
    return index;
  };
  add(expression);
  return comments.length === 0 ? { rows } : { rows, comments };
}

function storedRow(part: Expression, add: (inner: Expression) => number): StoredRow {
  switch (part.kind) {
    case 'number':
      return ['number', printNumber(part.value, 'en')];
    case 'text':
      return ['text', part.text];
    case 'boolean':
      return ['boolean', part.boolean];
    case 'name':
      return ['name', part.name];
    case 'column':
      return ['column', part.table, part.column];
    case 'list':
      return ['list', ...part.items.map(add)];
    case 'call':
      return ['call', functionNamed(part.name)?.names.en ?? part.name, ...part.args.map(add)];
    case 'signed':
      return ['signed', part.signs.join(''), add(part.operand)];
    case 'percent':
      return ['percent', part.count, add(part.operand)];
    case 'chain': {
      const first = add(part.first);
      return ['chain', first, ...part.rest.flatMap(({ operator, operand }) => [operator, add(operand)])];
    }
  }
}

const NOWHERE = { from: 0, to: 0 } as const;

/** Stored trees are never written into, and a document is read at every keystroke. */
const known = new WeakMap<object, FormulaTree | null>();

/** Rows as a tree; null unless every row is inside exactly one later row, and the last holds them all. */
export function readStoredTree(given: unknown): FormulaTree | null {
  if (typeof given !== 'object' || given === null) return null;
  const found = known.get(given);
  if (found !== undefined) return found;
  const tree = readRows(given);
  known.set(given, tree);
  return tree;
}

function readRows(given: object): FormulaTree | null {
  const stored = storedTreeSchema.safeParse(given);
  if (!stored.success) return null;
  const comments = Map.groupBy(stored.data.comments ?? [], ([index]) => index);
  const open = new Map<number, Expression>();
  const take = (index: number): Expression | null => {
    const inner = open.get(index) ?? null;
    open.delete(index);
    return inner;
  };
  for (const [index, storedRowRead] of stored.data.rows.entries()) {
    const expression = readRow(storedRowRead, take);
    if (expression === null) return null;
    const about = comments.get(index)?.map(([, comment]) => comment);
    open.set(index, about === undefined ? expression : { ...expression, comments: about });
  }
  const root = take(stored.data.rows.length - 1);
  return root === null || open.size > 0 ? null : { expression: root };
}

type Take = (index: number) => Expression | null;

function readRow(stored: StoredRow, take: Take): Expression | null {
  switch (stored[0]) {
    case 'number': {
      const parsed = parseDecimal(stored[1]);
      return parsed.ok && parsed.value.numerator >= 0n ? { ...NOWHERE, kind: 'number', value: parsed.value } : null;
    }
    case 'text':
      return { ...NOWHERE, kind: 'text', text: stored[1] };
    case 'boolean':
      return { ...NOWHERE, kind: 'boolean', boolean: stored[1] };
    case 'name':
      return stored[1] === '' ? null : { ...NOWHERE, kind: 'name', name: stored[1] };
    case 'column':
      return { ...NOWHERE, kind: 'column', table: stored[1], column: stored[2] };
    case 'list': {
      const [, ...inside] = stored;
      const items = takeAll(inside, take);
      return items === null || items.length === 0 ? null : { ...NOWHERE, kind: 'list', items };
    }
    case 'call': {
      const [, name, ...inside] = stored;
      const args = takeAll(inside, take);
      return args === null ? null : { ...NOWHERE, kind: 'call', name, nameSpan: NOWHERE, args };
    }
    case 'signed': {
      const operand = take(stored[2]);
      const typed = [...stored[1]].map((sign) => (sign === '+' ? '+' : '-'));
      return operand === null ? null : { ...NOWHERE, kind: 'signed', signs: typed, operand };
    }
    case 'percent': {
      const operand = take(stored[2]);
      return operand === null ? null : { ...NOWHERE, kind: 'percent', count: stored[1], operand };
    }
    case 'chain':
      return readChain(stored, take);
  }
}

function takeAll(indexes: readonly number[], take: Take): readonly Expression[] | null {
  const taken = indexes.map(take);
  return taken.every((inner) => inner !== null) ? taken : null;
}

function readChain([, start, ...others]: Extract<StoredRow, readonly ['chain', ...unknown[]]>, take: Take) {
  const first = take(start);
  const rest: ChainLink[] = [];
  for (let at = 0; at < others.length; at += 2) {
    const [operator, index] = [others[at], others[at + 1]];
    const operand = typeof index === 'number' ? take(index) : null;
    if (typeof operator !== 'string' || operand === null) return null;
    rest.push({ operator, operatorSpan: NOWHERE, operand });
  }
  const [level, ...levels] = new Set(rest.map(({ operator }) => LEVELS[operator]));
  if (first === null || level === undefined || levels.length > 0) return null;
  return { ...NOWHERE, kind: 'chain' as const, level, first, rest };
}
