import type { Comparison } from '../../../plan/plan.ts';
import type { Instruction, Register, RegisterType } from '../../scaled/kernel.ts';
import { ABSENT_VALUE } from '../batch-columns.ts';
import { type BlockEmitter, instructionAt, intervalAt, push } from './block-emitter.ts';
import type { CodeWriter } from './code-writer.ts';
import { divideRounded } from './emit-division.ts';
import type { OPCODE } from './opcodes.ts';

type Opcode = keyof typeof OPCODE;

const INTEGER_OPS = { add: 'i64Add', subtract: 'i64Sub', multiply: 'i64Mul' } as const satisfies Record<string, Opcode>;
const FLOAT_OPS = {
  add: 'f64Add',
  subtract: 'f64Sub',
  multiply: 'f64Mul',
  minimum: 'f64Min',
  maximum: 'f64Max',
} as const satisfies Record<string, Opcode>;
const INTEGER_COMPARISONS: Readonly<Record<Comparison, Opcode>> = {
  equal: 'i64Eq',
  notEqual: 'i64Ne',
  less: 'i64LtS',
  lessOrEqual: 'i64LeS',
  greater: 'i64GtS',
  greaterOrEqual: 'i64GeS',
};
const FLOAT_COMPARISONS: Readonly<Record<Comparison, Opcode>> = {
  equal: 'f64Eq',
  notEqual: 'f64Ne',
  less: 'f64Lt',
  lessOrEqual: 'f64Le',
  greater: 'f64Gt',
  greaterOrEqual: 'f64Ge',
};

type Operation = Instruction['operation'];
type Arithmetic = Extract<Operation, { op: 'add' | 'subtract' | 'multiply' | 'minimum' | 'maximum' }>;

/** Pushes the result of a computing instruction; constants are pushed where they are used, statements emitted elsewhere. */
export function emitValue(emitter: BlockEmitter, register: Register): void {
  const instruction = instructionAt(emitter, register);
  const { operation, type } = instruction;
  switch (operation.op) {
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'minimum':
    case 'maximum':
    case 'negate':
    case 'absolute':
      emitArithmetic(emitter, operation, type);
      return;
    case 'divideRounded':
      divideRounded(emitter, operation);
      return;
    case 'divideFloat':
    case 'toFloat':
    case 'roundFloat':
      emitFloat(emitter, operation);
      return;
    case 'compare':
    case 'and':
    case 'or':
    case 'not':
    case 'select':
      emitLogic(emitter, operation);
      return;
    case 'gather':
      emitGather(emitter, operation);
      return;
    case 'column':
    case 'absent':
    case 'factColumn':
    case 'factAbsent':
      emitColumn(emitter, operation, instruction.interval);
      return;
    case 'accumulator':
      emitter.code.get(accumulatorLocal(emitter, operation.accumulator));
      return;
    default:
      throw new Error(`wasm: ${operation.op} computes nothing`);
  }
}

function emitArithmetic(
  emitter: BlockEmitter,
  operation: Arithmetic | OperationOf<'negate' | 'absolute'>,
  type: RegisterType,
): void {
  const { code } = emitter;
  const { op } = operation;
  switch (op) {
    case 'add':
    case 'subtract':
    case 'multiply':
      push(emitter, operation.left);
      push(emitter, operation.right);
      code.op(type === 'float' ? FLOAT_OPS[op] : INTEGER_OPS[op]);
      return;
    case 'minimum':
    case 'maximum':
      emitExtreme(emitter, { op, left: operation.left, right: operation.right }, type);
      return;
    case 'negate':
      if (type === 'integer') code.i64(0n);
      push(emitter, operation.value);
      code.op(type === 'float' ? 'f64Neg' : 'i64Sub');
      return;
    case 'absolute':
      emitAbsolute(emitter, operation.value, type);
      return;
  }
}

type FloatOperation = Extract<Operation, { op: 'divideFloat' | 'toFloat' | 'roundFloat' }>;

function emitFloat(emitter: BlockEmitter, operation: FloatOperation): void {
  switch (operation.op) {
    case 'divideFloat':
      push(emitter, operation.left);
      push(emitter, operation.right).op('f64Div');
      return;
    case 'toFloat':
      push(emitter, operation.value).op('f64ConvertI64S');
      return;
    case 'roundFloat':
      emitRoundFloat(emitter, operation);
      return;
  }
}

type LogicOperation = Extract<Operation, { op: 'compare' | 'and' | 'or' | 'not' | 'select' }>;

function emitLogic(emitter: BlockEmitter, operation: LogicOperation): void {
  switch (operation.op) {
    case 'compare': {
      const table = instructionAt(emitter, operation.left).type === 'float' ? FLOAT_COMPARISONS : INTEGER_COMPARISONS;
      push(emitter, operation.left);
      push(emitter, operation.right).op(table[operation.comparison]);
      return;
    }
    case 'and':
    case 'or':
      push(emitter, operation.left);
      push(emitter, operation.right).op(operation.op === 'and' ? 'i32And' : 'i32Or');
      return;
    case 'not':
      push(emitter, operation.value).op('i32Eqz');
      return;
    case 'select':
      emitSelect(emitter, operation);
      return;
  }
}

