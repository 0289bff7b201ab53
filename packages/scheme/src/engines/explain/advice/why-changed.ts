import { add, fromFixedText, isZero, type Rational, subtract, toFixedText } from '@premia/decimal';
import type { EmployeeInputs, EvaluationRequest, FactInput } from '../../../evaluation/evaluation.ts';
import { parameterInForce } from '../../../evaluation/inputs.ts';
import type { Plan } from '../../../plan/plan.ts';
import { byCodeUnit, canonicalDataJson } from '../../../values/canonical-json.ts';
import { minorDigits } from '../../../values/currency.ts';
import { valueText } from '../../../values/literal.ts';
import { parsePeriod } from '../../../values/period.ts';
import { evaluatePlan } from '../evaluate-plan.ts';

/** A calculation as it was, or is: everything a result is a function of. */
export interface Snapshot {
  readonly plan: Plan;
  readonly request: EvaluationRequest;
}

/** What became different. Texts are as the inputs hold them; null where there is none. */
export type ChangeCause =
  | {
      readonly kind: 'facts';
      readonly factType: string;
      readonly added: number;
      readonly removed: number;
      /** The same facts with another content. */
      readonly changed: number;
    }
  | {
      readonly kind: 'criterion';
      readonly criterion: string;
      readonly measure: string;
      readonly from: string | null;
      readonly to: string | null;
    }
  | {
      readonly kind: 'attribute' | 'balance' | 'parameter';
      readonly key: string;
      readonly from: string | null;
      readonly to: string | null;
    }
  /** What holds for everybody: tables, rates, the calendar, the departments, the request's parameters, the period. */
  | { readonly kind: 'shared'; readonly of: (typeof SHARED)[number] }
  | { readonly kind: 'colleagues' }
  | { readonly kind: 'scheme' };

export interface ChangePart {
  /** Several where the calculation had no result between them. */
  readonly causes: readonly ChangeCause[];
  /** Signed, written with the currency's digits; never zero. */
  readonly amount: string;
}

/** `before` and the amounts of all parts add up to `after`, to the minor unit. */
export interface WhyChanged {
  readonly before: string;
  readonly after: string;
  readonly currency: string;
  /** In a fixed order: facts, criteria, the employee's other data, what is shared, colleagues, the scheme. */
  readonly parts: readonly ChangePart[];
}

/**
 * Why an employee's total is another one than it was: the differences between the two calculations are made one after
 * another, and each is worth what the total moves by when it is made. That adds up by construction; what two changes are
 * worth together counts for the later one. Null when either calculation has no total, or they pay in two currencies.
 */
export function whyChanged(before: Snapshot, after: Snapshot, employeeId: string): WhyChanged | null {
  const { currency } = after.plan;
  const [first, last] = [totalOf(before, employeeId), totalOf(after, employeeId)];
  if (first === null || last === null || before.plan.currency !== currency) return null;
  const digits = minorDigits(currency);
  const parts: ChangePart[] = [];
  let reached = before;
  let total: Rational = first;
  let causes: ChangeCause[] = [];
  for (const { cause, make } of differences(before, after, employeeId)) {
    reached = make(reached);
    causes.push(cause);
    const now = totalOf(reached, employeeId);
    if (now === null) continue;
    const moved = subtract(now, total);
    if (!isZero(moved)) parts.push({ causes, amount: toFixedText(moved, digits) });
    causes = [];
    total = now;
  }
  if (!isZero(subtract(last, parts.map(({ amount }) => fromFixedText(amount)).reduce(add, first)))) {
    throw new Error('whyChanged: every difference was made, and the total is another one');
  }
  return { before: toFixedText(first, digits), after: toFixedText(last, digits), currency, parts };
}

function totalOf({ plan, request }: Snapshot, employeeId: string): Rational | null {
  const employees = plan.requirements.team
    ? request.employees
    : request.employees.filter(({ id }) => id === employeeId);
  const total = evaluatePlan(plan, { ...request, employees }).employees.find(({ id }) => id === employeeId)?.total;
  return total === undefined || total === null ? null : fromFixedText(total);
}

