import type { Aggregate, FactCondition, FactField, FactsFrame, FactsOperation, Step } from '../../plan/plan.ts';
import type { Value } from '../../values/value.ts';
import { plain, type ValueType } from '../../values/value-type.ts';
import { toApproximate, withinLimit } from './approximate-arithmetic.ts';
import { type Bounds, boundsOf, errorAbove, largestMagnitude, ROUNDING_UNIT } from './bounds.ts';
import { anyProblem, compareShapes, numericOf, shapeOfValue } from './cell-algebra.ts';
import type { Interval } from './interval.ts';
import type { Accumulator, Register } from './kernel.ts';
import type { KernelBuilder } from './kernel-builder.ts';
import { columnCell } from './lower-input.ts';
import type { FactColumnField } from './lowered-plan.ts';
import { divideNumeric, extremeNumeric, selectNumeric } from './numeric.ts';
import { cellAt, type FactFieldUse, type FrameState, NotExpressible, type Scope } from './scope.ts';
import { boundsOfShape, type Cell, NO_PROBLEMS, type Numeric, type Ratio, type Whole } from './shape.ts';

type FactsStep = Extract<Step, FactsOperation>;

/** One run over the facts serves every aggregate of the same frame. */
export interface FrameResult {
  readonly count: Register;
  readonly sum: Numeric | null;
  readonly minimum: Numeric | null;
  readonly maximum: Numeric | null;
}

export function lowerFacts(scope: Scope, step: FactsStep): Cell {
  const { builder } = scope;
  if (scope.frame !== null) throw new NotExpressible('facts.nested');
  const result = scope.frames.get(step.frame) ?? runFrame(scope, step.frame);
  scope.frames.set(step.frame, result);
  const count: Whole = { kind: 'whole', register: result.count, unit: 1n };
  const empty = builder.compare('equal', result.count, builder.integer(0n));
  switch (step.aggregate) {
    case 'count':
      return { shape: count, problems: NO_PROBLEMS };
    case 'sum':
      return { shape: aggregated(result.sum), problems: NO_PROBLEMS };
    case 'average': {
      const { value } = divideNumeric(builder, { left: aggregated(result.sum), right: count });
      return { shape: value, problems: { ...NO_PROBLEMS, missing: empty } };
    }
    case 'minimum':
    case 'maximum':
      return { shape: aggregated(result[step.aggregate]), problems: { ...NO_PROBLEMS, missing: empty } };
  }
}

function aggregated(value: Numeric | null): Numeric {
  if (value === null) throw new Error('lowering: an aggregate its frame did not prepare');
  return value;
}

/** The aggregates that the steps of this block take from the frame. */
function aggregatesOf(scope: Scope, frame: FactsFrame): ReadonlySet<Aggregate> {
  return new Set(scope.steps.flatMap((step) => (step.op === 'facts' && step.frame === frame ? [step.aggregate] : [])));
}

class FrameAccumulators {
  readonly #builder: KernelBuilder;
  readonly #list: Accumulator[] = [];

  constructor(builder: KernelBuilder) {
    this.#builder = builder;
  }

  get list(): readonly Accumulator[] {
    return this.#list;
  }

  /** Declares an accumulator and answers the register that reads it before the current fact. */
  declare(initial: Pick<Accumulator, 'type' | 'initial' | 'interval'>): { accumulator: number; before: Register } {
    const accumulator = this.#list.push({ ...initial, next: -1 }) - 1;
    const before = this.#builder.append({ op: 'accumulator', accumulator }, initial.type, initial.interval);
    return { accumulator, before };
  }

  advance(accumulator: number, next: Register): void {
    const declared = this.#list[accumulator];
    if (declared === undefined) throw new Error('lowering: an accumulator that was not declared');
    this.#list[accumulator] = { ...declared, next };
  }
}

