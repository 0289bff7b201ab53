import type { EvaluationRequest } from '../../evaluation/evaluation.ts';
import type { Plan } from '../../plan/plan.ts';
import { lowerPlan } from '../scaled/lower.ts';
import { type EngineAnswer, evaluateStages, type Stage, type StageRun } from '../staged/evaluate-stages.ts';
import { INTEGER_MAX } from './batch-columns.ts';
import { BatchProgram } from './batch-program.ts';
import { columnsOf } from './request-columns.ts';

export interface RunBatchOptions {
  /** Instructions of one generated function; the default suits every plan. */
  readonly chunkInstructions?: number;
}

/** The batch engine over a request: the same bytes as the reference, for every plan. */
export function runBatch(plan: Plan, request: EvaluationRequest, options: RunBatchOptions = {}): EngineAnswer {
  const stages = evaluateStages(plan, request, {
    prepare: (asked, data, given) => {
      const lowering = { profiles: data, shared: data, integerMax: INTEGER_MAX, keepSteps: false, given };
      const result = lowerPlan(asked, lowering);
      return result.ok ? { ok: true, program: new BatchProgram(result.lowered, options.chunkInstructions) } : result;
    },
    mayLeave: () => true,
  });
  let next = stages.next();
  while (next.done !== true) next = stages.next(runStage(next.value));
  return next.value;
}

function runStage({ program, data }: Stage<BatchProgram>): StageRun {
  const { columns, unproven } = program.run(columnsOf(program.lowered, data));
  const open = new Set(unproven);
  return {
    isOpen: (row) => open.has(row),
    integerAt: (output, row) => {
      const value = columns[output]?.[row];
      if (typeof value !== 'bigint') throw new Error(`runBatch: output ${output} has no integer in row ${row}`);
      return value;
    },
  };
}