function accumulatorLocal(emitter: BlockEmitter, accumulator: number): number {
  const local = emitter.fact?.accumulators[accumulator];
  if (local === undefined) throw new Error(`wasm: no accumulator ${accumulator}`);
  return local;
}

type OperationOf<Op> = Extract<Operation, { op: Op }>;

interface Extreme {
  readonly op: 'minimum' | 'maximum';
  readonly left: Register;
  readonly right: Register;
}

function emitExtreme(emitter: BlockEmitter, operation: Extreme, type: RegisterType): void {
  push(emitter, operation.left);
  push(emitter, operation.right);
  if (type === 'float') {
    emitter.code.op(FLOAT_OPS[operation.op]);
    return;
  }
  push(emitter, operation.left);
  push(emitter, operation.right)
    .op(operation.op === 'minimum' ? 'i64LtS' : 'i64GtS')
    .op('select');
}

/** (n xor s) − s, where s is all ones for a negative n. */
function emitAbsolute(emitter: BlockEmitter, value: Register, type: RegisterType): void {
  const { code } = emitter;
  push(emitter, value);
  if (type === 'float') {
    code.op('f64Abs');
    return;
  }
  push(emitter, value).i64(63n).op('i64ShrS').op('i64Xor');
  push(emitter, value).i64(63n).op('i64ShrS').op('i64Sub');
}

function emitSelect(emitter: BlockEmitter, { condition, then, otherwise }: OperationOf<'select'>): void {
  const { code } = emitter;
  if (isConstantInteger(emitter, then, 1n) && isConstantInteger(emitter, otherwise, 0n)) {
    push(emitter, condition);
    code.op('i64ExtendI32U');
    return;
  }
  push(emitter, then);
  push(emitter, otherwise);
  push(emitter, condition).op('select');
}

function isConstantInteger(emitter: BlockEmitter, register: Register, value: bigint): boolean {
  const { operation } = instructionAt(emitter, register);
  return operation.op === 'integer' && operation.value === value;
}

/** Half-up moves the value half a unit away from zero and truncates. */
function emitRoundFloat(emitter: BlockEmitter, { value, mode }: OperationOf<'roundFloat'>): void {
  const { code } = emitter;
  push(emitter, value);
  switch (mode) {
    case 'half-up':
      code.f64(0.5);
      push(emitter, value).op('f64CopySign').op('f64Add');
      break;
    case 'half-even':
      code.op('f64Nearest');
      break;
    case 'floor':
      code.op('f64Floor');
      break;
    case 'ceil':
      code.op('f64Ceil');
      break;
    case 'up':
      code.op('f64Abs').op('f64Ceil');
      push(emitter, value).op('f64CopySign');
      break;
    case 'down':
      break;
  }
  if (mode === 'half-up' || mode === 'down') code.op('f64Trunc');
  code.wholeDoubleToInteger();
}

type ColumnOperation = OperationOf<'column' | 'absent' | 'factColumn' | 'factAbsent'>;

function emitColumn(emitter: BlockEmitter, operation: ColumnOperation, interval: Instruction['interval']): void {
  switch (operation.op) {
    case 'absent':
      emitter.code.get(emitter.rowPointer).access('i64Load', emitter.layout.input(operation.column));
      emitter.code.i64(ABSENT_VALUE).op('i64Eq');
      return;
    case 'factAbsent':
      pushFactAddress(emitter, operation.column).access('i64Load', 0);
      emitter.code.i64(ABSENT_VALUE).op('i64Eq');
      return;
    case 'column':
      emitter.code.get(emitter.rowPointer).access('i64Load', emitter.layout.input(operation.column));
      break;
    case 'factColumn':
      pushFactAddress(emitter, operation.column).access('i64Load', 0);
      break;
  }
  if (interval !== null) emitInside(emitter, { min: interval.min, max: interval.max, nullable: operation.nullable });
}

function pushFactAddress(emitter: BlockEmitter, column: number): CodeWriter {
  const base = emitter.fact?.columns[column];
  if (emitter.fact === null || base === undefined) throw new Error('wasm: a fact column outside a frame');
  return emitter.code.get(base).get(emitter.fact.offset).op('i32Add');
}

/** Leaves the value on the stack and marks the row when it is out of range. */
function emitInside(
  emitter: BlockEmitter,
  { min, max, nullable }: { min: bigint; max: bigint; nullable: boolean },
): void {
  const { code, locals, mark } = emitter;
  const value = locals.declare('i64');
  code.set(value).get(mark).get(value);
  if (min !== 0n) code.i64(min).op('i64Sub');
  code.i64(max - min).op('i64GtU');
  if (nullable) code.get(value).i64(ABSENT_VALUE).op('i64Ne').op('i32And');
  code.op('i32Or').set(mark).get(value);
}

/** A marked row may carry any index; it reads the first cell. */
function emitGather(emitter: BlockEmitter, { index, table }: OperationOf<'gather'>): void {
  const { code, locals } = emitter;
  const cell = locals.declare('i32');
  const last = Number(intervalAt(emitter, index).max);
  push(emitter, index).op('i32WrapI64').set(cell);
  code.get(cell).i32(0).get(cell).i32(last).op('i32LeU').op('select').i32(3).op('i32Shl');
  code.access('i64Load', emitter.tableAddress(table));
}
