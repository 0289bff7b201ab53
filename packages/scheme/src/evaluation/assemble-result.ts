import { add, type Rational, round, toCanonicalText, toFixedText, ZERO } from '@premia/decimal';
import type { Plan } from '../plan/plan.ts';
import { canonicalJson } from '../values/canonical-json.ts';
import { minorDigits } from '../values/currency.ts';
import { valueText } from '../values/literal.ts';
import { sha256 } from '../values/sha-256.ts';
import type { Value } from '../values/value.ts';
import type { EmployeeResult, PayoutLine, Problem, Trace } from './evaluation.ts';
import type { Outcome } from './outcome.ts';
import { mergeProblems } from './problem.ts';

export interface ResultParts {
  readonly employeeId: string;
  /** One outcome for each of `plan.results`, in their order. */
  readonly outcomes: readonly Outcome[];
  readonly trace?: Trace | undefined;
}

/** The answer for one employee from the outcomes of the plan's results; the one place that writes amounts and hashes. */
export function assembleResult(plan: Plan, { employeeId, outcomes, trace }: ResultParts): EmployeeResult {
  const digits = minorDigits(plan.currency);
  const lines: PayoutLine[] = [];
  const indicators: [string, string | boolean][] = [];
  const balances: [string, string][] = [];
  const problems: (readonly Problem[])[] = [];
  let total: Rational | null = ZERO;
  for (const [index, result] of plan.results.entries()) {
    const outcome = outcomes[index];
    if (outcome === undefined) throw new Error(`assembleResult: no outcome for result ${index}`);
    if (!outcome.ok) {
      problems.push(outcome.problems);
      if (result.kind === 'payout') total = null;
      continue;
    }
    switch (result.kind) {
      case 'payout': {
        const amount = amountOf(outcome.value);
        lines.push({ code: result.code, category: result.category, amount: toFixedText(amount, digits) });
        total = total === null ? null : add(total, amount);
        break;
      }
      case 'indicator':
        indicators.push([result.code, indicatorOf(outcome.value)]);
        break;
      case 'balance':
        balances.push([result.balance, toFixedText(round(amountOf(outcome.value), digits), digits)]);
        break;
    }
  }
  const answer = {
    lines,
    indicators: Object.fromEntries(indicators),
    total: total === null ? null : toFixedText(total, digits),
    problems: mergeProblems(problems),
    ...(plan.results.some((result) => result.kind === 'balance') ? { balances: Object.fromEntries(balances) } : {}),
  };
  return {
    id: employeeId,
    ...answer,
    resultHash: resultHash(answer),
    ...(trace === undefined ? {} : { trace }),
  };
}

type HashedParts = Pick<EmployeeResult, 'lines' | 'indicators' | 'total' | 'problems' | 'balances'>;

/** SHA-256 of what was answered; an id, a trace and the time do not belong to it. */
export function resultHash({ lines, indicators, total, problems, balances }: HashedParts): string {
  return sha256(
    canonicalJson({
      lines: lines.map((line) => ({ ...line })),
      indicators: { ...indicators },
      total,
      problems: problems.map((problem) => ({ ...problem, details: { ...problem.details } })),
      balances: balances === undefined ? undefined : { ...balances },
    }),
  );
}

function amountOf(value: Value): Rational {
  if (value.kind !== 'number') throw new Error(`assembleResult: an amount cannot be a ${value.kind}`);
  return value.number;
}

/** A number without a finite decimal is written as a fraction, "1/3": exact, and plainly not a rounded one. */
function indicatorOf(value: Value): string | boolean {
  if (value.kind === 'boolean') return value.boolean;
  return value.kind === 'number' ? toCanonicalText(value.number) : valueText(value);
}
