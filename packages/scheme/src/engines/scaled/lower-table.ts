import { parseDecimal } from '@premia/decimal';
import { ownEntry } from '../../evaluation/own-entry.ts';
import type { AxisKeys, Step, TableOperation } from '../../plan/plan.ts';
import { datePartsOf, parseDate, toDayNumber } from '../../values/calendar-date.ts';
import { parseLiteral, valueText } from '../../values/literal.ts';
import type { Value } from '../../values/value.ts';
import type { ValueType } from '../../values/value-type.ts';
import { compareShapes, dateOf, dummyShape, joinProblems, numericOf, shapeOfValue } from './cell-algebra.ts';
import { joinIntervals, leastCommonMultiple, point } from './interval.ts';
import type { Register } from './kernel.ts';
import type { KernelBuilder } from './kernel-builder.ts';
import { isAtLeast, multiplyNumeric, selectNumeric } from './numeric.ts';
import { cellAt, NotExpressible, type Scope } from './scope.ts';
import { type Cell, isNumeric, NO_PROBLEMS, type Numeric, type Problems, type Shape, wholeConstant } from './shape.ts';

/** Place on an axis, and the bit that says the key is on it (null when it always is). */
interface Place {
  readonly index: Register;
  readonly found: Register | null;
}

type Matrix = Extract<TableOperation, { op: 'matrix' }>;
type Lookup = Extract<TableOperation, { op: 'lookup' }>;

export function lowerMatrix(scope: Scope, step: Matrix): Cell {
  const { builder } = scope;
  const keys = step.keys.map((key) => cellAt(scope, key));
  const places = step.axes.map((axis, index) => {
    const key = keys[index];
    if (key === undefined) throw new Error('lowering: a matrix axis without a key');
    return placeOn(scope, axis, key.shape);
  });
  let index = builder.integer(0n);
  places.forEach((place, axis) => {
    index = offset(builder, index, { size: sizeOf(step.axes[axis]), place: place.index });
  });
  const inherited = joinProblems(
    builder,
    keys.map((key) => key.problems),
  );
  const problems = places.reduce((all, place) => withAbsence(builder, all, place.found), inherited);
  return { shape: gatherCell(scope, step.cells, index), problems };
}

function offset(builder: KernelBuilder, index: Register, { size, place }: { size: number; place: Register }): Register {
  const row = builder.multiplyBy(index, BigInt(size));
  const sum = row === null ? null : builder.arithmetic('add', row, place);
  if (sum === null) throw new NotExpressible('matrix');
  return sum;
}

function sizeOf(axis: AxisKeys | undefined): number {
  if (axis === undefined) return 1;
  return axis.kind === 'bands' ? axis.from.length : axis.keys.length;
}

function withAbsence(builder: KernelBuilder, problems: Problems, found: Register | null): Problems {
  if (found === null) return problems;
  return joinProblems(builder, [problems, { ...NO_PROBLEMS, missing: builder.not(found) }]);
}

function placeOn(scope: Scope, axis: AxisKeys, key: Shape): Place {
  if (axis.kind === 'bands') return placeInBands(scope.builder, axis.from, key);
  return key.kind === 'text' ? placeByCode(scope, axis.keys, key.register) : placeByEquality(scope, axis.keys, key);
}

function placeInBands(builder: KernelBuilder, from: Extract<AxisKeys, { kind: 'bands' }>['from'], key: Shape): Place {
  if (!isNumeric(key)) throw new Error(`lowering: a ${key.kind} stands on an axis of bands`);
  const starts = from.map((limit) => isAtLeast(builder, key, limit));
  const [found, ...later] = starts;
  let index = builder.integer(0n);
  for (const start of later) {
    const one = builder.select(start, { then: builder.integer(1n), otherwise: builder.integer(0n) });
    index = builder.arithmetic('add', index, one) ?? index;
  }
  return { index, found: found ?? builder.bit(false) };
}

