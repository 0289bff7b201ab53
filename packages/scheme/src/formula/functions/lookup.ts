import { compare } from '@premia/decimal';
import { chooseTerm, compareTerms, presence, typeOfUnified, unifiedTerms } from '../algebra.ts';
import { failTerm, numberOf, stepTerm, type Term } from '../terms.ts';
import type { Argument, FormulaFunction, FunctionCall } from './function.ts';
import { needs, takes } from './parameters.ts';

/** The column by which rows of a reference table are found. */
const KEY_COLUMN = 'key';

type ListArgument = Extract<Argument, { kind: 'list' }>;
type ColumnArgument = Extract<Argument, { kind: 'column' }>;

/** XLOOKUP over `table[key]`, `table[column]` or over two {lists}. */
function buildExactLookup(call: FunctionCall): Term | null {
  const [where, what] = [call.arg(1), call.arg(2)];
  if (where.kind === 'column' && what.kind === 'column') return tableLookup(call, where, what);
  if (where.kind === 'list' && what.kind === 'list') return listLookup(call, { where, what, match: 'equal' });
  return call.refuse('formula/table-not-here', what.kind === 'column' ? where : what);
}

/** LOOKUP: the nearest key not above the value over {lists}, exact over a table. */
function buildNearestLookup(call: FunctionCall): Term | null {
  const [where, what] = [call.arg(1), call.arg(2)];
  if (where.kind === 'column' && what.kind === 'column') return tableLookup(call, where, what);
  if (where.kind !== 'list' || what.kind !== 'list') {
    return call.refuse('formula/table-not-here', what.kind === 'column' ? where : what);
  }
  const outOfOrder = where.items.find(({ term }, index) => !rises(where.items[index - 1]?.term, term));
  if (outOfOrder !== undefined) return call.refuse('formula/ascending-keys', outOfOrder.span);
  return listLookup(call, { where, what, match: 'greaterOrEqual' });
}

function rises(before: Term | undefined, term: Term): boolean {
  const number = numberOf(term);
  if (number === null) return false;
  const previous = before === undefined ? null : numberOf(before);
  return before === undefined || (previous !== null && compare(previous, number) < 0);
}

function tableLookup(call: FunctionCall, where: ColumnArgument, what: ColumnArgument): Term | null {
  if (where.table !== what.table || where.column !== KEY_COLUMN) {
    return call.refuse('formula/key-column', where, { table: what.table, column: KEY_COLUMN });
  }
  const type = call.columnType(what);
  if (type === null) return null;
  const key = call.term(0);
  const found = stepTerm({ ...type, grain: key.type.grain }, (stepOf) => ({
    op: 'lookup',
    table: what.table,
    key: stepOf(key),
    column: what.column,
  }));
  if (call.args[3] === undefined) return found;
  const [value, fallback] =
    unifiedTerms([found, call.term(3)], (index) => call.placeOf(call.arg(index === 0 ? 2 : 3))) ?? [];
  if (value === undefined || fallback === undefined) return null;
  const recovered = stepTerm(typeOfUnified([value, fallback]), (stepOf) => ({
    op: 'recover',
    value: stepOf(value),
    fallback: stepOf(fallback),
    only: 'missing',
  }));
  // A key that itself is missing stays a problem: the fallback is for rows that are not there.
  return chooseTerm(presence(key), recovered, recovered);
}

interface ListLookup {
  readonly where: ListArgument;
  readonly what: ListArgument;
  readonly match: 'equal' | 'greaterOrEqual';
}

function listLookup(call: FunctionCall, { where, what, match }: ListLookup): Term | null {
  if (where.items.length !== what.items.length) {
    return call.refuse('formula/lists-differ', what, { expected: where.items.length, given: what.items.length });
  }
  const last = call.args[3];
  const wanted = [...what.items, ...(last === undefined ? [] : [{ term: call.term(3), span: last }])];
  const values = unifiedTerms(
    wanted.map(({ term }) => term),
    (index) => call.placeOf(wanted[index]?.span ?? call.span),
  );
  const tests = where.items.map(({ term, span }) => compareTerms(match, [call.term(0), term], call.placeOf(span)));
  if (values === null || values.length === 0) return null;
  const noRow = failTerm(typeOfUnified(values), 'value/no-matching-row', call.term(0).label);
  let result = last === undefined ? noRow : (values.at(-1) ?? noRow);
  const rows = tests.map((test, index) => ({ test, value: values[index] }));
  // For an exact match the first row wins, for the nearest one the last: build from the other end.
  for (const { test, value } of match === 'equal' ? rows.reverse() : rows) {
    if (test === null || value === undefined) return null;
    result = chooseTerm(test, value, result);
  }
  return result;
}

const KEY = needs('value', 'ключ', 'key');
const WHERE = needs('lookup', 'где_искать', 'search_in');
const WHAT = needs('lookup', 'что_вернуть', 'return_from');

export const LOOKUP_FUNCTIONS: readonly FormulaFunction[] = [
  {
    names: { en: 'XLOOKUP', ru: 'ПРОСМОТРX' },
    aliases: ['ПРОСМОТРХ'],
    group: 'lookup',
    parameters: [KEY, WHERE, WHAT, takes('value', 'если_нет', 'if_not_found')],
    doc: {
      ru: 'Значение из строки с этим ключом: ПРОСМОТРX(грейд; grades[key]; grades[value]) или по спискам {…}.',
      en: 'The value of the row with this key: XLOOKUP(grade; grades[key]; grades[value]), or over {lists}.',
    },
    difference: {
      ru: 'В справочнике ищут по столбцу key, только точное совпадение.',
      en: 'Tables are searched by their column key, exact matches only.',
    },
    build: buildExactLookup,
  },
  {
    names: { en: 'LOOKUP', ru: 'ПРОСМОТР' },
    group: 'lookup',
    parameters: [KEY, WHERE, WHAT],
    doc: {
      ru: 'По спискам {…} — значение у наибольшего ключа, который не больше искомого; ключи идут по возрастанию.',
      en: 'Over {lists}: the value at the largest key not above the one sought; the keys rise.',
    },
    difference: {
      ru: 'В справочнике — только точное совпадение.',
      en: 'Over a reference table only an exact match counts.',
    },
    build: buildNearestLookup,
  },
];
