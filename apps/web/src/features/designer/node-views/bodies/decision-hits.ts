import { compare } from '@premia/decimal';
import { type BaseType, parseLiteral, type Value } from '@premia/scheme';
import type { DecisionCondition, DecisionRow } from './DecisionBody.tsx';

/** What flows into each input for the sample employee; null where nothing does. */
export type InputValues = ReadonlyMap<string, { readonly value: Value; readonly base: BaseType } | null>;

export type RowVerdict =
  /** The first row that holds: it decides. */
  | { readonly kind: 'decides' }
  /** Holds too, but an earlier row decided. */
  | { readonly kind: 'later' }
  | { readonly kind: 'fails'; readonly input: string }
  /** A value it asks for is not there. */
  | { readonly kind: 'unknown' };

/** Why each row of a decision table does or does not decide for the sample employee. */
export function decisionVerdicts(rows: readonly DecisionRow[], values: InputValues): readonly RowVerdict[] {
  let isDecided = false;
  return rows.map(({ when }): RowVerdict => {
    const answers = when.map((condition) => ({ condition, holds: conditionHolds(condition, values) }));
    const failing = answers.find(({ holds }) => holds === false);
    if (failing !== undefined) return { kind: 'fails', input: failing.condition.input };
    if (answers.some(({ holds }) => holds === null)) {
      // Nothing after a row nobody can judge is known either.
      isDecided = true;
      return { kind: 'unknown' };
    }
    const verdict = isDecided ? ('later' as const) : ('decides' as const);
    isDecided = true;
    return { kind: verdict };
  });
}

function conditionHolds({ input, is = 'equal', value, values: list }: DecisionCondition, values: InputValues) {
  const given = values.get(input) ?? null;
  if (given === null) return null;
  const against = (text: string | undefined) => (text === undefined ? null : orderOf(given.value, text, given.base));
  if (is === 'in' || is === 'notIn') {
    const isIn = (list ?? []).some((text) => against(text) === 0);
    return is === 'in' ? isIn : !isIn;
  }
  const order = against(value);
  if (order === null) return null;
  switch (is) {
    case 'equal':
      return order === 0;
    case 'notEqual':
      return order !== 0;
    case 'less':
      return order < 0;
    case 'lessOrEqual':
      return order <= 0;
    case 'greater':
      return order > 0;
    case 'greaterOrEqual':
      return order >= 0;
    default:
      return null;
  }
}

/** The value against a constant of the table, read as the value's own type; null when it cannot be. */
function orderOf(value: Value, text: string, base: BaseType): number | null {
  const parsed = parseLiteral(text, base);
  if (!parsed.ok || parsed.value.kind !== value.kind) return null;
  const other = parsed.value;
  if (value.kind === 'number' && other.kind === 'number') return compare(value.number, other.number);
  const left = plain(value);
  const right = plain(other);
  return left === right ? 0 : left < right ? -1 : 1;
}

function plain(value: Value): string {
  switch (value.kind) {
    case 'number':
      return `${value.number.numerator}/${value.number.denominator}`;
    case 'text':
      return value.text;
    case 'date':
      return value.date;
    case 'boolean':
      return String(value.boolean);
  }
}
