import type { RoundingMode } from '@premia/decimal';
import type { Comparison } from '../../plan/plan.ts';
import type { Interval } from '../scaled/interval.ts';
import {
  type Instruction,
  type Kernel,
  liveRegisters,
  type Operation,
  operandsOf,
  type Register,
} from '../scaled/kernel.ts';
import { NotExpressible } from '../scaled/scope.ts';
import { castTo, integerLiteral, type SqlInteger, type Width, widest, widthOf } from './sql-types.ts';

/** Names of the columns the source has to offer; all are made here, none comes from a scheme. */
export const SQL_NAMES = {
  row: 'row',
  input: (column: number) => `c${column}`,
  output: (output: number) => `o${output}`,
  unproven: 'unproven',
} as const;

/** One nested level: columns computed from those of the level below. */
export interface SqlLevel {
  readonly columns: readonly { readonly name: string; readonly text: string }[];
}

export interface EmittedSql {
  readonly levels: readonly SqlLevel[];
  readonly outputs: readonly string[];
  readonly unproven: string;
}

/** Levels that the engine's parser and planner take without complaint. */
const LEVELS_MAX = 60;

const COMPARISONS: Readonly<Record<Comparison, string>> = {
  equal: '=',
  notEqual: '!=',
  less: '<',
  lessOrEqual: '<=',
  greater: '>',
  greaterOrEqual: '>=',
};

/** Prints a kernel as nested selections. Values used once stand where they are used, shared ones become columns. */
export function emitSql(kernel: Kernel): EmittedSql {
  return new SqlEmitter(kernel).emit();
}

