import { isZero, type Rational, ZERO } from '@premia/decimal';
import { factFieldText } from '../../evaluation/facts.ts';
import { attributeText } from '../../evaluation/inputs.ts';
import { success } from '../../evaluation/outcome.ts';
import { ownEntry, textEntry } from '../../evaluation/own-entry.ts';
import type { AxisKeys, InputSource, Step, StepIndex } from '../../plan/plan.ts';
import type { Value } from '../../values/value.ts';
import { isNumeric, type ValueType } from '../../values/value-type.ts';
import { holds } from './arithmetic.ts';
import { evaluateStep } from './evaluate-step.ts';
import { Machine } from './machine.ts';
import type { Places } from './program.ts';
import type { StepScope } from './step-scope.ts';

/** Does one step of a block. */
export type Operation = (machine: Machine) => void;

/**
 * A step as an operation on registers. Whatever is out of the ordinary – a problem in an operand, a text that is no
 * plain decimal, a table's rarer modes – is left to `evaluateStep`, which states what every step means; an operation
 * here only answers the same in less time.
 */
export function operationOf(step: Step, index: StepIndex, places: Places): Operation {
  const plainly: Operation = (machine) => machine.write(index, evaluateStep(step, machine.read, machine.scope));
  switch (step.op) {
    case 'input':
      return inputOperation(step, index, plainly);
    case 'field':
      return fieldOperation(step, index, plainly);
    case 'outer':
      return (machine) => {
        const { outer } = machine.scope;
        if (outer instanceof Machine) machine.copy(index, step.step, outer);
        else plainly(machine);
      };
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'minimum':
    case 'maximum':
      return binaryOperation(step, index, plainly);
    case 'negate':
    case 'absolute':
    case 'round':
      return unaryOperation(step, index, plainly);
    case 'compare': {
      const { comparison, left, right } = step;
      return (machine) => {
        if (!machine.areNumbers(left, right)) plainly(machine);
        else machine.writeBoolean(index, holds(comparison, machine.numbers.compare(left, right)));
      };
    }
    case 'and':
    case 'or':
    case 'not':
    case 'select':
    case 'recover':
      return logicOperation(step, index, plainly);
    case 'tiers':
      return tiersOperation(step, index, { places, plainly });
    case 'matrix':
      return matrixOperation(step, index, { places, plainly });
    default:
      return plainly;
  }
}

type Of<Op extends Step['op']> = Extract<Step, { op: Op }>;

function binaryOperation(
  step: Of<'add' | 'subtract' | 'multiply' | 'divide' | 'minimum' | 'maximum'>,
  index: StepIndex,
  plainly: Operation,
): Operation {
  const { left, right, nodeId } = step;
  /** A problem of one operand alone is the problem of the result. */
  const withProblem: Operation = (machine) => {
    if (machine.isNumber(left) && machine.isProblem(right)) machine.copy(index, right);
    else if (machine.isNumber(right) && machine.isProblem(left)) machine.copy(index, left);
    else plainly(machine);
  };
  const onNumbers =
    (operate: (machine: Machine) => void): Operation =>
    (machine) => {
      if (!machine.areNumbers(left, right)) return withProblem(machine);
      operate(machine);
      machine.grew(index, nodeId);
    };
  switch (step.op) {
    case 'add':
      return onNumbers(({ numbers }) => numbers.add(index, left, right));
    case 'subtract':
      return onNumbers(({ numbers }) => numbers.subtract(index, left, right));
    case 'multiply':
      return onNumbers(({ numbers }) => numbers.multiply(index, left, right));
    case 'divide':
      return (machine) => {
        if (!machine.areNumbers(left, right)) return withProblem(machine);
        if (machine.numbers.sign(right) === 0) return plainly(machine);
        machine.numbers.divide(index, left, right);
        machine.grew(index, nodeId);
      };
    case 'minimum':
    case 'maximum': {
      const wanted = step.op === 'minimum' ? -1 : 1;
      return (machine) => {
        if (!machine.areNumbers(left, right)) return withProblem(machine);
        machine.copy(index, machine.numbers.compare(right, left) === wanted ? right : left);
      };
    }
  }
}

function unaryOperation(step: Of<'negate' | 'absolute' | 'round'>, index: StepIndex, plainly: Operation): Operation {
  const { value } = step;
  const onNumber =
    (operate: (machine: Machine) => void): Operation =>
    (machine) => {
      if (!machine.isNumber(value)) return machine.isProblem(value) ? machine.copy(index, value) : plainly(machine);
      operate(machine);
      machine.wrote(index);
    };
  switch (step.op) {
    case 'negate':
      return onNumber(({ numbers }) => numbers.negate(index, value));
    case 'absolute':
      return onNumber(({ numbers }) => numbers.absolute(index, value));
    case 'round': {
      const rounding = { digits: step.digits, mode: step.mode };
      return onNumber(({ numbers }) => numbers.round(index, value, rounding));
    }
  }
}

