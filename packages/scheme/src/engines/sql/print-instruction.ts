import type { RoundingMode } from '@premia/decimal';
import type { Comparison } from '../../plan/plan.ts';
import type { Interval } from '../scaled/interval.ts';
import type { Instruction, Operation, Register } from '../scaled/kernel.ts';
import { NotExpressible } from '../scaled/scope.ts';
import { castTo, integerLiteral, type SqlInteger, type Width, widest, widthOf } from './sql-types.ts';

const COMPARISONS: Readonly<Record<Comparison, string>> = {
  equal: '=',
  notEqual: '!=',
  less: '<',
  lessOrEqual: '<=',
  greater: '>',
  greaterOrEqual: '>=',
};

/** Where a printed operation finds what it reads. */
export interface Operands {
  readonly value: (register: Register) => SqlInteger;
  readonly interval: (register: Register) => Interval;
  readonly table: (table: number) => readonly bigint[];
  /** The text of a reading (a column, an accumulator, a value of the enclosing block), with whatever says that it is absent. */
  readonly reading: (operation: Operation) => string;
}

/** SQL text of one instruction, as wide as its proven range asks. */
export function printInstruction({ operation, interval, type }: Instruction, operands: Operands): SqlInteger {
  if (type === 'float') throw new NotExpressible('number.too-many-digits');
  if (type === 'bit') return { text: printBit(operation, operands), width: 64 };
  if (interval === null) throw new Error('sql: an integer without an interval');
  const width = widthOf(interval);
  return { text: castTo(printInteger(operation, operands, width), width), width };
}

function printInteger(operation: Operation, operands: Operands, width: Width): SqlInteger {
  switch (operation.op) {
    case 'integer':
      return { text: integerLiteral(operation.value, width), width };
    case 'column':
    case 'factColumn':
      return { text: operands.reading(operation), width: 64 };
    case 'accumulator':
    case 'outer':
    case 'accumulated':
      return { text: operands.reading(operation), width };
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'minimum':
    case 'maximum':
      return printArithmetic(operation, operands, width);
    case 'negate':
      return { text: `(-${castTo(operands.value(operation.value), width)})`, width };
    case 'absolute': {
      const value = castTo(operands.value(operation.value), width);
      return { text: `if(${value} < 0, -${value}, ${value})`, width };
    }
    case 'divideRounded':
      return printDivision(operation, operands);
    case 'select': {
      const then = castTo(operands.value(operation.then), width);
      const otherwise = castTo(operands.value(operation.otherwise), width);
      return { text: `if(${operands.value(operation.condition).text}, ${then}, ${otherwise})`, width };
    }
    case 'gather': {
      const cells = operands.table(operation.table).map((cell) => integerLiteral(cell, width));
      const index = castTo(operands.value(operation.index), 64);
      return { text: `arrayElement([${cells.join(', ')}], toUInt32(${index} + 1))`, width };
    }
    default:
      throw new NotExpressible(operation.op);
  }
}

type ArithmeticOperation = Extract<Operation, { op: 'add' | 'subtract' | 'multiply' | 'minimum' | 'maximum' }>;
type DivideOperation = Extract<Operation, { op: 'divideRounded' }>;

function printArithmetic(operation: ArithmeticOperation, operands: Operands, result: Width): SqlInteger {
  const left = operands.value(operation.left);
  const right = operands.value(operation.right);
  const width = widest(result, left.width, right.width);
  const a = castTo(left, width);
  const b = castTo(right, width);
  switch (operation.op) {
    case 'add':
      return { text: `(${a} + ${b})`, width };
    case 'subtract':
      return { text: `(${a} - ${b})`, width };
    case 'multiply':
      return { text: `(${a} * ${b})`, width };
    case 'minimum':
      return { text: `least(${a}, ${b})`, width };
    case 'maximum':
      return { text: `greatest(${a}, ${b})`, width };
  }
}

