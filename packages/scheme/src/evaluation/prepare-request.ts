import { z } from 'zod';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { shapeFault, valueAt } from '../diagnostics/shape-fault.ts';
import type { Plan } from '../plan/plan.ts';
import { parseDate } from '../values/calendar-date.ts';
import { byCodeUnit } from '../values/canonical-json.ts';
import { CURRENCY_PATTERN } from '../values/currency.ts';
import { parsePeriod } from '../values/period.ts';
import { optionalScalarSchema, scalarRecordSchema, scalarSchema } from '../values/scalar-schema.ts';
import type { EmployeeInputs, EvaluationRequest } from './evaluation.ts';
import { ownEntry } from './own-entry.ts';

export const REQUEST_EMPLOYEES_MAX = 200_000;
export const EMPLOYEE_FACTS_MAX = 100_000;
const DEPARTMENTS_MAX = 100_000;
const OVERRIDES_MAX = 100_000;
const ID_LENGTH_MAX = 200;
const ISSUES_MAX = 20;

export type PreparedRequest =
  | { readonly ok: true; readonly request: EvaluationRequest }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

const idSchema = z.string().min(1).max(ID_LENGTH_MAX);

const factSchema = z.strictObject({
  source: idSchema,
  id: idSchema,
  type: idSchema,
  on: z.string().max(ID_LENGTH_MAX),
  amount: optionalScalarSchema,
  currency: optionalScalarSchema,
  attributes: scalarRecordSchema.optional(),
});

const employeeSchema = z.strictObject({
  id: idSchema,
  department: z.string().max(ID_LENGTH_MAX).nullish(),
  manager: z.string().max(ID_LENGTH_MAX).nullish(),
  attributes: scalarRecordSchema.optional(),
  criteria: z.record(z.string(), scalarRecordSchema).optional(),
  balances: scalarRecordSchema.optional(),
  facts: z.array(factSchema).max(EMPLOYEE_FACTS_MAX).optional(),
  parameters: scalarRecordSchema.optional(),
});

/** A request as a file holds it. */
export const evaluationRequestSchema = z.strictObject({
  period: z.string().refine((text) => parsePeriod(text) !== null, { params: { code: 'request/bad-period' } }),
  currency: z.string().regex(CURRENCY_PATTERN).optional(),
  parameters: scalarRecordSchema.optional(),
  tables: z.record(z.string(), z.array(scalarRecordSchema)).optional(),
  rates: z
    .array(
      z.strictObject({
        from: z.string(),
        to: z.string(),
        on: z.string(),
        rate: scalarSchema,
      }),
    )
    .optional(),
  calendar: scalarRecordSchema.optional(),
  departments: z
    .array(z.strictObject({ id: idSchema, parent: idSchema.nullish() }))
    .max(DEPARTMENTS_MAX)
    .optional(),
  /** Other values of parameters for a department and all below it, or for one employee, each from a day on. */
  overrides: z
    .array(
      z
        .strictObject({
          parameter: idSchema,
          department: idSchema.optional(),
          employee: idSchema.optional(),
          from: z.string().optional(),
          value: scalarSchema,
        })
        .refine(({ department, employee }) => (department === undefined) !== (employee === undefined), {
          params: { code: 'request/override-for-whom' },
        })
        .refine(({ from }) => from === undefined || parseDate(from) !== null, {
          path: ['from'],
          params: { code: 'document/bad-date' },
        }),
    )
    .max(OVERRIDES_MAX)
    .optional(),
  employees: z.array(employeeSchema).max(REQUEST_EMPLOYEES_MAX),
});

/**
 * Reads a request from outside. What one employee's data gets wrong stays that employee's problem (a bad decimal, a
 * bad date); only a request whose shape is wrong is refused, with the places.
 */
