import type { BaseType } from '@premia/scheme';
import type { DecisionCondition, DecisionInput, DecisionRow } from '../bodies/DecisionBody.tsx';
import { entriesOf, listMoves } from './row-tables.ts';
import { refused, type TableModel, type TableParams } from './table-model.ts';

const SIGNS: Readonly<Record<string, string>> = {
  equal: '',
  notEqual: '<> ',
  less: '< ',
  lessOrEqual: '<= ',
  greater: '> ',
  greaterOrEqual: '>= ',
  in: '',
  notIn: '<> ',
};

/** A condition as it is typed into a cell; what `conditionOf` reads back. */
export function conditionText({ is = 'equal', value, values }: DecisionCondition): string {
  return `${SIGNS[is] ?? ''}${values?.join('; ') ?? value ?? ''}`;
}

const OPERATORS: readonly (readonly [RegExp, string])[] = [
  [/^(?:>=|≥)\s*/, 'greaterOrEqual'],
  [/^(?:<=|≤)\s*/, 'lessOrEqual'],
  [/^(?:<>|!=|≠)\s*/, 'notEqual'],
  [/^>\s*/, 'greater'],
  [/^<\s*/, 'less'],
  [/^=\s*/, 'equal'],
];

/** The comparison at the head of a typed condition, and the values behind it, as typed. */
export function splitCondition(typed: string): { readonly is: string; readonly values: readonly string[] } {
  const operator = OPERATORS.find(([pattern]) => pattern.test(typed));
  const values = (operator === undefined ? typed : typed.replace(operator[0], ''))
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const is = operator?.[1] ?? 'equal';
  if (values.length < 2) return { is, values };
  return { is: is === 'notEqual' ? 'notIn' : 'in', values };
}

/** A condition of typed text whose values are in the document's form already; null asks for nothing. */
export function conditionFrom(input: string, typed: string): DecisionCondition | null {
  const { is, values } = splitCondition(typed);
  const [value] = values;
  if (value === undefined) return null;
  return is === 'in' || is === 'notIn' ? { input, is, values } : { input, is, value };
}

export interface DecisionBases {
  readonly inputs: ReadonlyMap<string, BaseType>;
  readonly result: BaseType;
}

/** A column an input, the result in the last one; the row below the last is what is answered otherwise. */
export function decisionTable(params: TableParams, bases: DecisionBases): TableModel {
  const rows = entriesOf(params['rows']) as unknown as readonly DecisionRow[];
  const inputs = entriesOf(params['inputs']) as unknown as readonly DecisionInput[];
  const result = { kind: 'value', base: bases.result } as const;
  const otherwise = params['otherwise'];
  return {
    rows: rows.length + 1,
    bodyRows: rows.length,
    columns: inputs.length + 1,
    cell: (row, column) => {
      if (row === rows.length) {
        const value = typeof otherwise === 'string' && otherwise !== '' ? otherwise : undefined;
        return column === inputs.length ? { path: 'otherwise', kind: result, value, canBeEmpty: true } : null;
      }
      const line = rows[row];
      if (line === undefined) return null;
      if (column === inputs.length)
        return { path: `rows.${row}.result`, kind: result, value: line.result, canBeEmpty: false };
      const input = inputs[column];
      if (input === undefined) return null;
      const condition = line.when.find((one) => one.input === input.key);
      return {
        path: `rows.${row}.${input.key}`,
        kind: { kind: 'condition', base: bases.inputs.get(input.key) ?? 'text' },
        value: condition === undefined ? undefined : conditionText(condition),
        canBeEmpty: true,
      };
    },
    write: (writes) => {
      const next = [...rows];
      const below: Record<string, unknown> = {};
      for (const write of writes) {
        const line = next[write.row];
        const input = inputs[write.column];
        if (input === undefined && write.row === rows.length) {
          below['otherwise'] = write.value;
          continue;
        }
        if (line === undefined) return refused(write, { code: 'read-only' });
        if (input === undefined) {
          if (write.value === undefined) return refused(write, { code: 'empty' });
          next[write.row] = { ...line, result: write.value };
        } else next[write.row] = { ...line, when: withCondition(line.when, input.key, write.value) };
      }
      return { ok: true, params: { rows: next, ...below } };
    },
    ...listMoves({
      list: 'rows',
      entries: rows as unknown as ReturnType<typeof entriesOf>,
      fresh: (last) => last ?? { when: [], result: '0' },
    }),
  };
}

function withCondition(
  when: readonly DecisionCondition[],
  key: string,
  typed: string | undefined,
): readonly DecisionCondition[] {
  const condition = typed === undefined ? null : conditionFrom(key, typed);
  const position = when.findIndex(({ input }) => input === key);
  if (condition === null) return when.filter(({ input }) => input !== key);
  return position === -1 ? [...when, condition] : when.with(position, condition);
}
