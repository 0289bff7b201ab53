import { add, compare, divide, fromInteger, ONE, type Rational, round, subtract, ZERO } from '@premia/decimal';
import type { Block, Comparison, Step, StepIndex } from '../../plan/plan.ts';
import type { Value } from '../../values/value.ts';
import { isNumeric } from '../../values/value-type.ts';
import type { BlockRanges } from './ranges.ts';
import { ANY, type Span } from './span.ts';

type SelectStep = Extract<Step, { op: 'select' }>;

/** Branches of one node asked one after another: rows of a table, cases of a choice, one `if`. */
export interface Chain {
  readonly nodeId: string;
  /** The condition of each row, from the first. */
  readonly conditions: readonly StepIndex[];
  /** What is left when no row holds. */
  readonly otherwise: StepIndex;
}

/** Every chain of selections in a block, in step order. */
export function chainsOf(block: Block): readonly Chain[] {
  const selects = new Map<StepIndex, SelectStep>();
  for (const [index, step] of block.steps.entries()) if (step.op === 'select') selects.set(index, step);
  const continued = new Set(
    [...selects.values()].flatMap(({ nodeId, otherwise }) =>
      selects.get(otherwise)?.nodeId === nodeId ? [otherwise] : [],
    ),
  );
  return [...selects].flatMap(([index, head]) => (continued.has(index) ? [] : [chainFrom(head, selects)]));
}

function chainFrom(head: SelectStep, selects: ReadonlyMap<StepIndex, SelectStep>): Chain {
  const conditions: StepIndex[] = [];
  let at: SelectStep | undefined = head;
  let otherwise = head.otherwise;
  while (at !== undefined && at.nodeId === head.nodeId) {
    conditions.push(at.condition);
    otherwise = at.otherwise;
    at = selects.get(otherwise);
  }
  return { nodeId: head.nodeId, conditions, otherwise };
}

/** A place in the space of what is compared: for each compared step a value, or one that equals no stated text. */
export type Cell = ReadonlyMap<StepIndex, Value | 'other'>;

export interface ChainReach {
  /** Rows no input can reach: earlier rows answer first, or the row contradicts itself. */
  readonly dead: readonly number[];
  /** Whether some input is left over when all rows are asked. */
  readonly otherwiseReached: boolean;
  /** An input that no row answers for, where one was found. */
  readonly leftOver: Cell | null;
}

/** Cells × rows looked at before a chain is left unproven. */
const WORK_MAX = 60_000;

/**
 * Cuts the space of the compared inputs along every boundary stated in the conditions and asks the rows for one value
 * of each part: exact, since no condition tells two values of a part from one another. Null when a condition compares
 * something other than an input with a constant, or there are too many parts.
 */
export function reachOf(chain: Chain, space: ConditionSpace): ChainReach | null {
  const axes = axesOf(chain, space);
  if (axes === null) return null;
  const size = axes.reduce((product, { values }) => product * values.length, 1);
  if (size * chain.conditions.length > WORK_MAX) return null;
  const hit = new Set<number>();
  let leftOver: Cell | null = null;
  for (let index = 0; index < size; index += 1) {
    const cell = cellAt(axes, index);
    const row = chain.conditions.findIndex((condition) => holds(condition, cell, space));
    if (row >= 0) hit.add(row);
    else leftOver ??= cell;
  }
  const dead = chain.conditions.flatMap((_condition, row) => (hit.has(row) ? [] : [row]));
  return { dead, otherwiseReached: leftOver !== null, leftOver };
}

/** A block with what is known of its steps. */
export interface ConditionSpace {
  readonly block: Block;
  readonly ranges: BlockRanges;
  /** The first step that reads an input, for each later one that reads the same. */
  readonly alias: ReadonlyMap<StepIndex, StepIndex>;
}