export function prepareRequest(input: unknown): PreparedRequest {
  const parsed = evaluationRequestSchema.safeParse(input);
  if (!parsed.success) {
    const diagnostics = parsed.error.issues.slice(0, ISSUES_MAX).map((issue) => requestDiagnostic(issue, input));
    return { ok: false, diagnostics };
  }
  const twice = firstRepeated(parsed.data.employees.map((employee) => employee.id));
  if (twice !== null) {
    const diagnostic = refusal('request/duplicate-employee', 'employees', { id: twice });
    return { ok: false, diagnostics: [diagnostic] };
  }
  const { overrides = [], ...request } = parsed.data;
  return { ok: true, request: overrides.length === 0 ? request : withOverrides(request, overrides) };
}

type Override = NonNullable<z.infer<typeof evaluationRequestSchema>['overrides']>[number];

/**
 * Every employee with the parameters that hold for them on the period's last day: what stands with the employee wins
 * over the employee's own override, that over the nearest department's. Of one scope's overrides the last one begun
 * counts, and of those of one day the last one listed.
 */
function withOverrides(request: EvaluationRequest, overrides: readonly Override[]): EvaluationRequest {
  const lastDay = parsePeriod(request.period)?.lastDay ?? '';
  const begun = overrides.filter(({ from = '' }) => from <= lastDay);
  begun.sort((left, right) => byCodeUnit(left.from ?? '', right.from ?? ''));
  const values = new Map<string, Map<string, string>>();
  for (const { department, employee, parameter, value } of begun) {
    const scope = scopeKey(employee === undefined ? 'department' : 'employee', employee ?? department ?? '');
    const known = values.get(scope) ?? new Map<string, string>();
    values.set(scope, known.set(parameter, value));
  }
  const parents = new Map((request.departments ?? []).map(({ id, parent }) => [id, parent ?? null]));
  const inForce = (employee: EmployeeInputs): EmployeeInputs => {
    const scopes = [...pathOf(employee.department ?? null, parents).map((id) => scopeKey('department', id))].reverse();
    const entries = [...scopes, scopeKey('employee', employee.id)].flatMap((scope) => [...(values.get(scope) ?? [])]);
    if (entries.length === 0) return employee;
    const own = employee.parameters ?? {};
    const missing = entries.filter(([key]) => ownEntry(own, key) === undefined);
    return { ...employee, parameters: { ...Object.fromEntries(missing), ...own } };
  };
  return { ...request, employees: request.employees.map(inForce) };
}

const scopeKey = (kind: 'department' | 'employee', id: string): string => `${kind} ${id}`;

/** The department and everything above it, nearest first; a circle of departments ends where it began. */
function pathOf(department: string | null, parents: ReadonlyMap<string, string | null>): readonly string[] {
  const path = new Set<string>();
  for (let next = department; next !== null && !path.has(next); next = parents.get(next) ?? null) path.add(next);
  return [...path];
}

/** Whether a request fits a plan: the kind of its period and its currency. */
export function checkRequest(plan: Plan, request: EvaluationRequest): readonly Diagnostic[] {
  const kind = parsePeriod(request.period)?.kind ?? 'none';
  const diagnostics: Diagnostic[] = [];
  if (kind !== plan.period) {
    diagnostics.push(refusal('request/other-period', 'period', { given: request.period, kind, expected: plan.period }));
  }
  if (request.currency !== undefined && request.currency !== plan.currency) {
    const details = { given: request.currency, expected: plan.currency };
    diagnostics.push(refusal('request/other-currency', 'currency', details));
  }
  return diagnostics;
}

function requestDiagnostic(issue: z.core.$ZodIssue, request: unknown): Diagnostic {
  const path = issue.path.map(String).join('.');
  const stated = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  if (typeof stated === 'string') return refusal(stated, path, {});
  return refusal('request/bad-shape', path, shapeFault(issue, valueAt(request, issue.path)));
}

function refusal(code: string, path: string, details: Diagnostic['details']): Diagnostic {
  return { code, severity: 'error', place: { path }, details };
}

function firstRepeated(ids: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) return id;
    seen.add(id);
  }
  return null;
}
