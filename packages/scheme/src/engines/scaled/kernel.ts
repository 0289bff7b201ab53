import type { RoundingMode } from '@premia/decimal';
import type { Comparison } from '../../plan/plan.ts';
import type { Interval } from './interval.ts';

/**
 * What a plan becomes once every number has a fixed denominator: straight-line code over integers,
 * floats with a proven error, and bits. Both back ends (WebAssembly, ClickHouse) print the same kernel,
 * so exactness is argued once.
 */
export interface Kernel {
  readonly body: KernelBlock;
  /** Cells that `gather` reads; every index an instruction can produce is inside its table. */
  readonly tables: readonly (readonly bigint[])[];
  readonly outputs: readonly KernelOutput[];
}

export interface KernelOutput {
  readonly type: RegisterType;
}

/** Instructions of one scope; a register is the index of the instruction that fills it. */
export interface KernelBlock {
  readonly instructions: readonly Instruction[];
}

export type Register = number;

/** `integer` is exact and within its interval; `float` is an IEEE double; `bit` is true or false. */
export type RegisterType = 'integer' | 'float' | 'bit';

export interface Instruction {
  readonly operation: Operation;
  readonly type: RegisterType;
  /** Proven range of an integer; null for floats and bits. */
  readonly interval: Interval | null;
}

export type Operation =
  | { readonly op: 'integer'; readonly value: bigint }
  | { readonly op: 'float'; readonly value: number }
  | { readonly op: 'bit'; readonly value: boolean }
  /** An input column. A value outside the interval marks the row, and what follows from it is never used. */
  | { readonly op: 'column'; readonly column: number; readonly nullable: boolean }
  /** Whether a nullable column holds no value in this row. */
  | { readonly op: 'absent'; readonly column: number }
  /** The same two for a column of the current fact, inside a `facts` block. */
  | { readonly op: 'factColumn'; readonly column: number; readonly nullable: boolean }
  | { readonly op: 'factAbsent'; readonly column: number }
  | {
      readonly op: 'add' | 'subtract' | 'multiply' | 'minimum' | 'maximum';
      readonly left: Register;
      readonly right: Register;
    }
  | { readonly op: 'negate' | 'absolute'; readonly value: Register }
  /** Integers; the denominator is proven positive. */
  | {
      readonly op: 'divideRounded';
      readonly numerator: Register;
      readonly denominator: Register;
      readonly mode: RoundingMode;
    }
  | { readonly op: 'divideFloat'; readonly left: Register; readonly right: Register }
  | { readonly op: 'toFloat'; readonly value: Register }
  /** Rounds a float to a whole number; proven to fit. */
  | { readonly op: 'roundFloat'; readonly value: Register; readonly mode: RoundingMode }
  | { readonly op: 'compare'; readonly comparison: Comparison; readonly left: Register; readonly right: Register }
  | { readonly op: 'and' | 'or'; readonly left: Register; readonly right: Register }
  | { readonly op: 'not'; readonly value: Register }
  | { readonly op: 'select'; readonly condition: Register; readonly then: Register; readonly otherwise: Register }
  | { readonly op: 'gather'; readonly table: number; readonly index: Register }
  /** Marks the row as not proven when the bit is true: the reference decides it. */
  | { readonly op: 'check'; readonly fails: Register }
  | { readonly op: 'output'; readonly output: number; readonly value: Register }
  /** Runs `filter`, and where `passes` holds `block`, for every fact of the row. */
  | { readonly op: 'facts'; readonly loop: FactsLoop }
  /** What an accumulator of a `facts` instruction of the same block holds after the last fact. */
  | { readonly op: 'accumulated'; readonly facts: Register; readonly accumulator: number }
  /** Inside a `facts` block: an accumulator before this fact. */
  | { readonly op: 'accumulator'; readonly accumulator: number }
  /** Inside a `facts` block: a register of the enclosing block. */
  | { readonly op: 'outer'; readonly register: Register };

/** One block of instructions; `passes` stands before anything that must only run for matching facts. */
export interface FactsLoop {
  readonly body: KernelBlock;
  /** Instructions before this index run for every fact, the rest only where `passes` holds. */
  readonly filterEnd: number;
  readonly passes: Register;
  readonly accumulators: readonly Accumulator[];
}

/** After each matching fact the accumulator takes the value of `next`. */
export interface Accumulator {
  readonly type: RegisterType;
  readonly initial: bigint | number | boolean;
  readonly interval: Interval | null;
  readonly next: Register;
}

/** Registers an operation reads in its own block. */
export function operandsOf(operation: Operation): readonly Register[] {
  switch (operation.op) {
    case 'integer':
    case 'float':
    case 'bit':
    case 'column':
    case 'absent':
    case 'factColumn':
    case 'factAbsent':
    case 'accumulator':
    case 'outer':
      return [];
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'minimum':
    case 'maximum':
    case 'divideFloat':
    case 'compare':
    case 'and':
    case 'or':
      return [operation.left, operation.right];
    case 'negate':
    case 'absolute':
    case 'toFloat':
    case 'roundFloat':
    case 'not':
    case 'output':
      return [operation.value];
    case 'divideRounded':
      return [operation.numerator, operation.denominator];
    case 'select':
      return [operation.condition, operation.then, operation.otherwise];
    case 'gather':
      return [operation.index];
    case 'check':
      return [operation.fails];
    case 'facts':
      return outerRegisters(operation.loop.body);
    case 'accumulated':
      return [operation.facts];
  }
}

function outerRegisters(block: KernelBlock): readonly Register[] {
  return block.instructions.flatMap(({ operation }) => (operation.op === 'outer' ? [operation.register] : []));
}

/** For each instruction of the block, whether anything that leaves it (outputs, checks, `roots`) needs it. */
export function liveRegisters(block: KernelBlock, roots: readonly Register[]): readonly boolean[] {
  const live = block.instructions.map(({ operation }) => operation.op === 'output' || operation.op === 'check');
  for (const root of roots) live[root] = true;
  for (let register = live.length - 1; register >= 0; register -= 1) {
    const instruction = block.instructions[register];
    if (live[register] !== true || instruction === undefined) continue;
    for (const operand of operandsOf(instruction.operation)) live[operand] = true;
  }
  return live;
}
