export { type AllocationResult, allocate } from './allocation.ts';
export {
  type DecimalTextProblem,
  type DecimalTextResult,
  decimal,
  fromFixedText,
  parseDecimal,
  toCanonicalText,
  toExactText,
  toFixedText,
} from './decimal-text.ts';
export {
  absolute,
  add,
  compare,
  divide,
  equals,
  fromInteger,
  INPUT_DIGITS_MAX,
  INPUT_EXPONENT_MAX,
  isZero,
  maximum,
  minimum,
  multiply,
  negate,
  ONE,
  power,
  type Rational,
  rational,
  sign,
  subtract,
  sum,
  ZERO,
} from './rational.ts';
export { RationalRegisters, type Rounding } from './rational-registers.ts';
export { fromWire, toWire } from './rational-wire.ts';
export { ROUNDING_MODES, type RoundingMode, round, roundToMultiple } from './rounding.ts';
export {
  type DecimalSeparator,
  parseTypedDecimal,
  type TypedDecimalResult,
  type TypedNumber,
  type TypedUnit,
} from './typed-decimal.ts';
