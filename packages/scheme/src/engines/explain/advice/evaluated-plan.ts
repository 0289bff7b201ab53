import type { EmployeeInputs, EvaluationRequest, TraceValue } from '../../../evaluation/evaluation.ts';
import { requestScope } from '../../../evaluation/inputs.ts';
import type { Outcome } from '../../../evaluation/outcome.ts';
import { neededSteps } from '../../../plan/needed-steps.ts';
import { operandsOf } from '../../../plan/operands.ts';
import type { Block, Plan, Step, StepIndex } from '../../../plan/plan.ts';
import { evaluatePlan, stepScopeOf } from '../evaluate-plan.ts';
import { evaluateStep } from '../evaluate-step.ts';
import type { StepScope } from '../step-scope.ts';

/** How things stand for one employee, and which steps rest on what. */
export interface EvaluatedPlan {
  readonly plan: Plan;
  readonly request: EvaluationRequest;
  readonly employee: EmployeeInputs;
  /** Outcomes of the plan's own steps. */
  readonly outcomes: readonly Outcome[];
  /** The same of a step for every employee of the request; of nobody where nobody's pay rests on anybody else. */
  readonly outcomesOfAll: (step: StepIndex) => readonly Outcome[];
  readonly scope: StepScope;
  /** Steps that any payout rests on. */
  readonly needed: ReadonlySet<StepIndex>;
  readonly readers: StepReaders;
}

/** Steps of the scheme itself that read something, through frames too; in rising order. */
export interface StepReaders {
  readonly ofStep: ReadonlyMap<StepIndex, readonly StepIndex[]>;
  readonly ofCriterion: ReadonlyMap<string, readonly StepIndex[]>;
  readonly ofFactType: ReadonlyMap<string, readonly StepIndex[]>;
}

export function evaluatedPlan(plan: Plan, request: EvaluationRequest, employee: EmployeeInputs): EvaluatedPlan {
  const scope = stepScopeOf({ scope: requestScope(plan, request), trace: false }, employee);
  const payouts = plan.results.flatMap((result) => (result.kind === 'payout' ? [result.step] : []));
  const readers = readersOf(plan.body);
  const standing = { plan, request, employee, scope, readers, needed: neededSteps(plan.body, payouts) };
  if (plan.requirements.team) return { ...standing, ...outcomesOfTeam(plan, request, employee) };
  return { ...standing, outcomes: outcomesOf(plan.body, scope), outcomesOfAll: () => [] };
}

function outcomesOf({ steps }: Block, scope: StepScope): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  for (const step of steps) outcomes.push(evaluateStep(step, (index) => outcomeAt(outcomes, index), scope));
  return outcomes;
}

/** The outcome at a place of a list that is known to have one. */
export function outcomeAt(outcomes: readonly Outcome[], place: number): Outcome {
  const outcome = outcomes[place];
  if (outcome === undefined) throw new Error(`advice: nothing was worked out at ${place}`);
  return outcome;
}

function outcomesOfTeam(plan: Plan, request: EvaluationRequest, { id }: EmployeeInputs) {
  const outputs = plan.body.steps.map((_, step) => ({ nodeId: `${step}`, port: 'value', step }));
  const shown = { ...plan, body: { ...plan.body, outputs } };
  const { employees } = evaluatePlan(shown, request, { trace: true });
  const all = employees.map(({ trace }) => (trace?.nodes ?? []).map(({ outputs }) => outcomeOf(outputs['value'])));
  const own = all[employees.findIndex((employee) => employee.id === id)] ?? [];
  const outcomesOfAll = (step: StepIndex): readonly Outcome[] => all.map((outcomes) => outcomeAt(outcomes, step));
  return { outcomes: own, outcomesOfAll };
}

function outcomeOf(traced: TraceValue | undefined): Outcome {
  if (traced === undefined) throw new Error('advice: a step left no trace');
  return traced.kind === 'problem' ? { ok: false, problems: [traced.problem] } : { ok: true, value: traced };
}

function readersOf({ steps }: Block): StepReaders {
  const readers = { ofStep: new Map(), ofCriterion: new Map(), ofFactType: new Map() } as const;
  for (const [index, step] of steps.entries()) {
    noteInput(readers, step, index);
    for (const operand of operandsOf(step)) addTo(readers.ofStep, operand, index);
    if (step.op !== 'facts') continue;
    addTo(readers.ofFactType, step.frame.filter.factType, index);
    for (const inner of step.frame.block.steps) {
      noteInput(readers, inner, index);
      if (inner.op === 'outer') addTo(readers.ofStep, inner.step, index);
    }
  }
  return readers;
}

function noteInput({ ofCriterion }: { readonly ofCriterion: Map<string, StepIndex[]> }, step: Step, index: StepIndex) {
  if (step.op === 'input' && step.source.kind === 'criterion') addTo(ofCriterion, step.source.criterion, index);
}

function addTo<Key>(map: Map<Key, StepIndex[]>, key: Key, index: StepIndex): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [index]);
  else if (known.at(-1) !== index) known.push(index);
}

/** Every step that pay rests on and that moves when what `first` reads does, in order. */
export function stepsBehind({ readers, needed }: EvaluatedPlan, first: readonly StepIndex[]): readonly StepIndex[] {
  const reached = new Set<StepIndex>();
  const open = first.filter((index) => needed.has(index));
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (reached.has(index)) continue;
    reached.add(index);
    for (const reader of readers.ofStep.get(index) ?? []) if (needed.has(reader)) open.push(reader);
  }
  return [...reached].sort((left, right) => left - right);
}
