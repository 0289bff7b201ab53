import { add, decimal, divide, isZero, multiply, toExactText } from '@premia/decimal';
import type { EmployeeInputs, EvaluationRequest, FactInput, Period, Requirements } from '@premia/scheme';
import { endOf, periodOf, shiftPeriod, yearStart } from '../calendar/periods.ts';
import { type CalendarDay, type WorkingDays, workingDays } from '../calendar/working-days.ts';
import type { CriterionDefinition, RatioCriterion } from '../criteria/definition.ts';
import { type CreditedFact, measureFacts, valueText } from '../criteria/measure.ts';
import { holdsOn, type Organization } from '../organization/organization.ts';
import type { Participant } from '../participants/participants.ts';
import { attributesOf } from './attributes.ts';
import { type FactMeasure, factMeasure, type MeasuredTotals, valueOfTotals } from './fact-totals.ts';
import { type ParameterValue, type ParameterValues, parameterValues } from './parameter-values.ts';

export interface CriterionVersion {
  readonly criterion: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly definition: CriterionDefinition;
}

export interface TargetValue {
  readonly criterion: string;
  readonly scopeKind: 'employee' | 'department' | 'company';
  readonly scopeId: string;
  readonly period: string;
  readonly value: string;
}

export interface EnteredValue {
  readonly criterion: string;
  readonly employeeId: string;
  readonly period: string;
  readonly value: string;
}

/** Everything loaded for a request, for exactly the span `neededSpan` names. */
export interface EvaluationData {
  readonly organization: Organization;
  readonly hiredOn: ReadonlyMap<string, string>;
  readonly criteria: readonly CriterionVersion[];
  readonly facts: ReadonlyMap<string, readonly CreditedFact[]>;
  /** What was added up where the facts are kept; their facts need not be loaded. */
  readonly totals?: MeasuredTotals;
  readonly targets: readonly TargetValue[];
  readonly entered: readonly EnteredValue[];
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  readonly balances: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Other values of the scheme's parameters than its own. */
  readonly parameters: readonly ParameterValue[];
  /** Dated on or before the period's last day. */
  readonly rates: NonNullable<EvaluationRequest['rates']>;
  /** The company's calendar where it is not Monday to Friday. */
  readonly calendar: readonly CalendarDay[];
}

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