function runFrame(parent: Scope, frame: FactsFrame): FrameResult {
  const builder = parent.newBuilder();
  const accumulators = new FrameAccumulators(builder);
  const factsMax = parent.workshop.profiles.factsMax;
  const counter = accumulators.declare({ type: 'integer', initial: 0n, interval: { min: 0n, max: factsMax } });
  const position = oneMore(builder, counter.before);
  const scope: Scope = {
    ...parent,
    parent,
    builder,
    cells: [],
    steps: frame.block.steps,
    frames: new Map(),
    frame: null,
  };
  const inner = { ...scope, frame: frameState(scope, { accumulators, position }) };
  const passes = filterBit(inner, frame);
  const filterEnd = builder.length;
  for (const step of frame.block.steps) inner.cells.push(inner.lower(inner, step));
  const item = cellAt(inner, frame.result);
  const failing = anyProblem(builder, item.problems);
  if (failing !== null) builder.check(failing);
  accumulators.advance(counter.accumulator, position);
  const reductions = reduce(inner, { accumulators, item, wanted: aggregatesOf(parent, frame), before: counter.before });
  const loop = { body: builder.block, filterEnd, passes, accumulators: accumulators.list };
  const facts = parent.builder.append({ op: 'facts', loop }, 'bit');
  return readBack(parent, { facts, count: counter.accumulator, reductions, list: accumulators.list });
}

/** The running count stays within its proven maximum because a row with more facts never reaches the kernel. */
function oneMore(builder: KernelBuilder, before: Register): Register {
  const { max } = builder.intervalOf(before);
  return builder.addWithin(before, builder.integer(1n), { min: 1n, max: max + 1n }) ?? before;
}

function frameState(
  scope: Scope,
  { accumulators, position }: { accumulators: FrameAccumulators; position: Register },
): FrameState {
  const { builder } = scope;
  return {
    index: () => ({ shape: { kind: 'whole', register: position, unit: 1n }, problems: NO_PROBLEMS }),
    runningBefore: (of, type) => {
      const field: FactColumnField = of === null ? { kind: 'amount' } : { kind: 'attribute', attribute: of };
      const cell = factCell(scope, { field, type, as: 'value' });
      const item = numericOf(cell);
      if (item.kind !== 'whole') throw new Error('lowering: a column that is not whole');
      const failing = anyProblem(builder, cell.problems);
      if (failing !== null) builder.check(failing);
      const sum = declareSum(scope, accumulators, item);
      if (sum === null) throw new NotExpressible('field.runningBefore');
      return { shape: { ...item, register: sum.before }, problems: NO_PROBLEMS };
    },
  };
}

function declareSum(scope: Scope, accumulators: FrameAccumulators, item: Whole) {
  const { builder, workshop } = scope;
  const interval = timesUpTo(builder.intervalOf(item.register), workshop.profiles.factsMax);
  if (!builder.fits(interval)) return null;
  const declared = accumulators.declare({ type: 'integer', initial: 0n, interval });
  const next = builder.append({ op: 'add', left: declared.before, right: item.register }, 'integer', interval);
  accumulators.advance(declared.accumulator, next);
  return declared;
}

/** Sums of none up to `count` values of the interval. */
function timesUpTo({ min, max }: Interval, count: bigint): Interval {
  return { min: min < 0n ? min * count : 0n, max: max > 0n ? max * count : 0n };
}

/** Fields of the facts are columns of their own; a field read both as a word and as a number is two columns. */
function factCell(scope: Scope, { field, type, as }: FactFieldUse): Cell {
  const { builder, workshop } = scope;
  const profile = workshop.profiles.fact({ field, type, as });
  if (profile.kind === 'constant') throw new Error('lowering: a field of a fact is never constant');
  const key = fieldKey(field);
  const known = workshop.facts.findIndex((column) => fieldKey(column.field) === key && column.type.base === type.base);
  const column = known >= 0 ? known : workshop.facts.push({ field, type, profile }) - 1;
  return columnCell(builder, profile, {
    read: (nullable) => ({ op: 'factColumn', column, nullable }),
    absent: { op: 'factAbsent', column },
  });
}

export function fieldKey(field: FactColumnField): string {
  return field.kind === 'attribute' ? `attribute ${field.attribute}` : field.kind;
}

export function lowerField(scope: Scope, step: Extract<Step, { op: 'field' }>): Cell {
  const { field } = step;
  if (scope.frame === null) throw new Error('lowering: a field outside a frame');
  switch (field.kind) {
    case 'index':
      return scope.frame.index();
    case 'runningBefore':
      return scope.frame.runningBefore(field.of, step.type);
    case 'amount':
    case 'date':
    case 'id':
    case 'source':
    case 'attribute':
      return factCell(scope, { field: columnOf(field), type: step.type, as: 'value' });
  }
}

