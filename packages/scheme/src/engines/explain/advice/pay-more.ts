import type { EvaluationRequest } from '../../../evaluation/evaluation.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { ValueType } from '../../../values/value-type.ts';
import type { Decision } from './decisions.ts';
import { type EvaluatedPlan, evaluatedPlan, outcomeAt } from './evaluated-plan.ts';
import { factVariations } from './next-fact.ts';
import { type Asked, changesOf, costOfReference } from './one-change.ts';
import { RangeEvaluator } from './range-evaluator.ts';
import { totalOf } from './reference-total.ts';
import type { Effort } from './search.ts';
import { changesTogether } from './together.ts';
import type { ChangedInput } from './variation.ts';
import { criterionVariations, downward, largestNumber, type Varied } from './varied.ts';

/** The smallest change that pays more. */
export interface PayMore {
  /**
   * `any`: no smaller change of the input pays a minor unit more. `threshold`: no smaller one that pays more makes any
   * rule choose otherwise – a condition, a band, a cell of a table. `together`: several inputs have to change, as none of
   * them pays more alone; none of the changes can be smaller while the others stay as they are.
   */
  readonly kind: 'any' | 'threshold' | 'together';
  /** One; of `together` two or three. */
  readonly changes: readonly InputChange[];
  /** What it pays more, and the total it comes to; written with the currency's digits. */
  readonly gain: string;
  readonly total: string;
  /** The rule that chooses otherwise; null for `any`. */
  readonly crossing: Pick<Decision, 'nodeId' | 'kind'> | null;
}

export interface InputChange {
  readonly input: ChangedInput;
  /** What the input measures. */
  readonly type: ValueType;
  /** Decimal texts. A next fact starts from nothing. */
  readonly from: string;
  readonly to: string;
  /** `to` less `from`: negative where less is better. */
  readonly change: string;
}

export interface PayMoreRequest {
  readonly plan: Plan;
  readonly request: EvaluationRequest;
  readonly employeeId: string;
  /** How much may be worked out; what is left of it stands there afterwards. */
  readonly effort?: Effort;
}

/** Steps that may be worked out for one answer: a fifth of a second of them. */
export const EFFORT_MAX = 15_000;

/**
 * For every criterion and every type of fact that the employee's pay rests on: the smallest rise that pays more – where
 * none does, the smallest fall – and the smallest that crosses a threshold; of inputs that pay nothing more alone, those
 * that do together. Exact, in the input's own unit, and minimal: a smaller change is passed over only when bounds that
 * hold for a whole stretch of changes rule it out. Empty when the total has a problem; an input is left out when nothing
 * within ten times its size, its target and the scheme's largest number pays more, or when its share of the effort was
 * used up before that was known.
 */
export function payMore({
  plan,
  request,
  employeeId,
  effort = { left: EFFORT_MAX },
}: PayMoreRequest): readonly PayMore[] {
  const employee = request.employees.find(({ id }) => id === employeeId);
  if (employee === undefined) throw new RangeError(`payMore: no employee ${JSON.stringify(employeeId)}`);
  const own = plan.requirements.team ? request : { ...request, employees: [employee] };
  const evaluated = evaluatedPlan(plan, own, employee);
  const cost = costOfReference(evaluated);
  effort.left -= cost;
  const before = totalOf(evaluated, (index) => outcomeAt(evaluated.outcomes, index));
  if (before === null) return [];
  const asked: Asked = { evaluated, before, effort, cost };
  const inputs = variationsOf(evaluated).map((forms) => ({ forms, cost: costOf(evaluated, forms) }));
  const found = new Map<(typeof inputs)[number], readonly PayMore[]>();
  const cheapFirst = inputs.toSorted((left, right) => left.cost - right.cost);
  for (const [index, input] of cheapFirst.entries()) {
    found.set(
      input,
      withShare(asked, inputs.length - index, (shared) => firstFound(shared, input.forms)),
    );
  }
  const silent = inputs.flatMap((input) => (found.get(input)?.length === 0 ? input.forms.slice(0, 1) : []));
  return [...inputs.flatMap((input) => found.get(input) ?? []), ...changesTogether(asked, silent)];
}

/** About how much work one look at an input is; without facts all are much alike. */
function costOf(evaluated: EvaluatedPlan, [plainest]: readonly Varied[]): number {
  const isAlike = evaluated.readers.ofFactType.size === 0;
  return isAlike || plainest === undefined ? 0 : new RangeEvaluator(evaluated, [plainest.variation]).cost;
}

/** So many searches at most the effort is divided by: of very many inputs some are answered, not none. */
const SHARES_MAX = 6;

/** The effort left is shared out: a hopeless search leaves the others theirs. */
function withShare<Found>(asked: Asked, shares: number, search: (asked: Asked) => Found): Found {
  const share = Math.ceil(asked.effort.left / Math.min(shares, SHARES_MAX));
  const own = { left: share };
  const found = search({ ...asked, effort: own });
  asked.effort.left -= share - own.left;
  return found;
}

/** The changes of the first form of an input that has any; of a criterion the rise before the fall. */
function firstFound(asked: Asked, forms: readonly Varied[]): readonly PayMore[] {
  for (const varied of forms.flatMap((form) => (form.variation.fact === null ? [form, downward(form)] : [form]))) {
    const changes = changesOf(asked, varied);
    if (changes.length > 0) return changes;
  }
  return [];
}

/** Everything of the employee that can be changed by work: each input in the forms worth trying. */
export function variationsOf(evaluated: EvaluatedPlan): readonly (readonly Varied[])[] {
  const { plan, employee } = evaluated;
  const largest = largestNumber(plan.body);
  const criteria = criterionVariations(plan, employee, largest);
  const facts = plan.requirements.factTypes.map((factType) => factVariations(evaluated, factType, largest));
  return [...criteria.map((varied) => [varied]), ...facts.filter((forms) => forms.length > 0)];
}
