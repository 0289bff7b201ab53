import { absolute, add, maximum, negate, ONE, type Rational, toCanonicalText, ZERO } from '@premia/decimal';
import type { FactInput } from '../../../evaluation/evaluation.ts';
import { factOrder, selectFacts } from '../../../evaluation/facts.ts';
import { neededSteps } from '../../../plan/needed-steps.ts';
import type { FactCondition, FactsFrame, Step } from '../../../plan/plan.ts';
import { minorDigits } from '../../../values/currency.ts';
import { valueText } from '../../../values/literal.ts';
import { money, plain, type ValueType } from '../../../values/value-type.ts';
import type { EvaluatedPlan } from './evaluated-plan.ts';
import { type AssumedField, unitOf, type Variation } from './variation.ts';
import { numberIn, placesWithin, type Varied } from './varied.ts';

/** How many more facts are looked at: nobody is told to bring a thousand. */
const FACTS_MAX = 1_000;

/**
 * One more fact of a type, in the forms worth trying, one after another until one pays more: like the last that counted
 * for each frame, by its amount – and by its number where the amount changes nothing.
 */
export function factVariations(evaluated: EvaluatedPlan, factType: string, largest: Rational): readonly Varied[] {
  const frames = framesOf(evaluated, factType);
  if (frames.length === 0) return [];
  const known = factsInPeriod(evaluated, factType);
  const readsAmount = frames.some(({ fields, frame }) => fields.some(isAmount) || frame.filter.where.some(isByAmount));
  const reach = [...known.map(({ amount }) => numberIn(amount) ?? ZERO), largest].map(absolute).reduce(maximum);
  return examplesOf(evaluated, frames, known).flatMap(({ fact, fields }): readonly Varied[] => {
    const further = { factType, isFirst: known.length === 0 };
    const byNumber = (assumed: readonly AssumedField[]): Varied => ({
      variation: variationOf({
        input: { kind: 'next-facts', ...further, fields: assumed },
        type: COUNT,
        unit: ONE,
        fact,
      }),
      places: FACTS_MAX,
    });
    if (!readsAmount) return [byNumber(fields)];
    const type = amountTypeOf(evaluated, frames, fact);
    const unit = unitOf(minorDigits(type.currency ?? evaluated.plan.currency));
    const input = { kind: 'next-fact', ...further, fields } as const;
    const byAmount = { variation: variationOf({ input, type, unit, fact }), places: placesWithin(reach, unit) };
    if (fact.amount === undefined) return [byAmount];
    return [byAmount, byNumber([...fields, { field: 'amount', value: fact.amount, type }])];
  });
}

const COUNT = plain('count', 'rows');

function variationOf(own: Pick<Variation, 'input' | 'type' | 'unit' | 'fact'>): Variation {
  return { ...own, from: ZERO, alsoYear: null };
}

function amountTypeOf({ plan }: EvaluatedPlan, frames: readonly ReadFrame[], { currency }: FactInput): ValueType {
  const read = frames.flatMap(({ fields }) => fields.filter(isAmount)).at(0);
  return money(currency ?? read?.type.currency ?? plan.currency, 'rows');
}

type FieldStep = Extract<Step, { op: 'field' }>;

/** A frame that pay rests on, with the fields that matter to it. */
interface ReadFrame {
  readonly frame: FactsFrame;
  readonly fields: readonly FieldStep[];
}

const isAmount = ({ field }: FieldStep): boolean =>
  field.kind === 'amount' || (field.kind === 'runningBefore' && field.of === null);
const isByAmount = ({ field }: FactCondition): boolean => field === 'amount';

function framesOf({ plan, needed, readers }: EvaluatedPlan, factType: string): readonly ReadFrame[] {
  const frames = new Map<FactsFrame, boolean>();
  for (const index of readers.ofFactType.get(factType) ?? []) {
    const step = plan.body.steps[index];
    if (step?.op !== 'facts' || !needed.has(index)) continue;
    frames.set(step.frame, frames.get(step.frame) === true || step.aggregate !== 'count');
  }
  return [...frames].map(([frame, isRead]) => ({ frame, fields: isRead ? fieldsRead(frame) : [] }));
}

/** Fields that a frame's result rests on; for a number of facts none matters. */
function fieldsRead({ block, result }: FactsFrame): readonly FieldStep[] {
  const needed = neededSteps(block, [result]);
  return block.steps.flatMap((step, index) => (step.op === 'field' && needed.has(index) ? [step] : []));
}

function factsInPeriod({ scope }: EvaluatedPlan, factType: string): readonly FactInput[] {
  const { firstDay, lastDay } = scope.subject.scope.period;
  return scope.facts.facts.filter(({ type, on }) => type === factType && firstDay <= on && on <= lastDay);
}

interface Example {
  readonly fact: FactInput;
  readonly fields: readonly AssumedField[];
}

