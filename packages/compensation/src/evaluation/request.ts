import { decimal, multiply, toExactText } from '@premia/decimal';
import type { EmployeeInputs, EvaluationRequest, FactInput, Period, Requirements } from '@premia/scheme';
import { endOf } from '../calendar/periods.ts';
import type { WorkingDays } from '../calendar/working-days.ts';
import type { CreditedFact } from '../criteria/measure.ts';
import { hireDateOf } from '../organization/career.ts';
import type { Participant } from '../participants/participants.ts';
import { attributesOf } from './attributes.ts';
import { calendarSpan } from './criterion-spans.ts';
import { criteriaInputs, type Lookups, lookups } from './criterion-values.ts';
import type { EvaluationData } from './evaluation-data.ts';

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

interface InputsParts extends RequestParts {
  readonly values: Lookups;
}

function employeeInputs(
  participant: Participant,
  { requirements, period: of, data, values }: InputsParts,
): EmployeeInputs {
  const { employeeId, place } = participant;
  const facts = data.facts.get(employeeId) ?? [];
  const employments = data.organization.employmentsOf(employeeId);
  const standing = attributesOf(participant, of, {
    hiredOn: hireDateOf(place, { hiredOn: data.hiredOn.get(employeeId) ?? place.validFrom, stays: employments }),
    employments,
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
