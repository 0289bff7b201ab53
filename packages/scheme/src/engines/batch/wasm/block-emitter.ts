import type { Instruction, KernelBlock, Register, RegisterType } from '../../scaled/kernel.ts';
import type { CodeWriter, Locals } from './code-writer.ts';
import type { ValueTypeName } from './opcodes.ts';
import type { PageLayout } from './page-layout.ts';

export const WASM_TYPE: Readonly<Record<RegisterType, ValueTypeName>> = { integer: 'i64', float: 'f64', bit: 'i32' };

/** Where the registers of one block live, and what surrounds it. */
export interface BlockEmitter {
  readonly code: CodeWriter;
  readonly locals: Locals;
  readonly block: KernelBlock;
  readonly places: Map<Register, number>;
  readonly outer: BlockEmitter | null;
  readonly layout: PageLayout;
  readonly tableAddress: (table: number) => number;
  /** Address of the row's slot in the page's first column. */
  readonly rowPointer: number;
  /** The same for the workspace. */
  readonly workspacePointer: number;
  /** Becomes non-zero when the row is not proven. */
  readonly mark: number;
  /** Inside a frame: the fact's byte offset within a fact column, the columns' addresses, the accumulators. */
  readonly fact: {
    readonly offset: number;
    readonly columns: readonly number[];
    readonly accumulators: readonly number[];
  } | null;
}

export function instructionAt(emitter: BlockEmitter, register: Register): Instruction {
  const instruction = emitter.block.instructions[register];
  if (instruction === undefined) throw new Error(`wasm: no register ${register}`);
  return instruction;
}

export function intervalAt(emitter: BlockEmitter, register: Register) {
  const { interval } = instructionAt(emitter, register);
  if (interval === null) throw new Error(`wasm: register ${register} is not an integer`);
  return interval;
}

/** Puts a register's value on the stack. */
export function push(emitter: BlockEmitter, register: Register): CodeWriter {
  const { code } = emitter;
  const { operation } = instructionAt(emitter, register);
  switch (operation.op) {
    case 'integer':
      return code.i64(operation.value);
    case 'float':
      return code.f64(operation.value);
    case 'bit':
      return code.i32(operation.value ? 1 : 0);
    case 'outer':
      if (emitter.outer === null) throw new Error('wasm: an outer register outside a frame');
      return push(emitter.outer, operation.register);
    default: {
      const place = emitter.places.get(register);
      if (place === undefined) throw new Error(`wasm: register ${register} has no local`);
      return code.get(place);
    }
  }
}

/** Registers that are pushed where they are used and need no local. */
export function isInlined({ operation }: Instruction): boolean {
  return operation.op === 'integer' || operation.op === 'float' || operation.op === 'bit' || operation.op === 'outer';
}