class SqlEmitter {
  readonly #instructions: readonly Instruction[];
  readonly #kernel: Kernel;
  readonly #live: readonly boolean[];
  readonly #uses: number[];
  readonly #texts = new Map<Register, SqlInteger>();
  readonly #depth = new Map<Register, number>();
  readonly #levels: { name: string; text: string }[][] = [];

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.#instructions = kernel.body.instructions;
    this.#live = liveRegisters(kernel.body, []);
    this.#uses = this.#instructions.map(() => 0);
    this.#instructions.forEach(({ operation }, register) => {
      if (this.#live[register] !== true) return;
      for (const operand of operandsOf(operation)) this.#uses[operand] = (this.#uses[operand] ?? 0) + 1;
    });
  }

  emit(): EmittedSql {
    const outputs: string[] = [];
    const checks: string[] = [];
    this.#instructions.forEach((instruction, register) => {
      if (this.#live[register] !== true) return;
      const { operation } = instruction;
      if (operation.op === 'output') outputs[operation.output] = this.#text(operation.value);
      else if (operation.op === 'check') checks.push(this.#text(operation.fails));
      else this.#place(register, instruction, checks);
    });
    if (this.#levels.length > LEVELS_MAX) throw new NotExpressible('sql.too-deep');
    const unproven = checks.length === 0 ? '0' : checks.map((check) => `(${check})`).join(' OR ');
    return { levels: this.#levels.map((columns) => ({ columns })), outputs, unproven };
  }

  /** Writes the instruction's text, as a column of its own when it is used more than once. */
  #place(register: Register, instruction: Instruction, checks: string[]): void {
    const value = this.#valueOf(instruction);
    const below = Math.max(0, ...operandsOf(instruction.operation).map((operand) => this.#depth.get(operand) ?? 0));
    if (instruction.operation.op === 'column' && instruction.interval !== null) {
      checks.push(outside(instruction.operation, instruction.interval));
    }
    if (isCheap(instruction.operation) || (this.#uses[register] ?? 0) < 2) {
      this.#texts.set(register, value);
      this.#depth.set(register, below);
      return;
    }
    const name = `r${register}`;
    const level = this.#levels[below] ?? [];
    level.push({ name, text: value.text });
    this.#levels[below] = level;
    this.#texts.set(register, { ...value, text: name });
    this.#depth.set(register, below + 1);
  }

  #integer(register: Register): SqlInteger {
    const value = this.#texts.get(register);
    if (value === undefined) throw new Error(`sql: register ${register} is used before it is written`);
    return value;
  }

  #text(register: Register): string {
    return this.#integer(register).text;
  }

  #interval(register: Register): Interval {
    const interval = this.#instructions[register]?.interval;
    if (interval === undefined || interval === null) throw new Error(`sql: register ${register} is not an integer`);
    return interval;
  }

  #valueOf({ operation, interval, type }: Instruction): SqlInteger {
    if (type === 'float') throw new NotExpressible('number.too-many-digits');
    if (type === 'bit') return { text: this.#bit(operation), width: 64 };
    if (interval === null) throw new Error('sql: an integer without an interval');
    const width = widthOf(interval);
    const computed = this.#computed(operation, width);
    return { text: castTo(computed, width), width };
  }

  #computed(operation: Operation, width: Width): SqlInteger {
    switch (operation.op) {
      case 'integer':
        return { text: integerLiteral(operation.value, width), width };
      case 'column':
        return { text: columnText(operation), width: 64 };
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'minimum':
      case 'maximum':
        return this.#arithmetic(operation, width);
      case 'negate':
        return { text: `(-${castTo(this.#integer(operation.value), width)})`, width };
      case 'absolute': {
        const value = castTo(this.#integer(operation.value), width);
        return { text: `if(${value} < 0, -${value}, ${value})`, width };
      }
      case 'divideRounded':
        return this.#divide(operation);
      case 'select': {
        const then = castTo(this.#integer(operation.then), width);
        const otherwise = castTo(this.#integer(operation.otherwise), width);
        return { text: `if(${this.#text(operation.condition)}, ${then}, ${otherwise})`, width };
      }
      case 'gather': {
        const cells = (this.#kernel.tables[operation.table] ?? []).map((cell) => integerLiteral(cell, width));
        const index = castTo(this.#integer(operation.index), 64);
        return { text: `arrayElement([${cells.join(', ')}], toUInt32(${index} + 1))`, width };
      }
      default:
        throw new NotExpressible(operation.op);
    }
  }

  #arithmetic(operation: ArithmeticOperation, result: Width): SqlInteger {
    const left = this.#integer(operation.left);
    const right = this.#integer(operation.right);
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
  #divide({ numerator, denominator, mode }: DivideOperation): SqlInteger {
    const moved = this.#interval(numerator);
    const reach = {
      min: moved.min - this.#interval(denominator).max,
      max: moved.max + this.#interval(denominator).max,
    };
    const width = widest(widthOf(reach), this.#integer(denominator).width);
    const n = castTo(this.#integer(numerator), width);
    const constant = this.#interval(denominator).min === this.#interval(denominator).max;
    const divisor = castTo(this.#integer(denominator), width);
    const d = constant ? divisor : `greatest(${divisor}, ${integerLiteral(1n, width)})`;
    const isNegativePossible = moved.min < 0n;
    return { text: roundedQuotient({ n, d, mode, isNegativePossible }), width };
  }

  #bit(operation: Operation): string {
    switch (operation.op) {
      case 'bit':
        return operation.value ? '1' : '0';
      case 'absent':
        return `isNull(${SQL_NAMES.input(operation.column)})`;
      case 'compare': {
        const left = this.#integer(operation.left);
        const right = this.#integer(operation.right);
        const width = widest(left.width, right.width);
        return `(${castTo(left, width)} ${COMPARISONS[operation.comparison]} ${castTo(right, width)})`;
      }
      case 'and':
        return `(${this.#text(operation.left)} AND ${this.#text(operation.right)})`;
      case 'or':
        return `(${this.#text(operation.left)} OR ${this.#text(operation.right)})`;
      case 'not':
        return `(NOT ${this.#text(operation.value)})`;
      case 'select':
        return `if(${this.#text(operation.condition)}, ${this.#text(operation.then)}, ${this.#text(operation.otherwise)})`;
      default:
        throw new NotExpressible(operation.op);
    }
  }
}

type ArithmeticOperation = Extract<Operation, { op: 'add' | 'subtract' | 'multiply' | 'minimum' | 'maximum' }>;
type DivideOperation = Extract<Operation, { op: 'divideRounded' }>;

function isCheap({ op }: Operation): boolean {
  return op === 'integer' || op === 'bit' || op === 'column' || op === 'absent';
}

function columnText({ column, nullable }: Extract<Operation, { op: 'column' }>): string {
  const name = SQL_NAMES.input(column);
  return nullable ? `assumeNotNull(${name})` : name;
}

function outside({ column, nullable }: Extract<Operation, { op: 'column' }>, { min, max }: Interval): string {
  const name = SQL_NAMES.input(column);
  const text = `${name} NOT BETWEEN ${integerLiteral(min, 64)} AND ${integerLiteral(max, 64)}`;
  return nullable ? `ifNull(${text}, 0)` : text;
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