export function conditionSpace(block: Block, ranges: BlockRanges): ConditionSpace {
  const first = new Map<string, StepIndex>();
  const alias = new Map<StepIndex, StepIndex>();
  for (const [index, step] of block.steps.entries()) {
    if (step.op !== 'input' && step.op !== 'outer' && step.op !== 'field') continue;
    const key = JSON.stringify(step.op === 'input' ? step.source : step.op === 'outer' ? step.step : step.field);
    const known = first.get(`${step.op} ${key}`);
    if (known === undefined) first.set(`${step.op} ${key}`, index);
    else alias.set(index, known);
  }
  return { block, ranges, alias };
}

interface Axis {
  readonly step: StepIndex;
  readonly values: readonly (Value | 'other')[];
}

function cellAt(axes: readonly Axis[], index: number): Cell {
  const cell = new Map<StepIndex, Value | 'other'>();
  let rest = index;
  for (const { step, values } of axes) {
    cell.set(step, values[rest % values.length] ?? 'other');
    rest = Math.floor(rest / values.length);
  }
  return cell;
}

/** The constants each step is compared with; null when a condition is of another form. */
function axesOf(chain: Chain, space: ConditionSpace): readonly Axis[] | null {
  const found = new Map<StepIndex, Value[]>();
  for (const condition of chain.conditions) if (!collectAtoms(condition, space, found)) return null;
  return [...found].map(([step, constants]) => ({ step, values: axisValues(step, constants, space) }));
}

function collectAtoms(index: StepIndex, space: ConditionSpace, found: Map<StepIndex, Value[]>): boolean {
  const step = space.block.steps[index];
  if (step === undefined) return false;
  switch (step.op) {
    case 'and':
    case 'or':
      return step.operands.every((operand) => collectAtoms(operand, space, found));
    case 'not':
      return collectAtoms(step.value, space, found);
    case 'constant':
      return step.value.kind === 'boolean';
    case 'compare': {
      const atom = comparedWithConstant(step, space);
      if (atom === null) return false;
      found.set(atom.step, [...(found.get(atom.step) ?? []), atom.constant]);
      return true;
    }
    default: {
      if (step.type.base !== 'boolean') return false;
      const axis = space.alias.get(index) ?? index;
      found.set(axis, found.get(axis) ?? []);
      return true;
    }
  }
}

interface Atom {
  readonly step: StepIndex;
  readonly comparison: Comparison;
  readonly constant: Value;
}

const MIRRORED: Readonly<Record<Comparison, Comparison>> = {
  equal: 'equal',
  notEqual: 'notEqual',
  less: 'greater',
  lessOrEqual: 'greaterOrEqual',
  greater: 'less',
  greaterOrEqual: 'lessOrEqual',
};

/** A comparison read as `step is constant`, whichever side the constant stands on. */
export function comparedWithConstant(
  step: Extract<Step, { op: 'compare' }>,
  { block, alias }: ConditionSpace,
): Atom | null {
  const [left, right] = [block.steps[step.left], block.steps[step.right]];
  if (right?.op === 'constant' && left?.op !== 'constant') {
    return { step: alias.get(step.left) ?? step.left, comparison: step.comparison, constant: right.value };
  }
  if (left?.op === 'constant' && right?.op !== 'constant') {
    const comparison = MIRRORED[step.comparison];
    return { step: alias.get(step.right) ?? step.right, comparison, constant: left.value };
  }
  return null;
}

function axisValues(
  step: StepIndex,
  constants: readonly Value[],
  { block, ranges }: ConditionSpace,
): readonly (Value | 'other')[] {
  const type = block.steps[step]?.type;
  if (type?.base === 'boolean') return [true, false].map((boolean) => ({ kind: 'boolean', boolean }) as const);
  if (type !== undefined && isNumeric(type)) {
    const numbers = constants.flatMap((constant) => (constant.kind === 'number' ? [constant.number] : []));
    const span = ranges[step] ?? ANY;
    return numberParts(numbers, span, type.base === 'count').map((number) => ({ kind: 'number', number }) as const);
  }
  if (constants.some(({ kind }) => kind === 'date')) return dateParts(constants);
  const texts = [...new Set(constants.flatMap((constant) => (constant.kind === 'text' ? [constant.text] : [])))];
  return [...texts.map((text) => ({ kind: 'text', text }) as const), 'other'];
}

