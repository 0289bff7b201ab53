import { add, compare, decimal, divide, fromInteger, multiply, ONE, sign, subtract, ZERO } from '@premia/decimal';
import { failureOf, type Outcome, success } from '../../../evaluation/outcome.ts';
import { operandsOf } from '../../../plan/operands.ts';
import type { AxisKeys, Step, StepIndex } from '../../../plan/plan.ts';
import { numberValue } from '../../../values/literal.ts';
import { compareValues } from '../arithmetic.ts';
import { evaluateStep } from '../evaluate-step.ts';
import type { StepScope } from '../step-scope.ts';
import { noteDecision, type RangeAt } from './decisions.ts';
import { loosened, turnsOf } from './line.ts';
import {
  along,
  booleanIn,
  combine,
  decided,
  either,
  isPoint,
  isProblem,
  lineOf,
  minus,
  type Numbers,
  numbersIn,
  product,
  type Range,
  scaled,
  shortened,
  toMultiples,
  transform,
} from './range.ts';
import { bandsReached, edgeTurns, reachedBy, tiersRange } from './tiers-range.ts';

/** A step whose operands may run. With every operand certain it is the step itself. */
export function rangeOfStep(step: Step, at: RangeAt, scope: StepScope): Range {
  if (step.op === 'select') return selectRange(step, at);
  if (step.op === 'recover') return recoverRange(step, at);
  if (step.op === 'team' || step.op === 'pool') return null;
  const operands = operandsOf(step).map(at.read);
  const certain = operands.flatMap((range) => (range !== null && 'outcome' in range ? [range.outcome] : []));
  const failed = failureOf(certain);
  if (failed !== null) return { outcome: failed };
  const range = certain.length === operands.length ? withOnes(step, at, scope) : shortRange(step, at, scope);
  decide(step, at, range);
  return range;
}

/** What the step comes to with a one for every operand that runs: itself, where none does. */
function withOnes(step: Step, { read }: RangeAt, scope: StepScope): Range {
  const operandAt = (index: StepIndex): Outcome => {
    const range = read(index);
    return range !== null && 'outcome' in range ? range.outcome : success(numberValue(ONE));
  };
  return { outcome: evaluateStep(step, operandAt, scope) };
}

/** Numbers past all reason took so many times longer to work out. */
const WORK_OF_TOO_LARGE = 40;

function shortRange(step: Step, at: RangeAt, scope: StepScope): Range {
  const range = runningRange(step, at, scope);
  const short = shortened(range);
  if (short !== range) at.notes.work += WORK_OF_TOO_LARGE;
  return short;
}

function selectRange(step: Extract<Step, { op: 'select' }>, { read }: RangeAt): Range {
  const condition = read(step.condition);
  if (isProblem(condition)) return condition;
  const holds = booleanIn(condition);
  if (holds === null) return either(read(step.then), read(step.otherwise));
  return read(holds ? step.then : step.otherwise);
}

/** A fallback counts beside what it may replace. */
function recoverRange({ value, fallback }: Extract<Step, { op: 'recover' }>, { read }: RangeAt): Range {
  const range = read(value);
  const isCertain = range !== null && 'outcome' in range && range.outcome.ok;
  return isCertain ? range : either(range, read(fallback));
}