/** Words get numbers in the axis's order, so that most often the place is the number itself. */
function placeByCode({ workshop, builder }: Scope, keys: readonly Value[], code: Register): Place {
  const codes = keys.map((key) => (key.kind === 'text' ? workshop.codes.codeOf(key.text) : -1));
  const first = codes[0] ?? 0;
  if (codes.every((value, index) => value === first + index))
    return contiguousPlace(builder, code, { first, count: codes.length });
  const size = codes.reduce((most, value) => Math.max(most, value), 0) + 1;
  const rows = new Map(codes.map((value, index) => [value, index + 1]));
  const places = Array.from({ length: size + 1 }, (_, value) => BigInt(rows.get(value) ?? 0));
  const capped = builder.arithmetic('minimum', code, builder.integer(BigInt(size))) ?? code;
  const place = gather({ workshop, builder }, places, capped);
  const found = builder.compare('greater', place, builder.integer(0n));
  const index = builder.arithmetic('maximum', place, builder.integer(1n)) ?? place;
  return { index: builder.arithmetic('subtract', index, builder.integer(1n)) ?? index, found };
}

function contiguousPlace(
  builder: KernelBuilder,
  code: Register,
  { first, count }: { first: number; count: number },
): Place {
  const last = BigInt(first + count - 1);
  const atLeast = builder.compare('greaterOrEqual', code, builder.integer(BigInt(first)));
  const atMost = builder.compare('lessOrEqual', code, builder.integer(last));
  const raised = builder.arithmetic('maximum', code, builder.integer(BigInt(first))) ?? code;
  const capped = builder.arithmetic('minimum', raised, builder.integer(last)) ?? raised;
  const index = builder.arithmetic('subtract', capped, builder.integer(BigInt(first))) ?? capped;
  return { index, found: builder.and(atLeast, atMost) };
}

/** Keys an axis compares one by one before it is refused as too long. */
const EQUALITY_KEYS_MAX = 256;

function placeByEquality({ builder, workshop }: Scope, keys: readonly Value[], key: Shape): Place {
  if (keys.length > EQUALITY_KEYS_MAX) throw new NotExpressible('lookup.long-number-axis');
  let index = builder.integer(0n);
  let found = builder.bit(false);
  keys.forEach((value, place) => {
    const same = compareShapes(builder, 'equal', { left: key, right: shapeOfValue(builder, value, workshop.codes) });
    index = builder.select(same, { then: builder.integer(BigInt(place)), otherwise: index });
    found = builder.or(found, same);
  });
  return { index, found };
}

function gather(
  { workshop, builder }: Pick<Scope, 'workshop' | 'builder'>,
  cells: readonly bigint[],
  index: Register,
): Register {
  const table = workshop.tables.push([...cells]) - 1;
  const interval = cells.map(point).reduce(joinIntervals);
  if (!builder.fits(interval)) throw new NotExpressible('matrix.cells');
  return builder.append({ op: 'gather', table, index }, 'integer', interval);
}

function gatherCell(scope: Scope, cells: readonly Value[], index: Register): Shape {
  const kind = cells[0]?.kind ?? 'number';
  switch (kind) {
    case 'number': {
      const numbers = cells.map((cell) => (cell.kind === 'number' ? cell.number : { numerator: 0n, denominator: 1n }));
      const unit = numbers.map((number) => number.denominator).reduce(leastCommonMultiple, 1n);
      const scaled = numbers.map((number) => (number.numerator * unit) / number.denominator);
      return { kind: 'whole', register: gather(scope, scaled, index), unit };
    }
    case 'boolean': {
      const bits = cells.map((cell) => (cell.kind === 'boolean' && cell.boolean ? 1n : 0n));
      const register = gather(scope, bits, index);
      return { kind: 'bit', register: scope.builder.compare('notEqual', register, scope.builder.integer(0n)) };
    }
    case 'text':
    case 'date': {
      const codes = cells.map((cell) => codeOf(scope, cell));
      return { kind, register: gather(scope, codes, index) };
    }
  }
}

