import type { CalendarScope, InputSource, Plan, PlanParameter, Requirements } from '../plan/plan.ts';
import { datePartsOf, monthsBetween, parseDate, toDayNumber, weekdaysBetween } from '../values/calendar-date.ts';
import { integerValue, parseLiteral } from '../values/literal.ts';
import { type Period, parsePeriod, periodAround } from '../values/period.ts';
import type { Value } from '../values/value.ts';
import type { ValueType } from '../values/value-type.ts';
import type { EmployeeInputs, EvaluationRequest } from './evaluation.ts';
import { failure, type Outcome, success } from './outcome.ts';
import { ownEntry, textEntry } from './own-entry.ts';

/** What is the same for every employee of a request. */
export interface RequestScope {
  readonly request: EvaluationRequest;
  readonly period: Period;
  readonly currency: string;
  readonly parameters: ReadonlyMap<string, PlanParameter>;
}

/** Throws when the period is not one: requests come through `prepareRequest`, which answers that in words. */
export function requestScope(plan: Plan, request: EvaluationRequest): RequestScope {
  const period = parsePeriod(request.period);
  if (period === null) throw new RangeError(`requestScope: ${JSON.stringify(request.period)} is not a period`);
  return { request, period, currency: plan.currency, parameters: parametersByKey(plan.requirements) };
}

const parametersOf = new WeakMap<Requirements, ReadonlyMap<string, PlanParameter>>();

function parametersByKey(requirements: Requirements): ReadonlyMap<string, PlanParameter> {
  const known = parametersOf.get(requirements);
  if (known !== undefined) return known;
  const parameters = new Map(requirements.parameters.map((parameter) => [parameter.key, parameter]));
  parametersOf.set(requirements, parameters);
  return parameters;
}

/** Where a value is read for: the node that asks, the type it expects. */
export interface ReadAt {
  readonly nodeId: string;
  readonly type: ValueType;
}

/** Reads text into a value of the expected type; null and undefined are a missing input. */
export function readText(text: string | null | undefined, input: string, { nodeId, type }: ReadAt): Outcome {
  if (text === undefined || text === null || text === '') return failure({ code: 'input/missing', nodeId, input });
  const parsed = parseLiteral(text, type.base);
  if (parsed.ok) return success(parsed.value);
  return failure({
    code: 'input/malformed',
    nodeId,
    input,
    details: { given: text.slice(0, GIVEN_LENGTH_MAX), expected: type.base, problem: parsed.problem },
  });
}

/** A problem quotes what was given; a page of it helps nobody. */
const GIVEN_LENGTH_MAX = 80;

/** Where a request says that a measure has no value because what it is counted from is in another currency: in which. */
export function otherCurrencyMeasure(measure: string): string {
  return `${measure}.otherCurrency`;
}

/** The value of an input step for one employee. */
export function readInput(source: InputSource, at: ReadAt, { scope, employee }: Subject): Outcome {
  switch (source.kind) {
    case 'criterion': {
      const measures = ownEntry(employee.criteria, source.criterion);
      const [given, input] = [ownEntry(measures, source.measure), `${source.criterion}.${source.measure}`];
      const other = given === undefined ? ownEntry(measures, otherCurrencyMeasure(source.measure)) : undefined;
      if (other === undefined) return readText(given, input, at);
      return failure({ code: 'input/other-currency', nodeId: at.nodeId, input, details: { given: other } });
    }
    case 'attribute':
      return readText(attributeText({ scope, employee }, source.attribute), source.attribute, at);
    case 'balance':
      return readText(ownEntry(employee.balances, source.balance), source.balance, at);
    case 'parameter':
      return readParameter(source.parameter, at, { scope, employee });
    case 'calendar':
      return readCalendar(source, at, scope);
  }
}

export interface Subject {
  readonly scope: RequestScope;
  readonly employee: EmployeeInputs;
}

/** `department`, `manager` and the `tenure` since `hireDate` are attributes too, unless one of that name was given. */
export function attributeText({ scope, employee }: Subject, attribute: string): string | null | undefined {
  const own = textEntry(employee.attributes, attribute);
  if (own !== undefined) return own;
  switch (attribute) {
    case 'department':
      return employee.department;
    case 'manager':
      return employee.manager;
    case 'tenure':
      return tenureText(textEntry(employee.attributes, 'hireDate'), scope.period);
    default:
      return undefined;
  }
}

/** Full months until the period's last day. */
function tenureText(hireDate: string | undefined, { lastDay }: Period): string | undefined {
  const hired = hireDate === undefined ? null : parseDate(hireDate);
  return hired === null ? undefined : String(monthsBetween(hired, datePartsOf(lastDay)));
}

function readParameter(key: string, at: ReadAt, { scope, employee }: Subject): Outcome {
  const override = ownEntry(employee.parameters, key) ?? ownEntry(scope.request.parameters, key);
  if (override !== undefined) return readText(override, key, at);
  const parameter = scope.parameters.get(key);
  const value = parameter === undefined ? null : parameterInForce(parameter, scope.period.lastDay);
  return value === null ? failure({ code: 'input/missing', nodeId: at.nodeId, input: key }) : success(value);
}

/** The last dated value that begins on or before `day`, else the undated one, else null. */
export function parameterInForce(parameter: PlanParameter, day: string): Value | null {
  return parameter.dated.findLast((dated) => dated.from <= day)?.value ?? parameter.value;
}

function readCalendar(source: InputSource & { kind: 'calendar' }, at: ReadAt, scope: RequestScope): Outcome {
  const span = calendarSpan(source.scope, scope.period);
  const isPeriod = span.text === scope.period.text;
  const key = isPeriod ? source.measure : `${source.scope}.${source.measure}`;
  const given = ownEntry(scope.request.calendar, key);
  if (given !== undefined) return readText(given, key, at);
  switch (source.measure) {
    case 'firstDay':
      return success({ kind: 'date', date: span.firstDay });
    case 'lastDay':
      return success({ kind: 'date', date: span.lastDay });
    case 'days':
      return success(integerValue(dayAfter(span.lastDay) - dayNumberOf(span.firstDay)));
    case 'workingDays':
      return success(integerValue(weekdaysBetween(dayNumberOf(span.firstDay), dayAfter(span.lastDay))));
  }
}

function calendarSpan(scope: CalendarScope, period: Period): Period {
  return scope === 'period' ? period : periodAround(datePartsOf(period.lastDay), scope);
}

const dayNumberOf = (date: string): number => toDayNumber(datePartsOf(date));
const dayAfter = (date: string): number => dayNumberOf(date) + 1;
