import type { EvaluationRequest } from '../../evaluation/evaluation.ts';
import type { Outcome } from '../../evaluation/outcome.ts';
import { neededSteps } from '../../plan/needed-steps.ts';
import { operandsOf } from '../../plan/operands.ts';
import type { Plan, PlanResult, Step, StepIndex } from '../../plan/plan.ts';
import { evaluateSteps } from '../explain/evaluate-steps.ts';
import { evaluateTeam } from '../explain/sharing.ts';
import { givenParts } from '../scaled/lower-given.ts';
import type { GivenSource, UnsupportedStep } from '../scaled/lowered-plan.ts';
import type { RequestData } from '../scaled/request-data.ts';

type GroupStep = Extract<Step, { op: 'team' | 'pool' }>;

/** The steps that are worked out between two runs of a kernel, and what they came to. */
export class Interludes {
  readonly known = new Map<StepIndex, readonly Outcome[]>();
  readonly #plan: Plan;
  readonly #request: EvaluationRequest;
  readonly #data: RequestData;
  readonly #apart: Set<StepIndex>;
  readonly #left: UnsupportedStep[] = [];

  constructor(plan: Plan, request: EvaluationRequest, data: RequestData) {
    this.#plan = plan;
    this.#request = request;
    this.#data = data;
    this.#apart = new Set(plan.body.steps.flatMap((step, index) => (groupStep(step) === null ? [] : [index])));
  }

  get given(): ReadonlySet<StepIndex> {
    return new Set(this.known.keys());
  }

  /** Steps left to the reference for everybody. */
  get left(): readonly UnsupportedStep[] {
    return this.#left;
  }

  leave(steps: readonly UnsupportedStep[]): void {
    for (const step of steps) {
      if (step.step === null || this.#apart.has(step.step)) throw new Error(`Interludes: ${step.op} cannot be left`);
      this.#apart.add(step.step);
      this.#left.push(step);
    }
  }

  /** Steps to be worked out next: those that rest on no other one still to come. */
  ready(): readonly StepIndex[] {
    const targets = this.#plan.results.map(({ step }) => step);
    const waiting = this.#waitingBehind(targets);
    return waiting.filter((index) => this.#waitingBehind([index]).length === 1);
  }

  #waitingBehind(targets: readonly StepIndex[]): readonly StepIndex[] {
    const needed = neededSteps(this.#plan.body, targets, (step) => this.known.has(step));
    return [...needed].filter((step) => this.#apart.has(step) && !this.known.has(step));
  }

  /** What has to be known of every employee before the step can be worked out, as results of a plan. */
  operandsOf = (index: StepIndex): readonly PlanResult[] => {
    const step = groupStep(this.#stepAt(index));
    if (step === null) return [];
    return operandsOf(step).map((operand) => ({
      kind: 'indicator',
      nodeId: step.nodeId,
      code: `${operand}`,
      step: operand,
      order: operand,
      title: {},
    }));
  };

  /** Works the steps out and hands them to the data as columns. */
  workOut(steps: readonly StepIndex[], operands: ReadonlyMap<StepIndex, readonly Outcome[]>): void {
    for (const index of steps) {
      const step = groupStep(this.#stepAt(index));
      if (step === null) this.#leaveToReference(index);
      else this.#workOutGroup(index, step, operands);
    }
  }

  #leaveToReference(index: StepIndex): void {
    const rows = this.#request.employees.map((_, row) => row);
    const asked = { targets: [index], rows, known: this.known };
    const outcomes = evaluateSteps(this.#plan, this.#request, asked).flat();
    this.known.set(index, outcomes);
    this.#data.give({ kind: 'given', step: index, part: 'value' }, outcomes);
  }

  #workOutGroup(index: StepIndex, step: GroupStep, operands: ReadonlyMap<StepIndex, readonly Outcome[]>): void {
    const outcomes = (operand: StepIndex): readonly Outcome[] => operands.get(operand) ?? [];
    const { employees, departments } = this.#request;
    const team = { employees, departments, outcomes };
    const value = evaluateTeam(step, team);
    this.known.set(index, value);
    for (const part of givenParts(step)) {
      const source: GivenSource = { kind: 'given', step: index, part };
      const aggregate = part === 'sum' ? 'sum' : 'count';
      const isOwn = part === 'value' || step.op === 'pool';
      this.#data.give(source, isOwn ? value : evaluateTeam({ ...step, aggregate }, team));
    }
  }

  #stepAt(index: StepIndex): Step {
    const step = this.#plan.body.steps[index];
    if (step === undefined) throw new Error(`Interludes: the plan has no step ${index}`);
    return step;
  }
}

function groupStep(step: Step): GroupStep | null {
  return step.op === 'team' || step.op === 'pool' ? step : null;
}
