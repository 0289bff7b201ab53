import type { Period, Requirements } from '@premia/scheme';
import { shiftPeriod, yearStart } from '../calendar/periods.ts';
import { calendarSpan, criterionInputs, periodsIn, spanOf, versionOf } from './criterion-spans.ts';
import type { CriterionVersion } from './evaluation-data.ts';
import { type FactMeasure, factMeasure } from './fact-totals.ts';

export interface NeededData {
  /** Facts, from the first day to the last (both included). */
  readonly facts: { readonly first: string; readonly last: string; readonly types: readonly string[] | null };
  readonly criteria: readonly string[];
  readonly tables: readonly string[];
  readonly periods: readonly string[];
  readonly balances: boolean;
  /** Keys of the scheme's parameters. */
  readonly parameters: readonly string[];
  readonly rates: Requirements['rates'];
  /** Days of the company's calendar, both included; null when none count. */
  readonly calendar: { readonly first: string; readonly last: string } | null;
  /** What can be added up instead of loaded; empty when every fact is asked for. */
  readonly measures: readonly FactMeasure[];
}

/** What must be loaded for a plan's requirements; `definitions` tells which facts a criterion rests on. */
export function neededData(
  requirements: Requirements,
  of: Period,
  definitions: readonly CriterionVersion[],
): NeededData {
  const criteria = withParts(
    criterionInputs(requirements).map((input) => input.criterion),
    definitions,
  );
  const measures = new Set<string>(criterionInputs(requirements).map((input) => input.measure));
  const previous = shiftPeriod(of, -1);
  const starts = [
    of.firstDay,
    ...(measures.has('previous') ? [previous.firstDay] : []),
    ...(measures.has('yearToDate') ? [yearStart(of)] : []),
  ].sort();
  const types = definitions.flatMap(({ criterion, definition }) =>
    criteria.includes(criterion) && definition.kind === 'facts' ? [definition.factType] : [],
  );
  return {
    facts: {
      first: starts[0] ?? of.firstDay,
      last: of.lastDay,
      types: [...new Set([...requirements.factTypes, ...types])],
    },
    criteria,
    tables: requirements.tables,
    periods: [...new Set([previous.text, ...periodsIn({ ...of, firstDay: yearStart(of) })])],
    balances: requirements.inputs.some((input) => input.source.kind === 'balance'),
    parameters: requirements.parameters.map(({ key }) => key),
    rates: requirements.rates,
    calendar: neededCalendar(requirements, of),
    measures: [],
  };
}

/** Attributes that follow from the calendar and the dates of an employment. */
const COUNTED_ATTRIBUTES: readonly string[] = ['normDays', 'daysWorked'];

function neededCalendar({ inputs }: Requirements, of: Period): NeededData['calendar'] {
  const scopes = inputs.flatMap(({ source }) => {
    if (source.kind === 'calendar' && source.measure === 'workingDays') return [calendarSpan(source.scope, of)];
    return source.kind === 'attribute' && COUNTED_ATTRIBUTES.includes(source.attribute) ? [of] : [];
  });
  const first = scopes.map(({ firstDay }) => firstDay).sort()[0];
  const last = scopes
    .map(({ lastDay }) => lastDay)
    .sort()
    .at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}

/**
 * As `neededData`, for calculating without showing from what: criteria that can be added up where the facts are kept
 * are, and only facts that frames run over, or that a criterion must look at one by one, are loaded.
 */
export function neededTotals(
  requirements: Requirements,
  of: Period,
  definitions: readonly CriterionVersion[],
): NeededData {
  const needed = neededData(requirements, of, definitions);
  const measures = new Map<string, FactMeasure>();
  const types = new Set(requirements.factTypes);
  for (const { criterion, measure } of criterionInputs(requirements)) {
    const span = spanOf(measure, of);
    if (span === null) continue;
    for (const part of withParts([criterion], definitions)) {
      const definition = versionOf(part, span, definitions)?.definition;
      if (definition?.kind !== 'facts') continue;
      const found = factMeasure(definition, { first: span.firstDay, last: span.lastDay });
      if (found === null) types.add(definition.factType);
      else measures.set(found.key, found);
    }
  }
  return { ...needed, facts: { ...needed.facts, types: [...types] }, measures: [...measures.values()] };
}

/** Criteria and those they are ratios of, by any definition they ever had. */
export function withParts(criteria: readonly string[], definitions: readonly CriterionVersion[]): readonly string[] {
  const asked = new Set(criteria);
  const parts = definitions.flatMap(({ criterion, definition }) =>
    asked.has(criterion) && definition.kind === 'ratio' ? [definition.numerator, definition.denominator] : [],
  );
  return [...new Set([...asked, ...parts])];
}