/** The period itself, or the month, quarter or year that holds its last day. */
function calendarSpan(scope: 'period' | Period['kind'], of: Period): Period {
  return scope === 'period' ? of : periodOf(of.lastDay, scope);
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

type CriterionMeasure = 'actual' | 'target' | 'previous' | 'yearToDate';

/** The days a measured value is about; null for a target, which is not measured. */
function spanOf(measure: CriterionMeasure, of: Period): Period | null {
  switch (measure) {
    case 'target':
      return null;
    case 'actual':
      return of;
    case 'previous':
      return shiftPeriod(of, -1);
    case 'yearToDate':
      return { ...of, firstDay: yearStart(of) };
  }
}

/** By the definition in force on the last day of the span. */
function versionOf(
  criterion: string,
  span: Period,
  criteria: readonly CriterionVersion[],
): CriterionVersion | undefined {
  return criteria.find((row) => row.criterion === criterion && holdsOn(row, span.lastDay));
}

export interface RequestParts {
  readonly requirements: Requirements;
  readonly period: Period;
  readonly currency: string;
  readonly participants: readonly Participant[];
  readonly data: EvaluationData;
}

/** The request an engine evaluates: only what the plan requires, in one order, so that the same state has one hash. */
export function buildEvaluationRequest(parts: RequestParts): EvaluationRequest {
  const { requirements, period: of, currency, participants, data } = parts;
  const values = lookups(data, of);
  const tables = Object.fromEntries(
    requirements.tables.flatMap((key) => {
      const rows = data.tables[key];
      return rows === undefined ? [] : [[key, rows]];
    }),
  );
  return {
    period: of.text,
    currency,
    ...(requirements.tables.length === 0 ? {} : { tables }),
    ...(requirements.rates.length === 0 ? {} : { rates: data.rates }),
    ...calendarOf(requirements, of, values.calendar),
    ...(requirements.departments ? { departments: departmentsOf(parts) } : {}),
    employees: participants.map((participant) => employeeInputs(participant, { ...parts, values })),
  };
}

/** The departments of the participants and all above them as they stood when each takes part, by id. */
function departmentsOf({ participants, data }: RequestParts): NonNullable<EvaluationRequest['departments']> {
  const parents = new Map<string, string | null>();
  for (const { place, asOf } of participants) {
    for (const { departmentId, parentId } of data.organization.pathOn(place.departmentId, asOf)) {
      parents.set(departmentId, parentId);
    }
  }
  return [...parents].sort(([left], [right]) => (left < right ? -1 : 1)).map(([id, parent]) => ({ id, parent }));
}

/** Working days of the spans the plan asks about, as far as the company's calendar has anything to say of them. */
function calendarOf({ inputs }: Requirements, of: Period, calendar: WorkingDays): Pick<EvaluationRequest, 'calendar'> {
  const entries = inputs.flatMap(({ source }): readonly (readonly [string, string])[] => {
    if (source.kind !== 'calendar' || source.measure !== 'workingDays') return [];
    const span = calendarSpan(source.scope, of);
    const [from, to] = [span.firstDay, endOf(span)];
    if (!calendar.knows(from, to)) return [];
    const key = span.text === of.text ? 'workingDays' : `${source.scope}.workingDays`;
    return [[key, String(calendar.between(from, to))]];
  });
  return entries.length === 0 ? {} : { calendar: Object.fromEntries(entries) };
}

/** By key, so that a company of any size costs one look per person and criterion. */
interface Lookups {
  readonly targets: ReadonlyMap<string, string>;
  readonly entered: ReadonlyMap<string, string>;
  readonly parameters: ParameterValues;
  readonly calendar: WorkingDays;
}

function lookups(data: EvaluationData, of: Period): Lookups {
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

interface InputsParts extends RequestParts {
  readonly values: Lookups;
}

function employeeInputs(
  participant: Participant,
  { requirements, period: of, data, values }: InputsParts,
): EmployeeInputs {
  const { employeeId, place } = participant;
  const facts = data.facts.get(employeeId) ?? [];
  const standing = attributesOf(participant, of, {
    hiredOn: data.hiredOn.get(employeeId) ?? place.validFrom,
    employments: data.organization.employmentsOf(employeeId),
    calendar: values.calendar,
  });
  const parameters = parametersOf(participant, requirements, values);
  const attributes = requirements.inputs.flatMap(({ source }) => {
    const value = source.kind === 'attribute' ? standing[source.attribute] : undefined;
    return source.kind === 'attribute' && value !== undefined ? [[source.attribute, value]] : [];
  });
  return {
    id: employeeId,
    department: place.departmentId,
    manager: place.managerId,
    attributes: Object.fromEntries(attributes),
    criteria: criteriaInputs(participant, { requirements, of, data, facts, values }),
    ...(data.balances.has(employeeId) ? { balances: data.balances.get(employeeId) } : {}),
    facts: factInputs(facts, requirements.factTypes, of),
    ...(parameters.length === 0 ? {} : { parameters: Object.fromEntries(parameters) }),
  };
}

/** Only what differs from the scheme's own values: those are part of the plan. */
function parametersOf(
  participant: Participant,
  { parameters }: Requirements,
  values: Lookups,
): readonly (readonly [string, string])[] {
  const inForce = values.parameters.inForce(participant);
  return parameters.flatMap(({ key }) => {
    const value = inForce.get(key)?.value;
    return value === undefined || value === null ? [] : [[key, value] as const];
  });
}

interface CriteriaParts {
  readonly requirements: Requirements;
  readonly of: Period;
  readonly data: EvaluationData;
  readonly facts: readonly CreditedFact[];
  readonly values: Lookups;
}

function criteriaInputs(participant: Participant, parts: CriteriaParts): Record<string, Record<string, string>> {
  const found: Record<string, Record<string, string>> = {};
  for (const { criterion, measure } of criterionInputs(parts.requirements)) {
    const value = criterionValue(criterion, measure, { ...parts, participant });
    // An absent value stays absent: the engine names the node that misses it.
    if (value !== null) found[criterion] = { ...found[criterion], [measure]: value };
  }
  return found;
}

function criterionValue(
  criterion: string,
  measure: CriterionMeasure,
  parts: CriteriaParts & { readonly participant: Participant },
): string | null {
  const span = spanOf(measure, parts.of);
  return span === null ? targetOf(criterion, parts) : measured(criterion, span, parts);
}

function measured(
  criterion: string,
  span: Period,
  parts: CriteriaParts & { readonly participant: Participant },
): string | null {
  const { data, facts, participant, values } = parts;
  const version = versionOf(criterion, span, data.criteria);
  if (version === undefined) return null;
  const { definition } = version;
  switch (definition.kind) {
    case 'facts': {
      const days = { first: span.firstDay, last: span.lastDay };
      const measure = data.totals === undefined ? null : factMeasure(definition, days);
      const totals = measure === null ? undefined : data.totals?.get(measure.key);
      return totals === undefined
        ? measureFacts(definition, facts, days)
        : valueOfTotals(definition, totals.get(participant.employeeId));
    }
    case 'ratio':
      return ratioOf(definition, (part) =>
        versionOf(part, span, data.criteria)?.definition.kind === 'ratio'
          ? null
          : measured(part, span, { ...parts, participant }),
      );
    case 'entered':
      return enteredValue(criterion, span, { values, employeeId: participant.employeeId });
  }
}

/** Of nothing, or of a part that is not there, no share exists. */
function ratioOf({ numerator, denominator }: RatioCriterion, valueFor: (part: string) => string | null): string | null {
  const above = valueFor(numerator);
  const below = valueFor(denominator);
  if (above === null || below === null || isZero(decimal(below))) return null;
  return valueText(divide(decimal(above), decimal(below)));
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

/** Facts a frame runs over: the person's own, each with the share of its amount that is theirs. */
function factInputs(facts: readonly CreditedFact[], types: readonly string[], of: Period): readonly FactInput[] {
  return facts.filter((fact) => countsInFrame(fact, types, of)).map(factInput);
}

/** A credited fact as an engine gets it: with the share of its amount that is the person's. */
export function factInput(fact: CreditedFact): FactInput {
  return {
    source: fact.source,
    id: fact.id,
    type: fact.type,
    on: fact.on,
    ...(fact.amount === null ? {} : { amount: sharedAmount(fact.amount, fact.share) }),
    ...(fact.currency === null ? {} : { currency: fact.currency }),
    attributes: fact.attributes,
  };
}

/** Whether a fact is among the inputs of its person's frames in a period. */
export function countsInFrame(fact: CreditedFact, types: readonly string[], of: Period): boolean {
  return fact.role !== 'rollup' && types.includes(fact.type) && fact.on >= of.firstDay && fact.on <= of.lastDay;
}

function sharedAmount(amount: string, share: string): string {
  const text = toExactText(multiply(decimal(amount), decimal(share)));
  if (text === null) throw new RangeError('sharedAmount: a product of decimals is a decimal');
  return text;
}

function criterionInputs(requirements: Requirements) {
  return requirements.inputs.flatMap(({ source }) => (source.kind === 'criterion' ? [source] : []));
}

/** Keys of the periods of the span's kind from its first day to its last. */
function periodsIn(span: Period): readonly string[] {
  const keys: string[] = [];
  for (let next = periodOf(span.firstDay, span.kind); next.firstDay <= span.lastDay; next = shiftPeriod(next, 1)) {
    keys.push(next.text);
  }
  return keys;
}
