import type { Step } from '../../plan/plan.ts';
import { joinProblems, numericOf } from './cell-algebra.ts';
import { leastCommonMultiple } from './interval.ts';
import type { Register } from './kernel.ts';
import type { KernelBuilder } from './kernel-builder.ts';
import { roundedOrMarked } from './numeric.ts';
import { cellAt, NotExpressible, type Scope } from './scope.ts';
import { type Cell, NO_PROBLEMS, type Problems, type Whole } from './shape.ts';

type SplitStep = Extract<Step, { op: 'split' }>;

/** Every part is ranked against every other, so a long list of weights is left to the reference. */
const WEIGHTS_MAX = 24;

/** One part of an amount in minor units by largest remainder, exactly as `allocate` of the decimals shares it out. */
export function lowerSplit(scope: Scope, step: SplitStep): Cell {
  const { builder } = scope;
  if (step.weights.length > WEIGHTS_MAX) throw new NotExpressible('split.many-weights');
  const amount = cellAt(scope, step.value);
  const cells = step.weights.map((weight) => cellAt(scope, weight));
  const units = unitsOf(builder, roundedOrMarked(builder, numericOf(amount), { ...step, mode: 'half-up' }), step);
  const given = commonWeights(builder, cells);
  const zero = builder.integer(0n);
  const weights = given.map((weight) => fitting(builder.arithmetic('maximum', weight, zero)));
  const total = weights.reduce((sum, weight) => fitting(builder.arithmetic('add', sum, weight)), zero);
  const part = sharedOut(builder, { size: builder.absolute(units), weights, total, index: step.index });
  const isNegative = builder.compare('less', units, zero);
  const register = builder.select(isNegative, { then: builder.negate(part), otherwise: part });
  const inherited = [amount, ...cells].map((cell) => cell.problems);
  const own = ownProblems(builder, { units, weights: given, total });
  return {
    shape: { kind: 'whole', register, unit: 10n ** BigInt(step.digits) },
    problems: joinProblems(builder, [...inherited, own]),
  };
}

/** A number beyond the integers at hand has no form here. */
function fitting(register: Register | null): Register {
  if (register === null) throw new NotExpressible('split');
  return register;
}

function unitsOf(builder: KernelBuilder, rounded: Whole, { digits }: SplitStep): Register {
  const unit = 10n ** BigInt(digits);
  if (unit % rounded.unit !== 0n) throw new NotExpressible('split');
  return fitting(builder.multiplyBy(rounded.register, unit / rounded.unit));
}

/** The weights as whole numbers over one unit, which cancels out. */
function commonWeights(builder: KernelBuilder, cells: readonly Cell[]): readonly Register[] {
  const wholes = cells.map((cell) => {
    const weight = numericOf(cell);
    if (weight.kind !== 'whole') throw new NotExpressible('split.weight');
    return weight;
  });
  const unit = wholes.map((weight) => weight.unit).reduce(leastCommonMultiple, 1n);
  return wholes.map((weight) => fitting(builder.multiplyBy(weight.register, unit / weight.unit)));
}

interface Sharing {
  readonly size: Register;
  readonly weights: readonly Register[];
  readonly total: Register;
  readonly index: number;
}

/** The whole part of the share, and one more where fewer remainders go before its own than there are units left over. */
function sharedOut(builder: KernelBuilder, { size, weights, total, index }: Sharing): Register {
  const divisor = fitting(builder.arithmetic('maximum', total, builder.integer(1n)));
  const within = { min: 0n, max: builder.intervalOf(size).max };
  const parts = weights.map((weight) => {
    const product = fitting(builder.arithmetic('multiply', size, weight));
    const whole = fitting(builder.divideRounded(product, divisor, { mode: 'down', within }));
    const taken = fitting(builder.arithmetic('multiply', whole, divisor));
    return { whole, rest: fitting(builder.arithmetic('subtract', product, taken)) };
  });
  const own = parts[index];
  if (own === undefined) throw new Error(`lowering: a split without part ${index}`);
  const left = parts.reduce((rest, { whole }) => fitting(builder.arithmetic('subtract', rest, whole)), size);
  const before = parts.flatMap(({ rest }, other) =>
    other === index ? [] : [builder.compare(other < index ? 'greaterOrEqual' : 'greater', rest, own.rest)],
  );
  const rank = before.reduce(
    (sum, bit) => fitting(builder.arithmetic('add', sum, asNumber(builder, bit))),
    asNumber(builder, builder.bit(false)),
  );
  const isRoundedUp = builder.compare('less', rank, left);
  return fitting(builder.arithmetic('add', own.whole, asNumber(builder, isRoundedUp)));
}

function asNumber(builder: KernelBuilder, bit: Register): Register {
  return builder.select(bit, { then: builder.integer(1n), otherwise: builder.integer(0n) });
}

interface Shares {
  readonly units: Register;
  readonly weights: readonly Register[];
  readonly total: Register;
}

/** A negative weight is a problem, and so are weights of nothing unless there is nothing to share out. */
function ownProblems(builder: KernelBuilder, { units, weights, total }: Shares): Problems {
  const zero = builder.integer(0n);
  const negative = weights
    .map((weight) => builder.compare('less', weight, zero))
    .reduce((any, bit) => builder.or(any, bit), builder.bit(false));
  const nothing = builder.and(builder.compare('equal', total, zero), builder.compare('notEqual', units, zero));
  const other = builder.or(negative, nothing);
  return builder.bitOf(other) === false ? NO_PROBLEMS : { ...NO_PROBLEMS, other };
}
