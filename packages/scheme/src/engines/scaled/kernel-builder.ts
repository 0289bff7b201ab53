import type { RoundingMode } from '@premia/decimal';
import type { Comparison } from '../../plan/plan.ts';
import {
  absoluteInterval,
  addIntervals,
  divideIntervals,
  type Interval,
  joinIntervals,
  maximumInterval,
  meetIntervals,
  minimumInterval,
  multiplyIntervals,
  negateInterval,
  point,
  subtractIntervals,
} from './interval.ts';
import type { Instruction, KernelBlock, Operation, Register, RegisterType } from './kernel.ts';

export interface BuilderLimits {
  /** Integers a register can hold lie in `[-integerMax, integerMax]`. */
  readonly integerMax: bigint;
}

type ArithmeticOperation = 'add' | 'subtract' | 'multiply' | 'minimum' | 'maximum';

const ARITHMETIC: Readonly<Record<ArithmeticOperation, (left: Interval, right: Interval) => Interval>> = {
  add: addIntervals,
  subtract: subtractIntervals,
  multiply: multiplyIntervals,
  minimum: minimumInterval,
  maximum: maximumInterval,
};

const FLOAT_ARITHMETIC: Readonly<Record<ArithmeticOperation, (left: number, right: number) => number>> = {
  add: (left, right) => left + right,
  subtract: (left, right) => left - right,
  multiply: (left, right) => left * right,
  minimum: Math.min,
  maximum: Math.max,
};

/**
 * Appends instructions to one block, with the same value never computed twice and constants folded.
 * Integer operations whose result is not proven to fit answer null: the caller takes another form.
 */
export class KernelBuilder {
  readonly #instructions: Instruction[] = [];
  readonly #known = new Map<string, Register>();
  readonly #limits: BuilderLimits;

  constructor(limits: BuilderLimits) {
    this.#limits = limits;
  }

