import { assembleResult } from '../../evaluation/assemble-result.ts';
import type { EvaluationAnswer, EvaluationRequest } from '../../evaluation/evaluation.ts';
import { type Outcome, success } from '../../evaluation/outcome.ts';
import type { Plan, StepIndex } from '../../plan/plan.ts';
import { evaluateSteps } from '../explain/evaluate-steps.ts';
import type { LoweredPlan, UnsupportedStep } from '../scaled/lowered-plan.ts';
import { RequestData } from '../scaled/request-data.ts';
import { Interludes } from './interludes.ts';
import { type IntegerAt, provenValues } from './proven-values.ts';

export type EngineAnswer =
  | {
      readonly ok: true;
      readonly answer: EvaluationAnswer;
      /** Employees whose result this engine proved itself; the reference worked out the others. */
      readonly proven: number;
      /** Steps this engine has no form for: the reference worked them out for everybody. */
      readonly byReference: readonly UnsupportedStep[];
    }
  | { readonly ok: false; readonly unsupported: readonly UnsupportedStep[] };

/** A program made for one stage, to be run over the request's rows. */
export interface Stage<Program> {
  readonly program: Program;
  readonly data: RequestData;
}

export interface StageRun {
  readonly integerAt: IntegerAt;
  readonly isOpen: (row: number) => boolean;
}

export interface StagedEngine<Program> {
  readonly prepare: (
    plan: Plan,
    data: RequestData,
    given: ReadonlySet<StepIndex>,
  ) =>
    | { readonly ok: true; readonly program: Program }
    | { readonly ok: false; readonly unsupported: readonly UnsupportedStep[] };
  /** Whether the reference may work out a step this engine has no form for; else the scheme is refused. */
  readonly mayLeave: (unsupported: UnsupportedStep) => boolean;
}

/**
 * A request through an engine that works row by row. Whatever needs the whole group, or has no form in the kernel, is
 * worked out between two runs and enters the next one as a column. The caller runs each program and hands in what came
 * of it: at once, or after waiting for a database.
 */
export function* evaluateStages<Program extends { readonly lowered: LoweredPlan }>(
  plan: Plan,
  request: EvaluationRequest,
  engine: StagedEngine<Program>,
): Generator<Stage<Program>, EngineAnswer, StageRun> {
  const data = new RequestData(plan, request);
  const interludes = new Interludes(plan, request, data);
  for (;;) {
    const ready = interludes.ready();
    const asked = ready.length === 0 ? plan : { ...plan, results: ready.flatMap(interludes.operandsOf) };
    const prepared = asked.results.length === 0 ? null : engine.prepare(asked, data, interludes.given);
    if (prepared?.ok === false) {
      if (!prepared.unsupported.every((step) => step.step !== null && engine.mayLeave(step))) return prepared;
      interludes.leave(prepared.unsupported);
      continue;
    }
    const outcomes =
      prepared === null ? [] : yield* runStage({ plan: asked, request, interludes }, prepared.program, data);
    if (ready.length > 0) {
      interludes.workOut(ready, new Map(asked.results.map(({ step }, index) => [step, outcomes[index]?.values ?? []])));
      continue;
    }
    return answerOf(plan, request, { outcomes, byReference: interludes.left });
  }
}

interface StageContext {
  readonly plan: Plan;
  readonly request: EvaluationRequest;
  readonly interludes: Interludes;
}

/** One result for all employees, and how many of them the kernel proved. */
interface StageOutcomes {
  readonly values: readonly Outcome[];
  readonly isProven: (row: number) => boolean;
}

/** The outcomes of the plan's results: of proven rows from the kernel, of the others from the reference. */
function* runStage<Program extends { readonly lowered: LoweredPlan }>(
  { plan, request, interludes }: StageContext,
  program: Program,
  data: RequestData,
): Generator<Stage<Program>, readonly StageOutcomes[], StageRun> {
  const run = yield { program, data };
  const { lowered } = program;
  const valueAt = provenValues(lowered, run.integerAt);
  const isOpen = (row: number): boolean => run.isOpen(row) || data.unreadableRows.has(row);
  const rows = request.employees.map((_, row) => row);
  const open = rows.filter(isOpen);
  const exact = lowered.results.map(({ form }) => form.kind !== 'approximate');
  const stepsOf = (wanted: boolean): readonly StepIndex[] =>
    plan.results.flatMap(({ step }, index) => (exact[index] === wanted ? [step] : []));
  const reference = (targets: readonly StepIndex[], left: readonly number[]): ReferenceOutcomes =>
    referenceOutcomes(targets, left, evaluateSteps(plan, request, { targets, rows: left, known: interludes.known }));
  const opened = reference(stepsOf(true), open);
  const inexact = reference(stepsOf(false), exact.includes(false) ? rows : []);
  return lowered.results.map(({ form }, index): StageOutcomes => {
    const step = plan.results[index]?.step ?? -1;
    if (form.kind === 'approximate') return { values: rows.map((row) => inexact(step, row)), isProven: () => false };
    const values = rows.map((row) => (isOpen(row) ? opened(step, row) : success(valueAt(form, row))));
    return { values, isProven: (row) => !isOpen(row) };
  });
}

type ReferenceOutcomes = (step: StepIndex, row: number) => Outcome;

function referenceOutcomes(
  targets: readonly StepIndex[],
  rows: readonly number[],
  outcomes: readonly (readonly Outcome[])[],
): ReferenceOutcomes {
  const places = new Map(rows.map((row, place) => [row, place]));
  const columns = new Map(targets.map((step, column) => [step, column]));
  return (step, row) => {
    const outcome = outcomes[places.get(row) ?? -1]?.[columns.get(step) ?? -1];
    if (outcome === undefined) throw new Error(`evaluateStages: the reference left step ${step} of row ${row} out`);
    return outcome;
  };
}

interface FinalOutcomes {
  readonly outcomes: readonly StageOutcomes[];
  readonly byReference: readonly UnsupportedStep[];
}

function answerOf(plan: Plan, request: EvaluationRequest, { outcomes, byReference }: FinalOutcomes): EngineAnswer {
  let proven = 0;
  const employees = request.employees.map(({ id }, row) => {
    if (outcomes.every(({ isProven }) => isProven(row))) proven += 1;
    const own = outcomes.map(({ values }) => {
      const outcome = values[row];
      if (outcome === undefined) throw new Error(`evaluateStages: no outcome for ${id}`);
      return outcome;
    });
    return assembleResult(plan, { employeeId: id, outcomes: own });
  });
  return { ok: true, answer: { schemeHash: plan.schemeHash, employees }, proven, byReference };
}
