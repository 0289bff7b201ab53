import { type KernelBlock, liveRegisters, operandsOf, type Register } from '../../scaled/kernel.ts';
import { isInlined } from './block-emitter.ts';

/**
 * Instructions of one function. V8 compiles large functions slowly and allocates their registers
 * badly, so a long kernel becomes several functions that hand values over in scratch columns.
 */
export interface Chunk {
  readonly registers: readonly Register[];
  /** Values of earlier chunks this one reads. */
  readonly imports: readonly Register[];
  /** Values a later chunk reads. */
  readonly exports: readonly Register[];
}

export const CHUNK_INSTRUCTIONS = 600;

export function splitIntoChunks(block: KernelBlock, chunkInstructions = CHUNK_INSTRUCTIONS): readonly Chunk[] {
  const groups = groupRegisters(block, chunkInstructions);
  const home = new Map<Register, number>();
  groups.forEach((group, index) => {
    for (const register of group) home.set(register, index);
  });
  const imports = groups.map((group, index) => importsOf(block, group, { home, index }));
  return groups.map((registers, index) => ({
    registers,
    imports: imports[index] ?? [],
    exports: exportsOf(index, { imports, home }),
  }));
}

function groupRegisters(block: KernelBlock, chunkInstructions: number): Register[][] {
  const live = liveRegisters(block, []);
  const groups: Register[][] = [[]];
  block.instructions.forEach((instruction, register) => {
    if (live[register] !== true || isInlined(instruction)) return;
    const current = groups.at(-1);
    const full = current === undefined || current.length >= chunkInstructions;
    if (full && instruction.operation.op !== 'accumulated') groups.push([register]);
    else current?.push(register);
  });
  return groups;
}

interface Homes {
  readonly home: ReadonlyMap<Register, number>;
  readonly index: number;
}

function importsOf(block: KernelBlock, group: readonly Register[], { home, index }: Homes): readonly Register[] {
  const wanted = new Set<Register>();
  for (const register of group) {
    const instruction = block.instructions[register];
    if (instruction === undefined || instruction.operation.op === 'accumulated') continue;
    for (const operand of operandsOf(instruction.operation)) {
      const chunk = home.get(operand);
      if (chunk !== undefined && chunk !== index) wanted.add(operand);
    }
  }
  return [...wanted];
}

function exportsOf(
  index: number,
  { imports, home }: { imports: readonly (readonly Register[])[]; home: ReadonlyMap<Register, number> },
): readonly Register[] {
  return [...new Set(imports.flat().filter((register) => home.get(register) === index))];
}
