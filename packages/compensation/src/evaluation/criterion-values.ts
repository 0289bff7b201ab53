import { add, decimal, divide, isZero, toExactText } from '@premia/decimal';
import { otherCurrencyMeasure, type Period, type Requirements } from '@premia/scheme';
import { type WorkingDays, workingDays } from '../calendar/working-days.ts';
import type { RatioCriterion } from '../criteria/definition.ts';
import { type CreditedFact, measureFacts, otherCurrencyOf, valueText } from '../criteria/measure.ts';
import type { Participant } from '../participants/participants.ts';
import { type CriterionMeasure, criterionInputs, periodsIn, spanOf, versionOf } from './criterion-spans.ts';
import type { EvaluationData, TargetValue } from './evaluation-data.ts';
import { factMeasure, valueOfTotals } from './fact-totals.ts';
import { type ParameterValues, parameterValues } from './parameter-values.ts';

/** By key, so that a company of any size costs one look per person and criterion. */
export interface Lookups {
  readonly targets: ReadonlyMap<string, string>;
  readonly entered: ReadonlyMap<string, string>;
  readonly parameters: ParameterValues;
  readonly calendar: WorkingDays;
}

export function lookups(data: EvaluationData, of: Period): Lookups {
  return {
    targets: new Map(
      data.targets.map((row) => [keyOf(row.criterion, row.scopeKind, row.scopeId, row.period), row.value]),
    ),
    entered: new Map(data.entered.map((row) => [keyOf(row.criterion, row.employeeId, row.period), row.value])),
    parameters: parameterValues(data.parameters, { organization: data.organization, day: of.lastDay }),
    calendar: workingDays(data.calendar),
  };
}

const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);

export interface CriteriaParts {
  readonly requirements: Requirements;
  readonly of: Period;
  readonly data: EvaluationData;
  readonly facts: readonly CreditedFact[];
  readonly values: Lookups;
}

/** What a plan reads of its criteria, by criterion and measure. */
export function criteriaInputs(participant: Participant, parts: CriteriaParts): Record<string, Record<string, string>> {
  const read: Record<string, Record<string, string>> = {};
  for (const { criterion, measure } of criterionInputs(parts.requirements)) {
    const { value, otherCurrency } = criterionValue(criterion, measure, { ...parts, participant });
    // An absent value stays absent: the engine names the node that misses it, and why where that is known.
    if (value !== null) read[criterion] = { ...read[criterion], [measure]: value };
    else if (otherCurrency !== null) {
      read[criterion] = { ...read[criterion], [otherCurrencyMeasure(measure)]: otherCurrency };
    }
  }
  return read;
}

interface Found {
  readonly value: string | null;
  /** Why there is no value: facts that would count have their amounts in this currency. */
  readonly otherCurrency: string | null;
}

const found = (value: string | null, otherCurrency: string | null = null): Found => ({ value, otherCurrency });

function criterionValue(
  criterion: string,
  measure: CriterionMeasure,
  parts: CriteriaParts & { readonly participant: Participant },
): Found {
  const span = spanOf(measure, parts.of);
  return span === null ? found(targetOf(criterion, parts)) : measured(criterion, span, parts);
}

function measured(
  criterion: string,
  span: Period,
  parts: CriteriaParts & { readonly participant: Participant },
): Found {
  const { data, facts, participant, values } = parts;
  const version = versionOf(criterion, span, data.criteria);
  if (version === undefined) return found(null);
  const { definition } = version;
  switch (definition.kind) {
    case 'facts': {
      const days = { first: span.firstDay, last: span.lastDay };
      const measure = data.totals === undefined ? null : factMeasure(definition, days);
      const totals = measure === null ? undefined : data.totals?.get(measure.key);
      if (totals !== undefined) {
        const own = totals.get(participant.employeeId);
        return found(valueOfTotals(definition, own), own?.otherCurrency);
      }
      const value = measureFacts(definition, facts, days);
      return found(value, value === null ? otherCurrencyOf(definition, facts, days) : null);
    }
    case 'ratio':
      return ratioOf(definition, (part) =>
        versionOf(part, span, data.criteria)?.definition.kind === 'ratio'
          ? found(null)
          : measured(part, span, { ...parts, participant }),
      );
    case 'entered':
      return found(enteredValue(criterion, span, { values, employeeId: participant.employeeId }));
  }
}

/** Of nothing, or of a part that is not there, no share exists. */
function ratioOf({ numerator, denominator }: RatioCriterion, valueFor: (part: string) => Found): Found {
  const above = valueFor(numerator);
  const below = valueFor(denominator);
  if (above.value === null || below.value === null) return found(null, above.otherCurrency ?? below.otherCurrency);
  if (isZero(decimal(below.value))) return found(null);
  return found(valueText(divide(decimal(above.value), decimal(below.value))));
}

/** An entered value belongs to its own period; to date it is the sum of the year's, all of which must be there. */
function enteredValue(
  criterion: string,
  span: Period,
  { values, employeeId }: { readonly values: Lookups; readonly employeeId: string },
): string | null {
  const keys = periodsIn(span);
  const found = keys.flatMap((key) => values.entered.get(keyOf(criterion, employeeId, key)) ?? []);
  return found.length < keys.length ? null : toExactText(found.map(decimal).reduce(add));
}

/** The person's own target, else that of the nearest department upwards, else the company's. */
function targetOf(
  criterion: string,
  { of, data, participant, values }: CriteriaParts & { readonly participant: Participant },
): string | null {
  const find = (scopeKind: TargetValue['scopeKind'], scopeId: string): string | undefined =>
    values.targets.get(keyOf(criterion, scopeKind, scopeId, of.text));
  const own = find('employee', participant.employeeId);
  if (own !== undefined) return own;
  for (const term of data.organization.pathOn(participant.place.departmentId, participant.asOf)) {
    const value = find('department', term.departmentId);
    if (value !== undefined) return value;
  }
  return find('company', 'company') ?? null;
}