interface Difference {
  readonly cause: ChangeCause;
  /** Makes the one difference. */
  readonly make: (snapshot: Snapshot) => Snapshot;
}

function differences(before: Snapshot, after: Snapshot, employeeId: string): readonly Difference[] {
  const [own, now] = [before, after].map(({ request }) => request.employees.find(({ id }) => id === employeeId));
  if (own === undefined || now === undefined) throw new RangeError(`whyChanged: no employee ${employeeId}`);
  const changing = (edit: (employee: EmployeeInputs) => EmployeeInputs) => editing(employeeId, edit);
  return [
    ...factDifferences(own, now, changing),
    ...criterionDifferences(own, now, changing),
    ...recordDifferences(own, now, changing),
    ...parameterDifferences([before, own], [after, now], changing),
    ...placeDifferences(own, now, changing),
    ...sharedDifferences(before, after),
    ...colleagueDifferences(after, employeeId),
    { cause: { kind: 'scheme' }, make: (snapshot) => ({ ...snapshot, plan: after.plan }) },
  ];
}

type Changing = (edit: (employee: EmployeeInputs) => EmployeeInputs) => Difference['make'];

function editing(employeeId: string, edit: (employee: EmployeeInputs) => EmployeeInputs): Difference['make'] {
  return ({ plan, request }) => ({
    plan,
    request: { ...request, employees: request.employees.map((one) => (one.id === employeeId ? edit(one) : one)) },
  });
}

function isSame(left: unknown, right: unknown): boolean {
  return canonicalDataJson(left ?? null) === canonicalDataJson(right ?? null);
}

function keysOf(...records: readonly (Readonly<Record<string, unknown>> | undefined)[]): readonly string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record ?? {})))].sort(byCodeUnit);
}

function factDifferences(own: EmployeeInputs, now: EmployeeInputs, changing: Changing): readonly Difference[] {
  const [were, are] = [own.facts ?? [], now.facts ?? []];
  const types = [...new Set([...were, ...are].map(({ type }) => type))].sort(byCodeUnit);
  return types.flatMap((factType): readonly Difference[] => {
    const ofType = (facts: readonly FactInput[]): readonly FactInput[] => facts.filter(({ type }) => type === factType);
    const [old, fresh] = [byIdentity(ofType(were)), byIdentity(ofType(are))];
    const added = [...fresh.keys()].filter((key) => !old.has(key)).length;
    const removed = [...old.keys()].filter((key) => !fresh.has(key)).length;
    const changed = [...fresh].filter(([key, content]) => old.has(key) && old.get(key) !== content).length;
    if (added + removed + changed === 0) return [];
    const make = changing((employee) => ({
      ...employee,
      facts: [...(employee.facts ?? []).filter(({ type }) => type !== factType), ...ofType(are)],
    }));
    return [{ cause: { kind: 'facts', factType, added, removed, changed }, make }];
  });
}

/** Contents by identity; several contents of one fact stand together. */
function byIdentity(facts: readonly FactInput[]): ReadonlyMap<string, string> {
  const groups = Map.groupBy(facts, ({ source, id }) => JSON.stringify([source, id]));
  return new Map(
    [...groups].map(([key, versions]) => [
      key,
      [...new Set(versions.map(canonicalDataJson))].sort(byCodeUnit).join('\n'),
    ]),
  );
}

function criterionDifferences(own: EmployeeInputs, now: EmployeeInputs, changing: Changing): readonly Difference[] {
  return keysOf(own.criteria, now.criteria).flatMap((criterion) => {
    const [were, are] = [own.criteria?.[criterion], now.criteria?.[criterion]];
    return keysOf(were, are).flatMap((measure): readonly Difference[] => {
      const [from, to] = [were?.[measure] ?? null, are?.[measure] ?? null];
      if (from === to) return [];
      const make = changing((employee) => ({
        ...employee,
        criteria: { ...employee.criteria, [criterion]: withEntry(employee.criteria?.[criterion], measure, to) },
      }));
      return [{ cause: { kind: 'criterion', criterion, measure, from, to }, make }];
    });
  });
}