/** At least one operand is not certain, and none is a problem. */
function runningRange(step: Step, at: RangeAt, scope: StepScope): Range {
  const numbers = (index: StepIndex): Numbers | null => numbersIn(at.read(index));
  switch (step.op) {
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'minimum':
    case 'maximum': {
      const [left, right] = [numbers(step.left), numbers(step.right)];
      if (left === null || right === null) return null;
      // What is divided by zero is the same problem, whatever it is.
      return isByZero(step, right) ? withOnes(step, at, scope) : combine(step.op, left, right);
    }
    case 'negate':
    case 'absolute':
    case 'power':
    case 'round': {
      const value = numbers(step.value);
      return value === null ? null : transform(step, value);
    }
    case 'roundToMultiple': {
      const [value, multiple] = [numbers(step.value), numbers(step.multiple)];
      return value === null || multiple === null || !isPoint(multiple) ? null : toMultiples(step, value, multiple.low);
    }
    case 'compare': {
      const [left, right] = [numbers(step.left), numbers(step.right)];
      return left === null || right === null ? null : yesOrNo(decided(step.comparison, left, right));
    }
    case 'and':
    case 'or':
    case 'not':
      return logicRange(step, at);
    case 'tiers': {
      const ranges = tierRanges(step, at);
      return ranges === null ? null : tiersRange(step, ranges);
    }
    case 'matrix':
      return matrixRange(step, at);
    case 'convert':
      return convertedRange(step, at, scope);
    case 'split':
      return sharedRange(step, at);
    default:
      return null;
  }
}

function isByZero({ op }: Step, right: Numbers): boolean {
  return op === 'divide' && isPoint(right) && sign(right.low) === 0;
}

function logicRange(step: Extract<Step, { op: 'and' | 'or' | 'not' }>, { read }: RangeAt): Range {
  if (step.op === 'not') {
    const answer = booleanIn(read(step.value));
    return yesOrNo(answer === null ? null : !answer);
  }
  const answers = step.operands.map((operand) => booleanIn(read(operand)));
  const deciding = step.op === 'or';
  if (answers.includes(deciding)) return yesOrNo(deciding);
  return answers.includes(null) ? null : yesOrNo(!deciding);
}

function yesOrNo(boolean: boolean | null): Range {
  return boolean === null ? null : { outcome: { ok: true, value: { kind: 'boolean', boolean } } };
}

/** Exchanged at one rate: in proportion. */
function convertedRange(step: Extract<Step, { op: 'convert' }>, at: RangeAt, scope: StepScope): Range {
  const [value, on] = [numbersIn(at.read(step.value)), at.read(step.on)];
  if (value === null || on === null || !('outcome' in on)) return null;
  const rate = numbersIn(withOnes(step, at, scope));
  return rate === null ? null : product(value, rate);
}

/** Shared out by weights that stand still: in proportion, but for the rounding of the whole and of each part. */
function sharedRange({ value, weights, index, digits }: Extract<Step, { op: 'split' }>, { read }: RangeAt): Range {
  const whole = numbersIn(read(value));
  const parts = weights.flatMap((weight) => numbersIn(read(weight)) ?? []);
  const own = parts[index];
  if (whole === null || own === undefined || parts.length < weights.length) return null;
  if (!parts.every((part) => isPoint(part) && sign(part.low) >= 0)) return null;
  const sum = parts.reduce((left, { low }) => add(left, low), ZERO);
  if (sign(sum) === 0) return null;
  const exact = scaled(whole, divide(own.low, sum));
  const unit = multiply(TWO, decimal(`1e${-digits}`));
  return along(loosened(lineOf(exact), unit), { low: subtract(exact.low, unit), high: add(exact.high, unit) });
}

const TWO = fromInteger(2);

function tierRanges({ value, position, base }: Extract<Step, { op: 'tiers' }>, { read }: RangeAt) {
  const numbers = numbersIn(read(value));
  const start = position === null ? null : numbersIn(read(position));
  const factor = base === null ? null : numbersIn(read(base));
  const isOpen = (position !== null && start === null) || (base !== null && factor === null);
  return numbers === null || isOpen ? null : { value: numbers, position: start, base: factor };
}

/** Every cell that the keys can point to. */
function matrixRange(step: Extract<Step, { op: 'matrix' }>, { read }: RangeAt): Range {
  let cells: readonly number[] = [0];
  for (const [index, axis] of step.axes.entries()) {
    const key = step.keys[index];
    const rows = key === undefined ? null : rowsOf(axis, read(key));
    if (rows === null) return null;
    const size = axis.kind === 'bands' ? axis.from.length : axis.keys.length;
    cells = cells.flatMap((cell) => rows.map((row) => cell * size + row));
  }
  const ranges = cells.map((cell): Range => {
    const value = step.cells[cell];
    return value === undefined ? null : { outcome: { ok: true, value } };
  });
  const [first, ...rest] = ranges;
  return first === undefined ? null : rest.reduce(either, first);
}

