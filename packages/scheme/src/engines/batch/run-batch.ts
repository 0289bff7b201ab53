import { rational } from '@premia/decimal';
import { assembleResult } from '../../evaluation/assemble-result.ts';
import type { EmployeeResult, EvaluationAnswer, EvaluationRequest } from '../../evaluation/evaluation.ts';
import { success } from '../../evaluation/outcome.ts';
import type { Plan } from '../../plan/plan.ts';
import { formatDate, fromDayNumber } from '../../values/calendar-date.ts';
import type { Value } from '../../values/value.ts';
import { evaluatePlan } from '../explain/index.ts';
import { lowerPlan } from '../scaled/lower.ts';
import type { LoweredPlan, OutputForm, UnsupportedStep } from '../scaled/lowered-plan.ts';
import { RequestData } from '../scaled/request-data.ts';
import { type BatchOutputs, INTEGER_MAX } from './batch-columns.ts';
import { BatchProgram } from './batch-program.ts';
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
  const result = lowerPlan(plan, {
    profiles: data,
    shared: data,
    integerMax: INTEGER_MAX,
    keepSteps: false,
  });
  if (!result.ok) return result;
  const { lowered } = result;
  const outputs = new BatchProgram(lowered, options.chunkInstructions).run(columnsOf(lowered, data));
  const exact = lowered.results.every(({ form }) => form.kind !== 'approximate');
  const open = exact ? new Set([...outputs.unproven, ...data.unreadableRows]) : null;
  return answerWith(plan, request, (employeeId, row) =>
    open === null || open.has(row) ? null : provenResult({ plan, lowered, outputs }, { employeeId, row }),
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
  return {
    ok: true,
    answer: { schemeHash: plan.schemeHash, employees },
    proven: request.employees.length - rest.length,
  };
}

interface ProvenRun {
  readonly plan: Plan;
  readonly lowered: LoweredPlan;
  readonly outputs: BatchOutputs;
}

function provenResult(run: ProvenRun, { employeeId, row }: { employeeId: string; row: number }): EmployeeResult {
  const words = run.lowered.codes.words();
  const outcomes = run.lowered.results.map(({ form }) => success(valueIn(form, { outputs: run.outputs, row, words })));
  return assembleResult(run.plan, { employeeId, outcomes });
}

interface RowReading {
  readonly outputs: BatchOutputs;
  readonly row: number;
  readonly words: readonly string[];
}

function valueIn(form: OutputForm, reading: RowReading): Value {
  switch (form.kind) {
    case 'constant':
      return form.value;
    case 'whole':
      return { kind: 'number', number: rational(integerAt(reading, form.column), form.unit) };
    case 'ratio':
      return {
        kind: 'number',
        number: rational(integerAt(reading, form.numerator), integerAt(reading, form.denominator)),
      };
    case 'boolean':
      return { kind: 'boolean', boolean: integerAt(reading, form.column) !== 0n };
    case 'text':
      return { kind: 'text', text: reading.words[Number(integerAt(reading, form.column))] ?? '' };
    case 'date':
      return { kind: 'date', date: formatDate(fromDayNumber(Number(integerAt(reading, form.column)))) };
    case 'input':
    case 'approximate':
      throw new Error(`runBatch: a result cannot be read from a form of kind ${form.kind}`);
  }
}

function integerAt({ outputs, row }: RowReading, column: number): bigint {
  const value = outputs.columns[column]?.[row];
  if (typeof value !== 'bigint') throw new Error(`runBatch: output ${column} has no integer in row ${row}`);
  return value;
}