function logicOperation(
  step: Of<'and' | 'or' | 'not' | 'select' | 'recover'>,
  index: StepIndex,
  plainly: Operation,
): Operation {
  switch (step.op) {
    case 'and':
    case 'or': {
      const { operands } = step;
      const isAnd = step.op === 'and';
      return (machine) => {
        let answer = isAnd;
        for (const operand of operands) {
          const boolean = machine.booleanAt(operand);
          if (boolean === null) return plainly(machine);
          if (boolean !== isAnd) answer = !isAnd;
        }
        machine.writeBoolean(index, answer);
      };
    }
    case 'not':
      return (machine) => {
        const boolean = machine.booleanAt(step.value);
        if (boolean === null) plainly(machine);
        else machine.writeBoolean(index, !boolean);
      };
    case 'select':
      return (machine) => {
        const boolean = machine.booleanAt(step.condition);
        if (boolean === null) plainly(machine);
        else machine.copy(index, boolean ? step.then : step.otherwise);
      };
    case 'recover':
      return (machine) => {
        if (machine.isProblem(step.value)) plainly(machine);
        else machine.copy(index, step.value);
      };
  }
}

/** Reads a number written plainly; everything else – missing, malformed, unusual – is for the reference. */
function readingNumber(
  { index, type, plainly }: { readonly index: StepIndex; readonly type: ValueType; readonly plainly: Operation },
  textOf: (scope: StepScope) => string | null | undefined,
): Operation {
  if (!isNumeric(type)) return plainly;
  const isCount = type.base === 'count';
  return (machine) => {
    const text = textOf(machine.scope);
    const isRead = typeof text === 'string' && machine.numbers.writeText(index, text);
    if (!isRead || (isCount && !machine.numbers.isWhole(index))) plainly(machine);
    else machine.wrote(index);
  };
}

function inputOperation({ source, type }: Of<'input'>, index: StepIndex, plainly: Operation): Operation {
  const textOf = inputText(source);
  return textOf === null ? plainly : readingNumber({ index, type, plainly }, textOf);
}

function inputText(source: InputSource): ((scope: StepScope) => string | null | undefined) | null {
  switch (source.kind) {
    case 'criterion':
      return ({ subject }) => textEntry(ownEntry(subject.employee.criteria, source.criterion), source.measure);
    case 'attribute':
      return ({ subject }) => attributeText(subject, source.attribute);
    case 'balance':
      return ({ subject }) => textEntry(subject.employee.balances, source.balance);
    case 'parameter':
    case 'calendar':
      return null;
  }
}

function fieldOperation({ field, type }: Of<'field'>, index: StepIndex, plainly: Operation): Operation {
  switch (field.kind) {
    case 'amount':
      return readingNumber({ index, type, plainly }, ({ fact }) => {
        const given = fact?.fact;
        return given?.currency === undefined || given.currency === type.currency ? given?.amount : undefined;
      });
    case 'attribute':
      return readingNumber({ index, type, plainly }, ({ fact }) =>
        fact === null ? undefined : factFieldText(fact.fact, field.attribute),
      );
    default:
      return plainly;
  }
}

interface TableContext {
  readonly places: Places;
  readonly plainly: Operation;
}

interface BandPlaces {
  readonly from: StepIndex;
  readonly to: StepIndex | null;
  readonly rate: StepIndex;
  readonly amount: StepIndex;
}

/** The common cases: whole bands, and marginal ones by rates alone, counted from zero. */
function tiersOperation(step: Of<'tiers'>, index: StepIndex, { places, plainly }: TableContext): Operation {
  const isByRates = step.bands.every(({ amount }) => amount === null || isZero(amount));
  const isCommon = step.mode === 'whole' || (step.mode === 'marginal' && isByRates);
  if (!isCommon || step.position !== null) return plainly;
  const bands = step.bands.map(
    ({ from, to, rate, amount }): BandPlaces => ({
      from: places.constant(from),
      to: to === null ? null : places.constant(to),
      rate: places.constant(rate ?? ZERO),
      amount: places.constant(amount ?? ZERO),
    }),
  );
  const work = { part: places.scratch(), sum: places.scratch() };
  const { value, base, nodeId } = step;
  const amount = step.mode === 'whole' ? wholeAmount : marginalAmount;
  return (machine) => {
    if (!machine.isNumber(value) || (base !== null && !machine.isNumber(base))) return plainly(machine);
    const band = bandOf(bands, value, machine);
    const reached = bands[band];
    const end = reached?.to ?? null;
    const isAbove = end !== null && machine.numbers.compare(value, end) >= 0;
    if (isAbove && (step.mode === 'whole' || step.output !== 'amount')) return plainly(machine);
    if (step.output === 'band') machine.numbers.writeInteger(index, band + 1);
    else if (step.output === 'rate') writeRate(machine, index, reached);
    else amount(machine, { index, value, base, bands, band, work });
    machine.grew(index, nodeId);
  };
}

