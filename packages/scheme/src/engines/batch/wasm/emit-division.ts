import type { RoundingMode } from '@premia/decimal';
import { magnitudeMax } from '../../scaled/interval.ts';
import type { Operation } from '../../scaled/kernel.ts';
import { type BlockEmitter, instructionAt, intervalAt, push } from './block-emitter.ts';

/**
 * Below 2^53 the quotient of two doubles, truncated, is the quotient of the integers: rounding cannot
 * lift it to the next one. The quotient itself has to stay within what `wholeDoubleToInteger` reads.
 */
const EXACT_DOUBLE_MAX = 2n ** 51n;

type Division = Extract<Operation, { op: 'divideRounded' }>;

interface DivisionEmitter {
  readonly emitter: BlockEmitter;
  readonly division: Division;
  /** The constant divisor, or null when it is a register. */
  readonly constant: bigint | null;
  readonly signed: boolean;
}

/**
 * Pushes numerator / denominator rounded to a whole number. Every mode moves the numerator away from
 * zero by some part of the divisor and truncates.
 */
export function divideRounded(emitter: BlockEmitter, division: Division): void {
  const { operation } = instructionAt(emitter, division.denominator);
  const constant = operation.op === 'integer' ? operation.value : null;
  const signed = intervalAt(emitter, division.numerator).min < 0n;
  const context = { emitter, division, constant, signed };
  if (division.mode === 'half-even') {
    divideHalfEven(context);
    return;
  }
  pushMoved(context, division.mode);
  truncatedQuotient(context);
}

type MovingMode = Exclude<RoundingMode, 'half-even'>;

/** The numerator moved as the mode asks. */
function pushMoved(context: DivisionEmitter, mode: MovingMode): void {
  const { emitter, division, signed } = context;
  const { code } = emitter;
  push(emitter, division.numerator);
  switch (mode) {
    case 'down':
      return;
    case 'half-up':
    case 'up':
      pushPart(context, mode === 'up' ? 'less-one' : 'half');
      if (signed) withSignOf(context);
      code.op('i64Add');
      return;
    case 'ceil':
      pushPart(context, 'less-one');
      if (signed) pushSign(context).i64(-1n).op('i64Xor').op('i64And');
      code.op('i64Add');
      return;
    case 'floor':
      if (!signed) return;
      pushPart(context, 'less-one');
      pushSign(context).op('i64And').op('i64Sub');
      return;
  }
}

/** Half the divisor rounded down, or the divisor less one. */
function pushPart({ emitter, division, constant }: DivisionEmitter, part: 'half' | 'less-one'): void {
  const { code } = emitter;
  if (constant !== null) {
    code.i64(part === 'half' ? constant / 2n : constant - 1n);
    return;
  }
  push(emitter, division.denominator)
    .i64(1n)
    .op(part === 'half' ? 'i64ShrU' : 'i64Sub');
}

/** All ones for a negative numerator, else zero. */
function pushSign({ emitter, division }: DivisionEmitter) {
  return push(emitter, division.numerator).i64(63n).op('i64ShrS');
}

/** Gives the positive number on the stack the numerator's sign. */
function withSignOf(context: DivisionEmitter): void {
  pushSign(context).op('i64Xor');
  pushSign(context).op('i64Sub');
}

function truncatedQuotient({ emitter, division, constant, signed }: DivisionEmitter): void {
  const { code } = emitter;
  if (constant !== null) {
    code.i64(constant).op(signed ? 'i64DivS' : 'i64DivU');
    return;
  }
  const largest = magnitudeMax(intervalAt(emitter, division.numerator)) + intervalAt(emitter, division.denominator).max;
  if (largest < EXACT_DOUBLE_MAX) {
    code.op('f64ConvertI64S');
    push(emitter, division.denominator).op('f64ConvertI64S').op('f64Div').op('f64Trunc').wholeDoubleToInteger();
    return;
  }
  push(emitter, division.denominator).i64(1n);
  push(emitter, division.denominator).i64(0n).op('i64GtS').op('select').op('i64DivS');
}

/** Half-up first; then one step back towards zero where it was a tie and the result is odd. */
function divideHalfEven(context: DivisionEmitter): void {
  const { emitter, division } = context;
  const { code, locals } = emitter;
  const moved = locals.declare('i64');
  const quotient = locals.declare('i64');
  pushMoved(context, 'half-up');
  code.tee(moved);
  truncatedQuotient(context);
  code.tee(quotient);
  if (context.signed) pushSign(context).i64(1n).op('i64Or');
  else code.i64(1n);
  code.i64(0n);
  code.get(quotient);
  push(emitter, division.denominator).op('i64Mul').get(moved).op('i64Eq');
  code.get(quotient).op('i32WrapI64').i32(1).op('i32And').op('i32And');
  push(emitter, division.denominator).op('i32WrapI64').i32(1).op('i32And').op('i32Eqz').op('i32And');
  code.op('select').op('i64Sub');
}
