import { add, type Rational, round, toCanonicalText, toFixedText, ZERO } from '@premia/decimal';
import type { Plan } from '../plan/plan.ts';
import { canonicalJson, quotedJson } from '../values/canonical-json.ts';
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
  const indicators: Record<string, string | boolean> = {};
  const balances: [string, string][] = [];
  const problems: (readonly Problem[])[] = [];
  let total: Rational | null = ZERO;
  let movesBalances = false;
  for (const [index, result] of plan.results.entries()) {
    const outcome = outcomes[index];
    if (outcome === undefined) throw new Error(`assembleResult: no outcome for result ${index}`);
    if (result.kind === 'balance') movesBalances = true;
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
        // A code is never a reserved name (`__proto__`): documents with one are refused.
        indicators[result.code] = indicatorOf(outcome.value);
        break;
      case 'balance':
        balances.push([result.balance, toFixedText(round(amountOf(outcome.value), digits), digits)]);
        break;
    }
  }
  const answer = {
    lines,
    indicators,
    total: total === null ? null : toFixedText(total, digits),
    problems: problems.length === 0 ? NO_PROBLEMS : mergeProblems(problems),
  };
  const kept = movesBalances ? { ...answer, balances: Object.fromEntries(balances) } : answer;
  return hashedOnDemand(employeeId, kept, trace);
}

/**
 * The hash is a function of the answer, and most of those who ask for an answer never look at it (the drawing's live
 * values, simulations, explanations): it is worked out when it is read, in `JSON.stringify`, spreads and clones too.
 * Balances stand only in answers of schemes that move them.
 */
function hashedOnDemand(id: string, answer: HashedParts, trace: Trace | undefined): EmployeeResult {
  const { lines, indicators, total, problems, balances } = answer;
  const told =
    balances === undefined
      ? { id, lines, indicators, total, problems }
      : { id, lines, indicators, total, problems, balances };
  const result = told as Traceable;
  Object.defineProperty(result, 'resultHash', HASH_ON_DEMAND);
  if (trace !== undefined) result.trace = trace;
  return result;
}

type Traceable = EmployeeResult & { trace?: Trace | undefined };

/** One reader for all answers: a reader of its own would make every answer a shape of its own, slow to whoever reads it. */
const HASH_ON_DEMAND = {
  enumerable: true,
  configurable: true,
  get(this: HashedParts): string {
    const value = resultHash(this);
    Reflect.defineProperty(this, 'resultHash', { value, enumerable: true, configurable: true });
    return value;
  },
};

const NO_PROBLEMS: readonly Problem[] = [];

type HashedParts = Pick<EmployeeResult, 'lines' | 'indicators' | 'total' | 'problems' | 'balances'>;

/** SHA-256 of what was answered; an id, a trace and the time do not belong to it. */
export function resultHash({ lines, indicators, total, problems, balances }: HashedParts): string {
  // Canonical JSON, written as it stands: keys in order, the lines without a detour over objects.
  const written = lines.map(lineText).join(',');
  const told = problems.map((problem) => canonicalJson({ ...problem, details: { ...problem.details } })).join(',');
  const kept = balances === undefined ? '' : `"balances":${canonicalJson(balances)},`;
  const sum = total === null ? 'null' : quotedJson(total);
  return sha256(
    `{${kept}"indicators":${canonicalJson(indicators)},"lines":[${written}],"problems":[${told}],"total":${sum}}`,
  );
}

function lineText({ amount, category, code }: PayoutLine): string {
  return `{"amount":${quotedJson(amount)},"category":${quotedJson(category)},"code":${quotedJson(code)}}`;
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
