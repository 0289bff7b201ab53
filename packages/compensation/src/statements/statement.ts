import { canonicalDataJson, type EmployeeResult, type Plan, type Problem, sha256 } from '@premia/scheme';

export interface StatementLine {
  readonly code: string;
  readonly category: string;
  readonly amount: string;
  /** Whether the employee sees the line. */
  readonly visible: boolean;
}

/** What a statement says, without where it is stored. */
export interface StatementContent {
  readonly period: string;
  readonly employeeId: string;
  readonly assignmentId: string;
  readonly departmentId: string;
  readonly schemeHash: string;
  readonly currency: string;
  readonly lines: readonly StatementLine[];
  /** Null when a payout has a problem: a sum with a part missing is not a total. */
  readonly total: string | null;
  readonly problems: readonly Problem[];
  readonly inputsHash: string;
  readonly resultHash: string;
}

export interface StatementParts {
  readonly plan: Plan;
  readonly period: string;
  readonly assignmentId: string;
  readonly departmentId: string;
  readonly inputsHash: string;
  readonly result: EmployeeResult;
}

export function buildStatement(parts: StatementParts): StatementContent {
  const { plan, result } = parts;
  const hidden = new Set(
    plan.results.flatMap((payout) => (payout.kind === 'payout' && !payout.visible ? [payout.code] : [])),
  );
  return {
    period: parts.period,
    employeeId: result.id,
    assignmentId: parts.assignmentId,
    departmentId: parts.departmentId,
    schemeHash: plan.schemeHash,
    currency: plan.currency,
    lines: result.lines.map((line) => ({ ...line, visible: !hidden.has(line.code) })),
    total: result.total,
    problems: result.problems,
    inputsHash: parts.inputsHash,
    resultHash: result.resultHash,
  };
}

/** SHA-256 of everything a statement says; stored beside it and recomputed by the verifier. */
export function statementHash(content: StatementContent): string {
  const { period, employeeId, assignmentId, departmentId, schemeHash, currency, lines, total, problems } = content;
  return sha256(
    canonicalDataJson({
      period,
      employeeId,
      assignmentId,
      departmentId,
      schemeHash,
      currency,
      lines,
      total,
      problems,
      inputsHash: content.inputsHash,
      resultHash: content.resultHash,
    }),
  );
}