/** `intDiv` truncates; the numerator is moved away from zero as the mode asks. A row of doubtful data never divides by zero. */
function printDivision({ numerator, denominator, mode }: DivideOperation, operands: Operands): SqlInteger {
  const moved = operands.interval(numerator);
  const { min, max } = operands.interval(denominator);
  const reach = { min: moved.min - max, max: moved.max + max };
  const width = widest(widthOf(reach), operands.value(denominator).width);
  const n = castTo(operands.value(numerator), width);
  const divisor = castTo(operands.value(denominator), width);
  const d = min === max ? divisor : `greatest(${divisor}, ${integerLiteral(1n, width)})`;
  const isNegativePossible = moved.min < 0n;
  return { text: roundedQuotient({ n, d, mode, isNegativePossible }), width };
}

function printBit(operation: Operation, operands: Operands): string {
  const text = (register: Register): string => operands.value(register).text;
  switch (operation.op) {
    case 'bit':
      return operation.value ? '1' : '0';
    case 'absent':
    case 'factAbsent':
    case 'accumulator':
    case 'outer':
    case 'accumulated':
      return operands.reading(operation);
    case 'compare': {
      const left = operands.value(operation.left);
      const right = operands.value(operation.right);
      const width = widest(left.width, right.width);
      return `(${castTo(left, width)} ${COMPARISONS[operation.comparison]} ${castTo(right, width)})`;
    }
    case 'and':
      return `(${text(operation.left)} AND ${text(operation.right)})`;
    case 'or':
      return `(${text(operation.left)} OR ${text(operation.right)})`;
    case 'not':
      return `(NOT ${text(operation.value)})`;
    case 'select':
      return `if(${text(operation.condition)}, ${text(operation.then)}, ${text(operation.otherwise)})`;
    default:
      throw new NotExpressible(operation.op);
  }
}

/** A column's text; `assumeNotNull` only where its emptiness is told by a bit of its own. */
export function columnText(name: string, nullable: boolean): string {
  return nullable ? `assumeNotNull(${name})` : name;
}

/** The bit that a value breaks what its profile promised. */
export function outsideText(name: string, nullable: boolean, { min, max }: Interval): string {
  const text = `${name} NOT BETWEEN ${integerLiteral(min, 64)} AND ${integerLiteral(max, 64)}`;
  return nullable ? `ifNull(${text}, 0)` : text;
}

/** Readings and constants, which cost nothing to repeat. */
export function isCheap({ op }: Operation): boolean {
  switch (op) {
    case 'integer':
    case 'bit':
    case 'column':
    case 'absent':
    case 'factColumn':
    case 'factAbsent':
    case 'accumulator':
    case 'outer':
      return true;
    default:
      return false;
  }
}

interface Quotient {
  readonly n: string;
  readonly d: string;
  readonly mode: RoundingMode;
  readonly isNegativePossible: boolean;
}

function roundedQuotient({ n, d, mode, isNegativePossible }: Quotient): string {
  const away = (part: string): string =>
    isNegativePossible ? `${n} + if(${n} < 0, -(${part}), ${part})` : `${n} + ${part}`;
  switch (mode) {
    case 'down':
      return `intDiv(${n}, ${d})`;
    case 'half-up':
      return `intDiv(${away(`intDiv(${d}, 2)`)}, ${d})`;
    case 'up':
      return `intDiv(${away(`${d} - 1`)}, ${d})`;
    case 'floor':
      return isNegativePossible ? `intDiv(if(${n} < 0, ${n} - (${d} - 1), ${n}), ${d})` : `intDiv(${n}, ${d})`;
    case 'ceil':
      return `intDiv(if(${n} > 0, ${n} + (${d} - 1), ${n}), ${d})`;
    case 'half-even': {
      const moved = away(`intDiv(${d}, 2)`);
      const quotient = `intDiv(${moved}, ${d})`;
      const tie = `${quotient} * ${d} = ${moved} AND ${d} % 2 = 0 AND ${quotient} % 2 != 0`;
      return `(${quotient} - if(${tie}, if(${n} < 0, -1, 1), 0))`;
    }
  }
}