  get block(): KernelBlock {
    return { instructions: this.#instructions };
  }

  get length(): number {
    return this.#instructions.length;
  }

  fits({ min, max }: Interval): boolean {
    return min >= -this.#limits.integerMax && max <= this.#limits.integerMax;
  }

  instruction(register: Register): Instruction {
    const instruction = this.#instructions[register];
    if (instruction === undefined) throw new Error(`kernel: register ${register} is not filled yet`);
    return instruction;
  }

  intervalOf(register: Register): Interval {
    const { interval } = this.instruction(register);
    if (interval === null) throw new Error(`kernel: register ${register} is not an integer`);
    return interval;
  }

  /** The integer this register always holds, or null. */
  constantOf(register: Register): bigint | null {
    const { min, max } = this.intervalOf(register);
    return min === max ? min : null;
  }

  bitOf(register: Register): boolean | null {
    const { operation } = this.instruction(register);
    return operation.op === 'bit' ? operation.value : null;
  }

  append(operation: Operation, type: RegisterType, interval: Interval | null = null): Register {
    if (interval !== null && interval.min === interval.max && isFoldable(operation)) {
      return this.integer(interval.min);
    }
    const key = isPure(operation) ? keyOf(operation) : null;
    const known = key === null ? undefined : this.#known.get(key);
    if (known !== undefined) return known;
    const register = this.#instructions.push({ operation, type, interval }) - 1;
    if (key !== null) this.#known.set(key, register);
    return register;
  }

  integer(value: bigint): Register {
    return this.append({ op: 'integer', value }, 'integer', point(value));
  }

  float(value: number): Register {
    return this.append({ op: 'float', value }, 'float');
  }

  bit(value: boolean): Register {
    return this.append({ op: 'bit', value }, 'bit');
  }

  arithmetic(op: ArithmeticOperation, left: Register, right: Register): Register | null {
    const a = this.intervalOf(left);
    const b = this.intervalOf(right);
    const interval = ARITHMETIC[op](a, b);
    if (!this.fits(interval)) return null;
    if (op === 'minimum' && (left === right || a.max <= b.min)) return left;
    if (op === 'minimum' && b.max <= a.min) return right;
    if (op === 'maximum' && (left === right || a.min >= b.max)) return left;
    if (op === 'maximum' && b.min >= a.max) return right;
    if ((op === 'add' || op === 'subtract') && isPoint(b, 0n)) return left;
    if (op === 'add' && isPoint(a, 0n)) return right;
    if (op === 'multiply' && isPoint(b, 1n)) return left;
    if (op === 'multiply' && isPoint(a, 1n)) return right;
    return this.append({ op, left, right }, 'integer', interval);
  }

  /** A sum whose range is known better than from its parts. */
  addWithin(left: Register, right: Register, within: Interval): Register | null {
    const interval = narrow(addIntervals(this.intervalOf(left), this.intervalOf(right)), within);
    if (!this.fits(addIntervals(this.intervalOf(left), this.intervalOf(right)))) return null;
    return this.append({ op: 'add', left, right }, 'integer', interval);
  }

  multiplyBy(value: Register, factor: bigint): Register | null {
    return this.arithmetic('multiply', value, this.integer(factor));
  }

  negate(value: Register): Register {
    return this.append({ op: 'negate', value }, 'integer', negateInterval(this.intervalOf(value)));
  }

  absolute(value: Register): Register {
    const interval = this.intervalOf(value);
    if (interval.min >= 0n) return value;
    return this.append({ op: 'absolute', value }, 'integer', absoluteInterval(interval));
  }

  /** The denominator is positive. A tighter interval known from elsewhere may be given. */
  divideRounded(
    numerator: Register,
    denominator: Register,
    how: { mode: RoundingMode; within: Interval | null },
  ): Register | null {
    const divided = divideIntervals(this.intervalOf(numerator), this.intervalOf(denominator));
    const interval = how.within === null ? divided : narrow(divided, how.within);
    if (!this.fits(interval)) return null;
    if (isPoint(this.intervalOf(denominator), 1n)) return numerator;
    return this.append({ op: 'divideRounded', numerator, denominator, mode: how.mode }, 'integer', interval);
  }

  compare(comparison: Comparison, left: Register, right: Register): Register {
    if (this.instruction(left).type === 'integer') {
      const decided = decide(comparison, this.intervalOf(left), this.intervalOf(right));
      if (decided !== null) return this.bit(decided);
    }
    return this.append({ op: 'compare', comparison, left, right }, 'bit');
  }

  and(left: Register, right: Register): Register {
    const a = this.bitOf(left);
    const b = this.bitOf(right);
    if (a === false || b === false) return this.bit(false);
    if (a === true || left === right) return right;
    if (b === true) return left;
    return this.append({ op: 'and', left, right }, 'bit');
  }

  or(left: Register, right: Register): Register {
    const a = this.bitOf(left);
    const b = this.bitOf(right);
    if (a === true || b === true) return this.bit(true);
    if (a === false || left === right) return right;
    if (b === false) return left;
    return this.append({ op: 'or', left, right }, 'bit');
  }

  not(value: Register): Register {
    const known = this.bitOf(value);
    return known === null ? this.append({ op: 'not', value }, 'bit') : this.bit(!known);
  }

  select(condition: Register, branches: { then: Register; otherwise: Register }): Register {
    const { then, otherwise } = branches;
    const known = this.bitOf(condition);
    if (known !== null) return known ? then : otherwise;
    if (then === otherwise) return then;
    const { type } = this.instruction(then);
    const interval = type === 'integer' ? joinIntervals(this.intervalOf(then), this.intervalOf(otherwise)) : null;
    return this.append({ op: 'select', condition, then, otherwise }, type, interval);
  }

  floatArithmetic(op: ArithmeticOperation, left: Register, right: Register): Register {
    const a = this.instruction(left).operation;
    const b = this.instruction(right).operation;
    if (a.op === 'float' && b.op === 'float') return this.float(FLOAT_ARITHMETIC[op](a.value, b.value));
    return this.append({ op, left, right }, 'float');
  }

  /** Marks the row as not proven when the bit holds. */
  check(fails: Register): void {
    if (this.bitOf(fails) !== false) this.append({ op: 'check', fails }, 'bit');
  }
}

function isPoint({ min, max }: Interval, value: bigint): boolean {
  return min === value && max === value;
}

function narrow(wide: Interval, within: Interval): Interval {
  const met = meetIntervals(wide, within);
  if (met === null) throw new Error('kernel: two proofs of one range contradict each other');
  return met;
}

function decide(comparison: Comparison, left: Interval, right: Interval): boolean | null {
  const below = left.max < right.min;
  const above = left.min > right.max;
  const same = isPoint(left, left.min) && isPoint(right, left.min);
  switch (comparison) {
    case 'equal':
      return below || above ? false : same ? true : null;
    case 'notEqual':
      return below || above ? true : same ? false : null;
    case 'less':
      return below ? true : left.min >= right.max ? false : null;
    case 'lessOrEqual':
      return left.max <= right.min ? true : above ? false : null;
    case 'greater':
      return above ? true : left.max <= right.min ? false : null;
    case 'greaterOrEqual':
      return left.min >= right.max ? true : below ? false : null;
  }
}

/** An input keeps its instruction even when only one value is allowed: it is where that is checked. */
function isFoldable({ op }: Operation): boolean {
  return !['integer', 'column', 'factColumn', 'accumulated', 'accumulator', 'outer'].includes(op);
}

function isPure(operation: Operation): boolean {
  return (
    operation.op !== 'check' && operation.op !== 'output' && operation.op !== 'facts' && operation.op !== 'accumulated'
  );
}

function keyOf(operation: Operation): string {
  return Object.values(operation).join(' ');
}
