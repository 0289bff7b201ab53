import type { EmployeeResult, EvaluationAnswer, EvaluationRequest } from '../../evaluation/evaluation.ts';
import type { Plan } from '../../plan/plan.ts';
import { evaluatePlan } from '../explain/index.ts';
import { lowerPlan } from '../scaled/lower.ts';
import type { UnsupportedStep } from '../scaled/lowered-plan.ts';
import { RequestData } from '../scaled/request-data.ts';
import { INTEGER_MAX } from './batch-columns.ts';
import { BatchProgram } from './batch-program.ts';
import { provenResults } from './proven-results.ts';
import { columnsOf } from './request-columns.ts';

export type EngineAnswer =
  | {
      readonly ok: true;
      readonly answer: EvaluationAnswer;
      /** Employees whose result this engine proved itself; the reference worked out the others. */
      readonly proven: number;
    }
  | { readonly ok: false; readonly unsupported: readonly UnsupportedStep[] };

export interface RunBatchOptions {
  /** Instructions of one generated function; the default suits every plan. */
  readonly chunkInstructions?: number;
}

/** The batch engine over a request: the same bytes as the reference, or a refusal that names the steps it has no form for. */
export function runBatch(plan: Plan, request: EvaluationRequest, options: RunBatchOptions = {}): EngineAnswer {
  const data = new RequestData(plan, request);
  const result = lowerPlan(plan, { profiles: data, shared: data, integerMax: INTEGER_MAX, keepSteps: false });
  if (!result.ok) return result;
  const { lowered } = result;
  const outputs = new BatchProgram(lowered, options.chunkInstructions).run(columnsOf(lowered, data));
  const integerAt = (output: number, row: number): bigint => {
    const value = outputs.columns[output]?.[row];
    if (typeof value !== 'bigint') throw new Error(`runBatch: output ${output} has no integer in row ${row}`);
    return value;
  };
  const isExact = lowered.results.every(({ form }) => form.kind !== 'approximate');
  const open = isExact ? new Set([...outputs.unproven, ...data.unreadableRows]) : null;
  const prove = provenResults({ plan, lowered, integerAt });
  return answerWith(plan, request, (employeeId, row) =>
    open === null || open.has(row) ? null : prove(employeeId, row),
  );
}

/** Puts proven results and those of the reference together in the order of the request. */
export function answerWith(
  plan: Plan,
  request: EvaluationRequest,
  prove: (employeeId: string, row: number) => EmployeeResult | null,
): EngineAnswer {
  const proven = request.employees.map((employee, row) => prove(employee.id, row));
  const rest = request.employees.filter((_, row) => proven[row] === null);
  const answered = rest.length === 0 ? [] : evaluatePlan(plan, { ...request, employees: rest }).employees;
  const exact = answered[Symbol.iterator]();
  const employees = proven.map((result) => {
    if (result !== null) return result;
    const next = exact.next();
    if (next.done === true) throw new Error('answerWith: the reference left an employee out');
    return next.value;
  });
  const answer = { schemeHash: plan.schemeHash, employees };
  return { ok: true, answer, proven: request.employees.length - rest.length };
}