function codeOf({ builder, workshop }: Scope, cell: Value): bigint {
  const shape = shapeOfValue(builder, cell, workshop.codes);
  if (shape.kind !== 'text' && shape.kind !== 'date')
    throw new Error('lowering: cells of different kinds in one table');
  return builder.intervalOf(shape.register).min;
}

/** A reference table is part of the request, so its rows are known when the kernel is made: a one-axis matrix. */
export function lowerLookup(scope: Scope, step: Lookup & { readonly type: ValueType }): Cell {
  const { builder } = scope;
  const key = cellAt(scope, step.key);
  const rows = lookupRows(scope, step, key.shape.kind);
  const place = placeOn(scope, { kind: 'values', keys: rows.map((row) => row.key) }, key.shape);
  const problems = withAbsence(builder, key.problems, place.found);
  const shape =
    rows.length === 0
      ? dummyShape(builder, step.type)
      : gatherCell(
          scope,
          rows.map((row) => row.cell),
          place.index,
        );
  return { shape, problems };
}

/** A row without a cell answers nothing, as one that is not there; what cannot be read is left to the reference. */
function lookupRows(scope: Scope, step: Lookup & { readonly type: ValueType }, keyKind: Shape['kind']) {
  const rows = scope.workshop.request.rowsInForce(step.table, isNumericKind(keyKind) ? 'numbers' : 'words');
  const entries = rows.flatMap((row) => {
    const cellText = ownEntry(row, step.column);
    const key = lookupKey(ownEntry(row, 'key'), keyKind);
    if (key === null || cellText === undefined || cellText === '') return [];
    const cell = parseLiteral(cellText, step.type.base);
    if (!cell.ok) throw new NotExpressible('lookup.malformed-row');
    return [{ key, cell: cell.value }];
  });
  if (new Set(entries.map(({ key }) => valueText(key))).size < entries.length)
    throw new NotExpressible('lookup.key-twice');
  return entries;
}

function isNumericKind(kind: Shape['kind']): boolean {
  return kind === 'whole' || kind === 'ratio' || kind === 'approximate';
}

function lookupKey(text: string | undefined, kind: Shape['kind']): Value | null {
  if (text === undefined) return null;
  if (kind === 'text') return { kind: 'text', text };
  if (kind === 'date') return parseDate(text) === null ? null : { kind: 'date', date: text };
  if (kind === 'bit') return text === 'true' || text === 'false' ? { kind: 'boolean', boolean: text === 'true' } : null;
  const parsed = parseDecimal(text);
  return parsed.ok ? { kind: 'number', number: parsed.value } : null;
}

/** The rates of one pair of currencies stand in rising order of their dates, each from its date on. */
export function lowerConvert(scope: Scope, step: Extract<Step, { op: 'convert' }>): Cell {
  const { builder } = scope;
  const value = cellAt(scope, step.value);
  const on = cellAt(scope, step.on);
  const inherited = joinProblems(builder, [value.problems, on.problems]);
  if (step.from === step.to) return { shape: value.shape, problems: inherited };
  const rates = scope.workshop.request.rates(step.from, step.to);
  if (rates === null) throw new NotExpressible('convert.bad-rates');
  const [first, ...later] = rates;
  if (first === undefined) return { shape: value.shape, problems: withAbsence(builder, inherited, builder.bit(false)) };
  const starts = (from: string) => builder.compare('greaterOrEqual', dateOf(on), builder.integer(dayOf(from)));
  let rate: Numeric = wholeConstant(builder, first.rate);
  for (const next of later) {
    rate = selectNumeric(builder, starts(next.on), { then: wholeConstant(builder, next.rate), otherwise: rate });
  }
  const shape = multiplyNumeric(builder, numericOf(value), rate);
  return { shape, problems: withAbsence(builder, inherited, starts(first.on)) };
}

function dayOf(date: string): bigint {
  return BigInt(toDayNumber(datePartsOf(date)));
}