function columnOf(field: Exclude<FactField, { kind: 'index' | 'runningBefore' }>): FactColumnField {
  switch (field.kind) {
    case 'attribute':
      return field;
    case 'date':
      return { kind: 'on' };
    case 'amount':
    case 'id':
    case 'source':
      return { kind: field.kind };
  }
}

function filterBit(scope: Scope, frame: FactsFrame): Register {
  const { builder, workshop } = scope;
  const type = factCell(scope, { field: { kind: 'type' }, type: plain('text'), as: 'filter' });
  const wanted = shapeOfValue(builder, { kind: 'text', text: frame.filter.factType }, workshop.codes);
  const sameType = compareShapes(builder, 'equal', { left: type.shape, right: wanted });
  return frame.filter.where
    .map((condition) => conditionBit(scope, condition))
    .reduce((all, bit) => builder.and(all, bit), sameType);
}

const FIELD_NAMES: ReadonlySet<string> = new Set(['amount', 'on', 'source', 'id']);

function conditionField(name: string): FactColumnField {
  if (!FIELD_NAMES.has(name)) return { kind: 'attribute', attribute: name };
  return name === 'amount' || name === 'on' || name === 'source' ? { kind: name } : { kind: 'id' };
}

function typeOfValue(value: Value | undefined): ValueType {
  return plain(value?.kind ?? 'text');
}

/** A fact that lacks the field does not match, whatever the comparison. */
function conditionBit(scope: Scope, condition: FactCondition): Register {
  const { builder, workshop } = scope;
  const cell = factCell(scope, {
    field: conditionField(condition.field),
    type: typeOfValue(condition.values[0]),
    as: 'filter',
  });
  const bits = condition.values.map((value) => {
    const right = shapeOfValue(builder, value, workshop.codes);
    const comparison =
      condition.comparison === 'in' || condition.comparison === 'notIn' ? 'equal' : condition.comparison;
    return compareShapes(builder, comparison, { left: cell.shape, right });
  });
  const any = bits.reduce((all, bit) => builder.or(all, bit), builder.bit(false));
  const holds = condition.comparison === 'notIn' ? builder.not(any) : any;
  const missing = anyProblem(builder, cell.problems);
  return missing === null ? holds : builder.and(builder.not(missing), holds);
}

interface Reduction {
  readonly aggregate: 'sum' | 'minimum' | 'maximum';
  readonly accumulator: number;
  readonly shape: (register: Register) => Numeric;
}

interface ReductionInput {
  readonly accumulators: FrameAccumulators;
  readonly item: Cell;
  readonly wanted: ReadonlySet<Aggregate>;
  readonly before: Register;
}

function reduce(scope: Scope, { accumulators, item, wanted, before }: ReductionInput): readonly Reduction[] {
  const reductions: Reduction[] = [];
  if (wanted.has('sum') || wanted.has('average')) reductions.push(sumOf(scope, accumulators, item));
  for (const aggregate of ['minimum', 'maximum'] as const) {
    if (wanted.has(aggregate)) reductions.push(extremeOf(scope, { accumulators, item, aggregate, before }));
  }
  return reductions;
}

/** Whole numbers over a denominator that is the same for every fact of the row. */
interface SharedDenominator {
  readonly whole: Whole;
  readonly shape: (register: Register, bounds: Bounds) => Whole | Ratio;
}

/** An item whose denominator does not depend on the fact adds up and compares by its numerators alone. */
function overSharedDenominator(scope: Scope, item: Numeric): SharedDenominator | null {
  if (item.kind === 'whole') return { whole: item, shape: (register) => ({ ...item, register }) };
  if (item.kind === 'approximate' || scope.parent === null) return null;
  const denominator = hoisted(scope.builder, scope.parent.builder, item.denominator);
  if (denominator === null) return null;
  return {
    whole: { kind: 'whole', register: item.numerator, unit: 1n },
    shape: (register, bounds) => ({ kind: 'ratio', numerator: register, denominator, bounds }),
  };
}

/** The same value in the enclosing block, or null when it rests on the fact. */
function hoisted(inner: KernelBuilder, outer: KernelBuilder, register: Register): Register | null {
  const { operation, type, interval } = inner.instruction(register);
  switch (operation.op) {
    case 'outer':
      return operation.register;
    case 'integer':
      return outer.append(operation, type, interval);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'minimum':
    case 'maximum': {
      const left = hoisted(inner, outer, operation.left);
      const right = hoisted(inner, outer, operation.right);
      return left === null || right === null ? null : outer.append({ ...operation, left, right }, type, interval);
    }
    case 'negate':
    case 'absolute': {
      const value = hoisted(inner, outer, operation.value);
      return value === null ? null : outer.append({ ...operation, value }, type, interval);
    }
    default:
      return null;
  }
}

