import { INTEGER_MAX } from '../engines/batch/batch-columns.ts';
import { BatchProgram } from '../engines/batch/batch-program.ts';
import type { Interval } from '../engines/scaled/interval.ts';
import type { KernelOutput, Register } from '../engines/scaled/kernel.ts';
import { KernelBuilder } from '../engines/scaled/kernel-builder.ts';
import type { LoweredPlan } from '../engines/scaled/lowered-plan.ts';
import { TextCodes } from '../engines/scaled/text-codes.ts';

export interface DrawnKernel {
  readonly columns: readonly Interval[];
  readonly nullable?: boolean;
  readonly build: (builder: KernelBuilder, columns: readonly Register[]) => readonly Register[];
}

/** A program over plain integer columns, for looking at single instructions. */
export function kernelProgram(
  { columns, nullable = false, build }: DrawnKernel,
  chunkInstructions?: number,
): BatchProgram {
  const builder = new KernelBuilder({ integerMax: INTEGER_MAX });
  const registers = columns.map((interval, column) =>
    builder.append({ op: 'column', column, nullable }, 'integer', interval),
  );
  const outputs: KernelOutput[] = build(builder, registers).map((value, output) => {
    const { type } = builder.instruction(value);
    builder.append({ op: 'output', output, value }, type);
    return { type };
  });
  const lowered: LoweredPlan = {
    kernel: { body: builder.block, tables: [], outputs },
    inputs: columns.map(({ min, max }, column) => ({
      source: { kind: 'attribute', attribute: `c${column}` },
      type: { base: 'number', grain: 'employee', currency: null },
      profile: { kind: 'number', unit: 1n, min, max, nullable },
    })),
    facts: [],
    results: [],
    resultOutputs: outputs.length,
    steps: [],
    codes: new TextCodes(),
    approximateSteps: [],
  };
  return new BatchProgram(lowered, chunkInstructions);
}

/** The program's columns for columns of inputs, and the rows it could not prove. */
export function runRows(program: BatchProgram, ...columns: readonly (readonly bigint[])[]) {
  const inputs = columns.map((column) => BigInt64Array.from(column));
  const { columns: outputs, unproven } = program.run({ rows: columns[0]?.length ?? 0, inputs, facts: null });
  return { outputs: outputs.map((column) => [...column].map((value) => BigInt(value))), unproven };
}