const TWO = fromInteger(2);

/** Every stated number inside the span, one value between each two neighbours, and the outer parts. */
function numberParts(stated: readonly Rational[], { min, max }: Span, isWhole: boolean): readonly Rational[] {
  const ends = [min, max].filter((end) => end !== null);
  const sorted = [...stated, ...ends]
    .sort(compare)
    .filter((number, index, all) => index === 0 || compare(number, all[index - 1] ?? number) !== 0);
  const between = sorted.flatMap((number, index) => {
    const next = sorted[index + 1];
    if (next === undefined) return [number];
    if (!isWhole) return [number, divide(add(number, next), TWO)];
    const following = add(round(number, 0, 'floor'), ONE);
    return compare(following, next) < 0 ? [number, following] : [number];
  });
  const [first = ZERO] = sorted;
  return [subtract(first, ONE), ...between, add(sorted.at(-1) ?? ZERO, ONE)].filter(
    (number) =>
      (min === null || compare(number, min) >= 0) &&
      (max === null || compare(number, max) <= 0) &&
      (!isWhole || number.denominator === 1n),
  );
}

const FIRST_DATE = '0001-01-01';
const LAST_DATE = '9999-12-31';

/** Dates are text in calendar order: a longer text comes after the day it begins with and before the next one. */
function dateParts(constants: readonly Value[]): readonly Value[] {
  const dates = [...new Set(constants.flatMap((constant) => (constant.kind === 'date' ? [constant.date] : [])))].sort();
  return [FIRST_DATE, ...dates.flatMap((date) => [date, `${date}~`]), LAST_DATE].map((date) => ({
    kind: 'date',
    date,
  }));
}

function holds(index: StepIndex, cell: Cell, space: ConditionSpace): boolean {
  const step = space.block.steps[index];
  if (step === undefined) return false;
  switch (step.op) {
    case 'and':
      return step.operands.every((operand) => holds(operand, cell, space));
    case 'or':
      return step.operands.some((operand) => holds(operand, cell, space));
    case 'not':
      return !holds(step.value, cell, space);
    case 'constant':
      return step.value.kind === 'boolean' && step.value.boolean;
    case 'compare': {
      const atom = comparedWithConstant(step, space);
      return atom !== null && atomHolds(atom, cell);
    }
    default: {
      const value = cell.get(space.alias.get(index) ?? index);
      return value !== undefined && value !== 'other' && value.kind === 'boolean' && value.boolean;
    }
  }
}

function atomHolds({ step, comparison, constant }: Atom, cell: Cell): boolean {
  const order = orderOf(cell.get(step) ?? 'other', constant);
  switch (comparison) {
    case 'equal':
      return order === 0;
    case 'notEqual':
      return order !== 0;
    case 'less':
      return order !== null && order < 0;
    case 'lessOrEqual':
      return order !== null && order <= 0;
    case 'greater':
      return order !== null && order > 0;
    case 'greaterOrEqual':
      return order !== null && order >= 0;
  }
}

/** Null where only equality can be told. */
function orderOf(value: Value | 'other', constant: Value): number | null {
  if (value === 'other' || value.kind !== constant.kind) return null;
  switch (value.kind) {
    case 'number':
      return constant.kind === 'number' ? compare(value.number, constant.number) : null;
    case 'date':
      return constant.kind === 'date' ? Number(value.date > constant.date) - Number(value.date < constant.date) : null;
    case 'text':
      return constant.kind === 'text' && value.text === constant.text ? 0 : null;
    case 'boolean':
      return constant.kind === 'boolean' && value.boolean === constant.boolean ? 0 : null;
  }
}
