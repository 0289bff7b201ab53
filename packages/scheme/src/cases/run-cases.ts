import { compileScheme } from '../compile/compile-scheme.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SchemeCase, SchemeDocument } from '../document/scheme-document.ts';
import { evaluatePlan } from '../engines/explain/index.ts';
import type { EmployeeResult, EvaluationAnswer, EvaluationRequest, Problem } from '../evaluation/evaluation.ts';
import { checkRequest, prepareRequest } from '../evaluation/prepare-request.ts';
import type { Plan } from '../plan/plan.ts';
import { datePartsOf, parseDate } from '../values/calendar-date.ts';
import { byCodeUnit } from '../values/canonical-json.ts';
import { type PeriodKind, periodAround } from '../values/period.ts';
import { compareAmounts } from './compare-amounts.ts';

/** What one expectation came to; `actual` is null when there is no such result. */
export interface CaseLine {
  readonly code: string;
  readonly expected: string;
  readonly actual: string | null;
  readonly ok: boolean;
}

export interface CaseOutcome {
  readonly name: string;
  readonly ok: boolean;
  readonly lines: readonly CaseLine[];
  /** Problems of the result; those a case asks for do not fail it. */
  readonly problems: readonly Problem[];
  /** Why the case itself cannot be run. */
  readonly diagnostics: readonly Diagnostic[];
}

export type CasesOutcome =
  | { readonly ok: boolean; readonly compiled: true; readonly cases: readonly CaseOutcome[] }
  | { readonly ok: false; readonly compiled: false; readonly diagnostics: readonly Diagnostic[] };

export type Engine = (plan: Plan, request: EvaluationRequest) => EvaluationAnswer;

/** Runs a scheme's own cases; a scheme that does not compile runs none. */
export function runCases(document: SchemeDocument, engine: Engine = evaluatePlan): CasesOutcome {
  const { plan, diagnostics } = compileScheme(document);
  if (plan === null) return { ok: false, compiled: false, diagnostics };
  const cases = (document.cases ?? []).map((entry) => runCase(plan, entry, engine));
  return { ok: cases.every(({ ok }) => ok), compiled: true, cases };
}

/** The employee whose result a case is about. */
export const CASE_EMPLOYEE = 'employee';

export function runCase(plan: Plan, entry: SchemeCase, engine: Engine): CaseOutcome {
  const prepared = prepareRequest(caseRequest(entry, plan.period));
  const diagnostics = prepared.ok ? checkRequest(plan, prepared.request) : prepared.diagnostics;
  if (!prepared.ok || diagnostics.length > 0) {
    return { name: entry.name, ok: false, lines: [], problems: [], diagnostics };
  }
  const [result] = engine(plan, prepared.request).employees;
  if (result === undefined) throw new Error('runCase: the engine answered for nobody');
  const lines = Object.entries(entry.expect).map(([code, expected]): CaseLine => {
    const actual = resultOf(result, code);
    return { code, expected, actual, ok: actual !== null && compareAmounts(actual, expected) };
  });
  const expectedProblems = entry.expectProblems ?? [];
  const problems = result.problems.map(({ code }) => code);
  const asExpected =
    problems.every((code) => expectedProblems.includes(code)) &&
    expectedProblems.every((code) => problems.includes(code));
  return {
    name: entry.name,
    ok: asExpected && lines.every(({ ok }) => ok),
    lines,
    problems: result.problems,
    diagnostics: [],
  };
}

function resultOf(result: EmployeeResult, code: string): string | null {
  const line = result.lines.find((candidate) => candidate.code === code);
  if (line !== undefined) return line.amount;
  if (Object.hasOwn(result.indicators, code)) return String(result.indicators[code]);
  if (code === 'total') return result.total;
  const balance = code.startsWith('balances.') ? code.slice('balances.'.length) : null;
  const { balances } = result;
  return balance !== null && balances !== undefined && Object.hasOwn(balances, balance)
    ? (balances[balance] ?? null)
    : null;
}

/** The request a case stands for. */
export function caseRequest({ period, inputs }: SchemeCase, kind: PeriodKind): unknown {
  const { parameters, tables, rates, calendar, departments, overrides, others = [], ...person } = inputs;
  return {
    period: period ?? casePeriod(inputs, kind),
    ...(parameters === undefined ? {} : { parameters }),
    ...(tables === undefined ? {} : { tables }),
    ...(rates === undefined ? {} : { rates }),
    ...(calendar === undefined ? {} : { calendar }),
    ...(departments === undefined ? {} : { departments }),
    ...(overrides === undefined ? {} : { overrides }),
    employees: [{ id: CASE_EMPLOYEE, ...person }, ...others],
  };
}

const DEFAULT_DAY = '2026-01-01';

/** The period of the earliest fact, so that a case with facts need not repeat it. */
function casePeriod({ facts = [] }: SchemeCase['inputs'], kind: PeriodKind): string {
  const days = facts.map(({ on }) => on).filter((on) => parseDate(on) !== null);
  return periodAround(datePartsOf(days.sort(byCodeUnit)[0] ?? DEFAULT_DAY), kind).text;
}