/** The last band that begins at or below the value, -1 below the first: bands rise, so the way to it is halved. */
function bandOf(bands: readonly { readonly from: StepIndex }[], value: StepIndex, { numbers }: Machine): number {
  let [low, high] = [0, bands.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const from = bands[middle]?.from;
    if (from !== undefined && numbers.compare(from, value) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function writeRate({ numbers }: Machine, index: StepIndex, band: BandPlaces | undefined): void {
  if (band === undefined) numbers.writeInteger(index, 0);
  else numbers.copy(index, band.rate);
}

interface TierWork {
  readonly index: StepIndex;
  readonly value: StepIndex;
  readonly base: StepIndex | null;
  readonly bands: readonly BandPlaces[];
  /** From 0; -1 below the first. */
  readonly band: number;
  readonly work: { readonly part: StepIndex; readonly sum: StepIndex };
}

function wholeAmount({ numbers }: Machine, { index, value, base, bands, band, work }: TierWork): void {
  const reached = bands[band];
  if (reached === undefined) {
    numbers.writeInteger(index, 0);
    return;
  }
  numbers.multiply(work.sum, reached.rate, base ?? value);
  numbers.add(index, work.sum, reached.amount);
}

function marginalAmount({ numbers }: Machine, { index, value, base, bands, band, work }: TierWork): void {
  const { part, sum } = work;
  numbers.writeInteger(sum, 0);
  for (let row = 0; row <= band; row += 1) {
    const passed = bands[row];
    if (passed === undefined) break;
    const isFull = passed.to !== null && numbers.compare(passed.to, value) < 0;
    numbers.subtract(part, isFull && passed.to !== null ? passed.to : value, passed.from);
    numbers.multiply(part, part, passed.rate);
    numbers.add(sum, sum, part);
  }
  if (base === null) numbers.copy(index, sum);
  else numbers.multiply(index, sum, base);
}

/** Finds the row of a key on one axis; -1 when there is none or the key is a problem. */
type RowOf = (machine: Machine) => number;

function matrixOperation(step: Of<'matrix'>, index: StepIndex, { places, plainly }: TableContext): Operation {
  const axes = step.axes.map((axis, position) => {
    const key = step.keys[position];
    return { size: sizeOf(axis), rowOf: key === undefined ? () => -1 : rowFinder(axis, key, places) };
  });
  const cells = step.cells.map((value) => cellWriter(value, index, places));
  return (machine) => {
    let cell = 0;
    for (const { size, rowOf } of axes) {
      const row = rowOf(machine);
      if (row < 0) return plainly(machine);
      cell = cell * size + row;
    }
    const write = cells[cell];
    if (write === undefined) plainly(machine);
    else write(machine);
  };
}

function sizeOf(axis: AxisKeys): number {
  return axis.kind === 'bands' ? axis.from.length : axis.keys.length;
}

function rowFinder(axis: AxisKeys, key: StepIndex, places: Places): RowOf {
  if (axis.kind === 'bands') {
    const bands = axis.from.map((from) => ({ from: places.constant(from) }));
    return (machine) => (machine.isNumber(key) ? bandOf(bands, key, machine) : -1);
  }
  const numbers = axis.keys.map((known) => (known.kind === 'number' ? places.constant(known.number) : null));
  const texts = axis.keys.map((known) => (known.kind === 'text' ? known.text : null));
  return (machine) => {
    if (machine.isNumber(key)) {
      return numbers.findIndex((known) => known !== null && machine.numbers.compare(known, key) === 0);
    }
    const text = machine.textAt(key);
    return text === null ? -1 : texts.indexOf(text);
  };
}

function cellWriter(value: Value, index: StepIndex, places: Places): Operation {
  if (value.kind !== 'number') {
    const outcome = success(value);
    return (machine) => machine.write(index, outcome);
  }
  const place = places.constant(value.number satisfies Rational);
  return (machine) => {
    machine.numbers.copy(index, place);
    machine.wrote(index);
  };
}
