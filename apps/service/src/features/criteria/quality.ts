import {
  type CriterionDefinition,
  type DataQuality,
  dayIn,
  looksAtAmounts,
  periodOf,
  qualityOfEntries,
  qualityOfFacts,
  qualityOfRatio,
  shiftPeriod,
} from '@premia/compensation';
import { readCompany, type Tx } from '@premia/database';
import type { CriterionQuality } from '../../contract.ts';
import { arrivedByDay, enteredIn, JUDGED_DAYS, type JudgedFacts } from './quality-repository.ts';

export interface JudgedCriterion {
  readonly key: string;
  readonly definition: CriterionDefinition;
  readonly freshnessHours: number;
}

/** The badges of criteria, from what arrived: a few questions for all of them together. */
export async function qualityOf(
  tx: Tx,
  criteria: readonly JudgedCriterion[],
  { today, now }: { readonly today: string; readonly now: Date },
): Promise<readonly CriterionQuality[]> {
  const { timeZone, currency } = await readCompany(tx);
  const judged = criteria.flatMap((criterion) => toJudgedFacts(criterion, currency));
  const days = await arrivedByDay(tx, judged, { today, now: now.toISOString() });
  const last = shiftPeriod(periodOf(today, 'month'), -1);
  const entered = await enteredIn(
    tx,
    criteria.flatMap(({ key, definition }) => (definition.kind === 'entered' ? [key] : [])),
    { asked: last.text, before: shiftPeriod(last, -1).text },
  );
  const judge = (criterion: JudgedCriterion): DataQuality => {
    const { key, definition, freshnessHours } = criterion;
    switch (definition.kind) {
      case 'facts':
        return qualityOfFacts(days.get(key) ?? []);
      case 'entered': {
        const counts = entered.find((row) => row.key === key) ?? { needed: 0, entered: 0 };
        const due = new Date(now.getTime() - freshnessHours * HOUR_MS);
        return qualityOfEntries({ ...counts, isDue: dayIn(due, timeZone) > last.lastDay });
      }
      case 'ratio':
        return qualityOfRatio(judgePart(definition.numerator), judgePart(definition.denominator));
    }
  };
  const judgePart = (part: string): DataQuality => {
    const found = criteria.find(({ key }) => key === part);
    return found === undefined || found.definition.kind === 'ratio' ? qualityOfFacts([]) : judge(found);
  };
  return criteria.map((criterion) => ({
    key: criterion.key,
    ...judge(criterion),
    ...(criterion.definition.kind === 'entered'
      ? { from: last.text, to: last.text }
      : { from: daysBefore(today, JUDGED_DAYS), to: daysBefore(today, 1) }),
  }));
}

const HOUR_MS = 3_600_000;

function daysBefore(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - count);
  return date.toISOString().slice(0, 10);
}

const NOT_FILLED = new Set(['on', 'source', 'id']);

function toJudgedFacts(
  { key, definition, freshnessHours }: JudgedCriterion,
  companyCurrency: string,
): readonly JudgedFacts[] {
  if (definition.kind !== 'facts') return [];
  const { factType, aggregate, of, where } = definition;
  const fields = [...(aggregate === 'count' ? [] : [of]), ...where.map(({ field }) => field)];
  const asked = [...new Set(fields)].filter((field) => !NOT_FILLED.has(field));
  const currency = looksAtAmounts(definition) ? (definition.currency ?? companyCurrency) : null;
  return [{ key, factType, fields: asked, currency, freshnessHours }];
}