/** Facts like the last that counted, the latest first; then, where a frame has counted none, ones that it would count. */
function examplesOf(
  evaluated: EvaluatedPlan,
  frames: readonly ReadFrame[],
  known: readonly FactInput[],
): readonly Example[] {
  const used = frames.map(({ frame }) => known.findLast((fact) => isUsed(evaluated, frame, fact)));
  const last = [...new Set(used.filter((fact) => fact !== undefined))].sort((left, right) => factOrder(right, left));
  const like = last.flatMap((fact) => following(evaluated, frames, { fact, fields: [] }));
  const unseen = frames.filter((_, index) => used[index] === undefined);
  return [...like, ...unseen.flatMap((frame) => assumed(evaluated, frames, frame))];
}

function isUsed({ scope }: EvaluatedPlan, { filter, nodeId }: FactsFrame, fact: FactInput): boolean {
  const { period } = scope.subject.scope;
  return selectFacts({ facts: [fact], badDates: [], conflicts: [] }, { nodeId, filter, period }).used.length > 0;
}

/** Comes after every other fact of its day, whatever they are called. */
const AFTER_ALL = '\uffff';

/** The same on the period's last day, or on its own where only that counts. */
function following(
  evaluated: EvaluatedPlan,
  frames: readonly ReadFrame[],
  { fact, fields }: Example,
): readonly Example[] {
  const { lastDay } = evaluated.scope.subject.scope.period;
  const bySource = frames.some(({ frame }) => frame.filter.where.some(({ field }) => field === 'source'));
  const next = { ...fact, source: bySource ? fact.source : AFTER_ALL, id: AFTER_ALL };
  const dated = [lastDay, fact.on].map((on) => ({ ...next, on }));
  // Whether its amount is enough is another question.
  const counted = dated.find((one) => frames.some(({ frame }) => isUsed(evaluated, withoutAmounts(frame), one)));
  return counted === undefined ? [] : [{ fact: counted, fields }];
}

function withoutAmounts(frame: FactsFrame): FactsFrame {
  const where = frame.filter.where.filter((condition) => !isByAmount(condition));
  return { ...frame, filter: { ...frame.filter, where } };
}

/** A fact that nobody has seen the like of: as the frame's conditions ask, then also with what its block reads. */
function assumed(
  evaluated: EvaluatedPlan,
  frames: readonly ReadFrame[],
  { frame, fields }: ReadFrame,
): readonly Example[] {
  const { factType, where } = frame.filter;
  const asked = where.filter(({ field }) => !PLACED.has(field));
  const met = asked.map(meeting);
  if (met.includes(null)) return [];
  const conditions = new Map(met.flatMap((field) => (field === null ? [] : [[field.field, field] as const])));
  const source = where.find(({ field }) => field === 'source')?.values[0];
  const blank: FactInput = {
    source: source === undefined ? AFTER_ALL : valueText(source),
    id: AFTER_ALL,
    type: factType,
    on: evaluated.scope.subject.scope.period.firstDay,
  };
  const read = fields.flatMap((step) => readField(step, frame));
  const withRead = new Map([...read.map((field) => [field.field, field] as const), ...conditions]);
  const variants = withRead.size > conditions.size ? [conditions, withRead] : [conditions];
  return variants.flatMap((variant) => {
    const own = [...variant.values()];
    const attributes = Object.fromEntries(own.map(({ field, value }) => [field, value]));
    return following(evaluated, frames, { fact: { ...blank, attributes }, fields: own });
  });
}

/** Fields that a fact has by itself. */
const PLACED: ReadonlySet<string> = new Set(['amount', 'on', 'source', 'id', 'currency']);

/** A value with which a condition holds; null where there is no plain one. */
function meeting({ field, comparison, values }: FactCondition): AssumedField | null {
  const [first] = values;
  if (first === undefined) return null;
  const type = plain(first.kind, 'rows');
  const told = (value: string): AssumedField => ({ field, value, type });
  const isMet = ['equal', 'in', 'lessOrEqual', 'greaterOrEqual'].includes(comparison);
  if (isMet) return told(valueText(first));
  switch (first.kind) {
    case 'boolean':
      return told(String(!first.boolean));
    case 'number': {
      const numbers = values.flatMap((value) => (value.kind === 'number' ? [value.number] : []));
      const step = comparison === 'less' ? negate(ONE) : ONE;
      return told(toCanonicalText(add(comparison === 'less' ? first.number : numbers.reduce(maximum), step)));
    }
    default:
      return null;
  }
}

/** A plain value of a field that the block reads. */
function readField(step: FieldStep, { block }: FactsFrame): readonly AssumedField[] {
  if (step.field.kind !== 'attribute') return [];
  const { attribute: field } = step.field;
  const told = (value: string): readonly AssumedField[] => [{ field, value, type: step.type }];
  switch (step.type.base) {
    case 'percent':
    case 'count':
    case 'number':
      return told('1');
    case 'text': {
      const key = block.steps.flatMap((other) => keysOf(other, block.steps.indexOf(step))).at(0);
      return key === undefined ? [] : told(key);
    }
    default:
      return [];
  }
}

/** Texts that a table knows a field by. */
function keysOf(step: Step, field: number): readonly string[] {
  if (step.op !== 'matrix') return [];
  const axis = step.axes[step.keys.indexOf(field)];
  return axis?.kind === 'values' ? axis.keys.map(valueText) : [];
}