/** Rows that a key can be in; below the first band it is in none, which is a problem. */
function rowsOf(axis: AxisKeys, key: Range): readonly number[] | null {
  if (axis.kind === 'values') {
    if (key === null || !('outcome' in key) || !key.outcome.ok) return null;
    const { value } = key.outcome;
    const row = axis.keys.findIndex((known) => compareValues(known, value) === 0);
    return row < 0 ? [] : [row];
  }
  const numbers = numbersIn(key);
  if (numbers === null) return null;
  const last = axis.from.findLastIndex((from) => compare(from, numbers.high) <= 0);
  const first = Math.max(
    axis.from.findLastIndex((from) => compare(from, numbers.low) <= 0),
    0,
  );
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, offset) => first + offset);
}

/** Notes what a rule that chooses chose, and where along the stretch it, or an extreme, turns. */
function decide(step: Step, at: RangeAt, range: Range): void {
  const { notes, read } = at;
  switch (step.op) {
    case 'compare': {
      const holds = booleanIn(range);
      noteDecision(at, step, { kind: 'condition', chosen: holds === null ? null : String(holds) });
      if (holds === null) noteCrossing(at, step);
      return;
    }
    case 'minimum':
    case 'maximum':
      noteCrossing(at, step);
      return;
    case 'absolute': {
      const value = numbersIn(read(step.value));
      if (value?.line !== undefined) notes.turns.push(...turnsOf(value.line, notes.stretch));
      return;
    }
    case 'tiers':
      decideTiers(step, at);
      return;
    case 'matrix':
      decideMatrix(step, at);
      return;
    default:
      return;
  }
}

function noteCrossing(
  { read, notes }: RangeAt,
  { left, right }: { readonly left: StepIndex; readonly right: StepIndex },
) {
  const [one, other] = [numbersIn(read(left)), numbersIn(read(right))];
  if (one === null || other === null || (one.line === undefined && other.line === undefined)) return;
  notes.turns.push(...turnsOf(lineOf(minus(one, other)), notes.stretch));
}

function decideTiers(step: Extract<Step, { op: 'tiers' }>, at: RangeAt): void {
  const ranges = tierRanges(step, at);
  const reached = ranges === null ? null : reachedBy(ranges);
  const bands = reached === null ? null : bandsReached(step.bands, reached);
  const isOne = bands !== null && bands.first === bands.last;
  noteDecision(at, step, { kind: 'band', chosen: isOne ? String(bands.first) : null });
  if (isOne || reached === null || bands === null) return;
  const middle = (bands.first + 1 + bands.last) >> 1;
  const edge = step.bands[middle]?.from ?? step.bands.at(-1)?.to;
  at.notes.turns.push(...edgeTurns(edge, reached, at.notes.stretch));
}

function decideMatrix(step: Extract<Step, { op: 'matrix' }>, at: RangeAt): void {
  const rows = step.axes.map((axis, index) => rowsOf(axis, at.read(step.keys[index] ?? -1)));
  const isOne = rows.every((row) => row?.length === 1);
  noteDecision(at, step, { kind: 'cell', chosen: isOne ? rows.map((row) => row?.[0]).join(' ') : null });
  for (const [index, axis] of step.axes.entries()) {
    const row = rows[index] ?? [];
    const key = numbersIn(at.read(step.keys[index] ?? -1));
    if (axis.kind !== 'bands' || row.length < 2 || key === null) continue;
    at.notes.work += row.length;
    const middle = row[(row.length + 1) >> 1] ?? row.at(-1) ?? 0;
    at.notes.turns.push(...edgeTurns(axis.from[middle], key, at.notes.stretch));
  }
}