const RECORDS = [
  ['attributes', 'attribute'],
  ['balances', 'balance'],
] as const;

function recordDifferences(own: EmployeeInputs, now: EmployeeInputs, changing: Changing): readonly Difference[] {
  return RECORDS.flatMap(([field, kind]) =>
    keysOf(own[field], now[field]).flatMap((key): readonly Difference[] => {
      const [from, to] = [own[field]?.[key] ?? null, now[field]?.[key] ?? null];
      if (from === to) return [];
      const make = changing((employee) => ({ ...employee, [field]: withEntry(employee[field], key, to) }));
      return [{ cause: { kind, key, from, to }, make }];
    }),
  );
}

/** A value of the employee's own against what the scheme says without it, and the other way round. */
function parameterDifferences(
  [before, own]: readonly [Snapshot, EmployeeInputs],
  [after, now]: readonly [Snapshot, EmployeeInputs],
  changing: Changing,
): readonly Difference[] {
  return keysOf(own.parameters, now.parameters).flatMap((key): readonly Difference[] => {
    const [were, are] = [own.parameters?.[key] ?? null, now.parameters?.[key] ?? null];
    if (were === are) return [];
    const cause = {
      kind: 'parameter',
      key,
      from: were ?? standing(before, key),
      to: are ?? standing(after, key),
    } as const;
    const make = changing((employee) => ({ ...employee, parameters: withEntry(employee.parameters, key, are) }));
    return [{ cause, make }];
  });
}

/** What a parameter is for whoever has no value of their own. */
function standing({ plan, request }: Snapshot, key: string): string | null {
  const given = request.parameters?.[key];
  if (given !== undefined) return given;
  const parameter = plan.requirements.parameters.find((known) => known.key === key);
  const value =
    parameter === undefined ? null : parameterInForce(parameter, parsePeriod(request.period)?.lastDay ?? '');
  return value === null ? null : valueText(value);
}

/** The record with the entry, or without it when there is none. */
function withEntry(
  record: Readonly<Record<string, string>> | undefined,
  key: string,
  value: string | null,
): Readonly<Record<string, string>> {
  const entries = Object.entries(record ?? {}).filter(([name]) => name !== key);
  return Object.fromEntries(value === null ? entries : [...entries, [key, value]]);
}

function placeDifferences(own: EmployeeInputs, now: EmployeeInputs, changing: Changing): readonly Difference[] {
  return (['department', 'manager'] as const).flatMap((key): readonly Difference[] => {
    const [from, to] = [own[key] ?? null, now[key] ?? null];
    return from === to
      ? []
      : [{ cause: { kind: 'attribute', key, from, to }, make: changing((employee) => ({ ...employee, [key]: to })) }];
  });
}

const SHARED = ['parameters', 'tables', 'rates', 'calendar', 'departments', 'period'] as const;

function sharedDifferences(before: Snapshot, after: Snapshot): readonly Difference[] {
  return SHARED.filter((of) => !isSame(before.request[of], after.request[of])).map((of) => ({
    cause: { kind: 'shared', of },
    make: ({ plan, request }) => ({ plan, request: { ...request, [of]: after.request[of] } }),
  }));
}

/** Everybody else as they are now, in the order of now. */
function colleagueDifferences(after: Snapshot, employeeId: string): readonly Difference[] {
  const make: Difference['make'] = ({ plan, request }) => {
    const own = request.employees.find(({ id }) => id === employeeId);
    const employees = after.request.employees.map((one) => (one.id === employeeId && own !== undefined ? own : one));
    return { plan, request: { ...request, employees } };
  };
  return [{ cause: { kind: 'colleagues' }, make }];
}