/** Items are added exactly while the sum of the most there can be fits; others in doubles. */
function sumOf(scope: Scope, accumulators: FrameAccumulators, cell: Cell): Reduction {
  const { builder, workshop } = scope;
  const numeric = numericOf(cell);
  const count = Number(workshop.profiles.factsMax);
  const shared = overSharedDenominator(scope, numeric);
  const exact = shared === null ? null : declareSum(scope, accumulators, shared.whole);
  if (exact !== null && shared !== null) {
    const bounds = timesBounds(boundsOfShape(builder, numeric), count);
    return { aggregate: 'sum', accumulator: exact.accumulator, shape: (register) => shared.shape(register, bounds) };
  }
  const item = toApproximate(builder, numeric);
  const { accumulator, before } = accumulators.declare({ type: 'float', initial: 0, interval: null });
  accumulators.advance(accumulator, builder.floatArithmetic('add', before, item.register));
  const size = count * (largestMagnitude(item.bounds) + item.error);
  const bits = withinLimit(builder, (item.bits + 1) * count);
  const bounds = timesBounds(item.bounds, count);
  const error = errorAbove(count * item.error + count * ROUNDING_UNIT * size * 2);
  return {
    aggregate: 'sum',
    accumulator,
    shape: (register) => ({ kind: 'approximate', register, bounds, error, bits }),
  };
}

/** Of sums of none up to `count` values. */
function timesBounds({ min, max }: Bounds, count: number): Bounds {
  return boundsOf(Math.min(0, min * count), Math.max(0, max * count));
}

interface ExtremeInput extends Omit<ReductionInput, 'wanted'> {
  readonly aggregate: 'minimum' | 'maximum';
}

function extremeOf(scope: Scope, { accumulators, item, aggregate, before }: ExtremeInput): Reduction {
  const { builder } = scope;
  const numeric = numericOf(item);
  const shared = overSharedDenominator(scope, numeric);
  const value = shared === null ? toApproximate(builder, numeric) : shared.whole;
  const interval = value.kind === 'whole' ? withZero(builder.intervalOf(value.register)) : null;
  const initial = value.kind === 'whole' ? 0n : 0;
  const type = value.kind === 'whole' ? 'integer' : 'float';
  const declared = accumulators.declare({ type, initial, interval });
  const held = { ...value, register: declared.before };
  const first = builder.compare('equal', before, builder.integer(0n));
  const extreme = extremeNumeric(builder, aggregate, { left: held, right: value });
  const next = selectNumeric(builder, first, { then: value, otherwise: extreme });
  if (next.kind === 'ratio') throw new Error('lowering: an extreme of whole numbers became a ratio');
  accumulators.advance(declared.accumulator, next.register);
  const bounds = timesBounds(boundsOfShape(builder, numeric), 1);
  const shape = (register: Register): Numeric =>
    shared === null ? { ...value, register } : shared.shape(register, bounds);
  return { aggregate, accumulator: declared.accumulator, shape };
}

function withZero({ min, max }: Interval): Interval {
  return { min: min < 0n ? min : 0n, max: max > 0n ? max : 0n };
}

interface LoopRegisters {
  readonly facts: Register;
  readonly count: number;
  readonly reductions: readonly Reduction[];
  readonly list: readonly Accumulator[];
}

function readBack({ builder }: Scope, { facts, count, reductions, list }: LoopRegisters): FrameResult {
  const read = (accumulator: number): Register => {
    const declared = list[accumulator];
    if (declared === undefined) throw new Error('lowering: an accumulator that was not declared');
    return builder.append({ op: 'accumulated', facts, accumulator }, declared.type, declared.interval);
  };
  const shapeOf = (aggregate: Reduction['aggregate']) => {
    const reduction = reductions.find((candidate) => candidate.aggregate === aggregate);
    return reduction === undefined ? null : reduction.shape(read(reduction.accumulator));
  };
  return { count: read(count), sum: shapeOf('sum'), minimum: shapeOf('minimum'), maximum: shapeOf('maximum') };
}
