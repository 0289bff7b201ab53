import { add, compare, divide, fromInteger, ZERO } from '@premia/decimal';
import type { FactInput } from '../../evaluation/evaluation.ts';
import { factFieldText, factName, selectFacts } from '../../evaluation/facts.ts';
import { readText } from '../../evaluation/inputs.ts';
import { failure, failureOf, type Outcome, success } from '../../evaluation/outcome.ts';
import type { FactField, FactsFrame, Step } from '../../plan/plan.ts';
import { integerValue, ZERO_VALUE } from '../../values/literal.ts';
import { numberOf, numberOutcome } from './arithmetic.ts';
import type { BlockValues, FactRun, FactScope, FrameRun, StepScope } from './step-scope.ts';

/** Runs the frame once for the employee in `scope`, whichever aggregate asks first. */
export function runFrame(frame: FactsFrame, scope: StepScope, outer: BlockValues): FrameRun {
  scope.frames ??= new Map();
  const known = scope.frames.get(frame);
  if (known !== undefined) return known;
  const { nodeId, filter } = frame;
  const selected = selectFacts(scope.facts, { nodeId, filter, period: scope.subject.scope.period });
  const totals = new RunningTotals(frame);
  const facts = selected.used.map((fact, index): FactRun => {
    const inner: StepScope = { ...scope, fact: totals.scopeOf(fact, index + 1), outer };
    const { result, inner: nodes } = scope.evaluateFrame(frame, inner);
    totals.pass(fact);
    return { fact, result: named(result, fact), inner: nodes };
  });
  const run = { facts, excluded: selected.excluded, problems: selected.problems };
  scope.frames.set(frame, run);
  return run;
}

/** A problem inside a frame says for which fact it arose. */
function named(outcome: Outcome, fact: FactInput): Outcome {
  if (outcome.ok) return outcome;
  const problems = outcome.problems.map((problem) => ({
    ...problem,
    details: { ...problem.details, fact: factName(fact) },
  }));
  return { ok: false, problems };
}

type FactsStep = Extract<Step, { op: 'facts' }>;

/** The sum and count of no facts are zero; an average, best or worst of none is a problem. */
export function aggregate(step: FactsStep, run: FrameRun): Outcome {
  if (run.problems.length > 0) return { ok: false, problems: run.problems };
  if (step.aggregate === 'count') return success(integerValue(run.facts.length));
  const results = run.facts.map(({ result }) => result);
  const failed = failureOf(results);
  if (failed !== null) return failed;
  const numbers = results.map((result) => numberOf(result.ok ? result.value : ZERO_VALUE));
  const [first, ...rest] = numbers;
  if (step.aggregate === 'sum') return numberOutcome(numbers.reduce(add, ZERO), step.nodeId);
  if (first === undefined) {
    return failure({ code: 'fact/none', nodeId: step.nodeId, input: step.frame.filter.factType });
  }
  switch (step.aggregate) {
    case 'average':
      return numberOutcome(divide(numbers.reduce(add), fromInteger(numbers.length)), step.nodeId);
    case 'minimum':
      return numberOutcome(
        rest.reduce((least, next) => (compare(next, least) < 0 ? next : least), first),
        step.nodeId,
      );
    case 'maximum':
      return numberOutcome(
        rest.reduce((most, next) => (compare(next, most) > 0 ? next : most), first),
        step.nodeId,
      );
  }
}

/** The value of a `field` step for the current fact. */
export function readField(step: Extract<Step, { op: 'field' }>, { fact, index, runningBefore }: FactScope): Outcome {
  const { field } = step;
  switch (field.kind) {
    case 'index':
      return success(integerValue(index));
    case 'runningBefore':
      return runningBefore(field.of);
    case 'amount':
    case 'date':
    case 'id':
    case 'source':
    case 'attribute':
      return readFactValue(fact, field, step);
  }
}

type OwnField = Exclude<FactField, { kind: 'index' | 'runningBefore' }>;

function readFactValue(fact: FactInput, field: OwnField, at: Pick<Step, 'nodeId' | 'type'>): Outcome {
  const name = field.kind === 'attribute' ? field.attribute : field.kind === 'date' ? 'on' : field.kind;
  if (field.kind === 'amount' && fact.currency !== undefined && fact.currency !== at.type.currency) {
    const details = { given: fact.currency, expected: at.type.currency ?? '' };
    return failure({ code: 'fact/other-currency', nodeId: at.nodeId, input: 'amount', details });
  }
  return readText(factFieldText(fact, name), name, at);
}

/** Running totals over the facts already passed; one that met an unreadable value stays a problem from there on. */
export class RunningTotals {
  readonly #totals = new Map<string | null, Outcome>();
  readonly #fields: readonly RunningField[];

  constructor(frame: FactsFrame) {
    const fields = frame.block.steps.flatMap((step) =>
      step.op === 'field' && step.field.kind === 'runningBefore'
        ? [{ of: step.field.of, nodeId: step.nodeId, type: step.type }]
        : [],
    );
    // Several steps may read one total, to which a fact adds once.
    this.#fields = fields.filter(({ of }, index) => fields.findIndex((field) => field.of === of) === index);
  }

  scopeOf(fact: FactInput, index: number): FactScope {
    const totals = new Map(this.#totals);
    return { fact, index, runningBefore: (of) => totals.get(of) ?? success(ZERO_VALUE) };
  }

  pass(fact: FactInput): void {
    for (const { of, nodeId, type } of this.#fields) {
      const before = this.#totals.get(of) ?? success(ZERO_VALUE);
      const field: OwnField = of === null ? { kind: 'amount' } : { kind: 'attribute', attribute: of };
      const own = named(readFactValue(fact, field, { nodeId, type }), fact);
      this.#totals.set(of, sumOf(before, own, nodeId));
    }
  }
}

interface RunningField extends Pick<Step, 'nodeId' | 'type'> {
  readonly of: string | null;
}

function sumOf(left: Outcome, right: Outcome, nodeId: string): Outcome {
  const failed = failureOf([left, right]);
  if (failed !== null || !left.ok || !right.ok) return failed ?? left;
  return numberOutcome(add(numberOf(left.value), numberOf(right.value)), nodeId);
}
