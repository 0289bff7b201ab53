import { compare, type Rational, subtract, toCanonicalText, toFixedText } from '@premia/decimal';
import type { StepIndex } from '../../../plan/plan.ts';
import { minorDigits } from '../../../values/currency.ts';
import type { Decision } from './decisions.ts';
import type { EvaluatedPlan } from './evaluated-plan.ts';
import { type Stretch, turnsOf } from './line.ts';
import type { InputChange, PayMore } from './pay-more.ts';
import { lineOf, minus, pointOf } from './range.ts';
import { RangeEvaluator, type RangeResult } from './range-evaluator.ts';
import { referenceTotal } from './reference-total.ts';
import { type Effort, firstPlace, type Look } from './search.ts';
import { type Moved, valueAfter } from './variation.ts';
import type { Varied } from './varied.ts';

/** What is asked of every input alike. */
export interface Asked {
  readonly evaluated: EvaluatedPlan;
  readonly before: Rational;
  readonly effort: Effort;
  /** Effort that one answer of the reference takes. */
  readonly cost: number;
}

/** The reference works steps out so many times faster than stretches are. */
const REFERENCE_SPEED = 8;

/** Steps are put in order so many times faster than they are worked out. */
const ORDERING_SPEED = 64;

export function costOfReference({ plan, request, scope, readers }: EvaluatedPlan): number {
  const { steps } = plan.body;
  const frames = [...readers.ofFactType.values()].flat().map((index: StepIndex) => steps[index]);
  const inside = frames.reduce((sum, step) => sum + (step?.op === 'facts' ? step.frame.block.steps.length : 0), 0);
  const own = steps.length + (inside + 1) * scope.facts.facts.length;
  return Math.ceil((own * (plan.requirements.team ? request.employees.length : 1)) / REFERENCE_SPEED);
}

/** What bounds say of a stretch of one input, while the others stand where they are put. */
export function lookOf({ before }: Pick<Asked, 'before'>, result: RangeResult, stretch: Stretch): Look<RangeResult> {
  const { most, total, isProblem, turns, work } = result;
  const mayPayMore = !isProblem && (most === null || compare(most, before) > 0);
  const isRunning = mayPayMore && total?.line !== undefined;
  const own = isRunning ? turnsOf(lineOf(minus(total, pointOf(before))), stretch) : [];
  return { mayHold: mayPayMore, work, turns: [...turns, ...own], known: result };
}

/** Inputs at their places, and the steps that rest on them. */
export interface Change {
  readonly moved: readonly Moved[];
  readonly order: readonly StepIndex[];
}

/** Whether a place pays more: known exactly where every step is, else by the reference. */
export function paysMore(asked: Asked, { isExact, total }: RangeResult, { moved, order }: Change): boolean {
  if (!isExact) asked.effort.left -= asked.cost;
  const there = isExact ? (total?.low ?? null) : referenceTotal(asked.evaluated, moved, order);
  return there !== null && compare(there, asked.before) > 0;
}

/** The smallest change of one input that pays more, and the smallest that crosses a threshold. */
export function changesOf(asked: Asked, { variation, places }: Varied): readonly PayMore[] {
  const { evaluated, effort } = asked;
  if (effort.left <= 0) return [];
  const evaluator = new RangeEvaluator(evaluated, [variation]);
  const { order } = evaluator;
  effort.left -= Math.ceil(order.length / ORDERING_SPEED);
  if (places < 1 || !evaluator.matters) return [];
  const movedTo = (place: number): Change => ({ moved: [{ variation, place }], order });
  const look = (stretch: Stretch, known: RangeResult | null): Look<RangeResult> =>
    lookOf(asked, evaluator.evaluate([stretch], known?.known), stretch);
  const isAt = (place: number, known: RangeResult): boolean => paysMore(asked, known, movedTo(place));
  const any = firstPlace({ effort, look, isAt }, { low: 1, high: places });
  if (any === null) return [];
  const crossing = (stretch: Stretch, known: RangeResult | null): Look<RangeResult> => {
    const looked = look(stretch, known);
    return { ...looked, mayHold: looked.mayHold && looked.known.crossing !== null };
  };
  const threshold = firstPlace({ effort, look: crossing, isAt }, { low: any, high: places });
  const crossed = (place: number): Decision | null => evaluator.evaluate([{ low: place, high: place }]).crossing;
  return [
    ...changeTo(asked, movedTo(any), { kind: 'any', crossing: null }),
    ...(threshold === null
      ? []
      : changeTo(asked, movedTo(threshold), { kind: 'threshold', crossing: crossed(threshold) })),
  ];
}

interface How {
  readonly kind: PayMore['kind'];
  readonly crossing: Decision | null;
}

/** The change as it is told; nothing that the reference does not bear out. */
export function changeTo(asked: Asked, { moved, order }: Change, { kind, crossing }: How): readonly PayMore[] {
  const { plan } = asked.evaluated;
  asked.effort.left -= asked.cost;
  const total = referenceTotal(asked.evaluated, moved, order);
  if (total === null || compare(total, asked.before) <= 0) return [];
  const digits = minorDigits(plan.currency);
  return [
    {
      kind,
      changes: moved.map(inputChange),
      gain: toFixedText(subtract(total, asked.before), digits),
      total: toFixedText(total, digits),
      crossing: crossing === null ? null : { nodeId: crossing.nodeId, kind: crossing.kind },
    },
  ];
}

function inputChange({ variation, place }: Moved): InputChange {
  const to = valueAfter(variation, place);
  return {
    input: variation.input,
    type: variation.type,
    from: toCanonicalText(variation.from),
    to: toCanonicalText(to),
    change: toCanonicalText(subtract(to, variation.from)),
  };
}
