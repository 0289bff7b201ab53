import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { operandsOf } from '../../plan/operands.ts';
import type { Block, FactCondition, FactFilter, PlanResult, Step, StepIndex } from '../../plan/plan.ts';
import { valueText } from '../../values/literal.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { LintFinding } from '../finding.ts';
import { addedTwice } from './added-twice.ts';
import type { Rule } from './rule.ts';

type Payout = Extract<PlanResult, { kind: 'payout' }>;

/** An amount that money is paid for: what a criterion came to, or the facts of one sort. */
type Credit =
  | { readonly kind: 'criterion'; readonly criterion: string; readonly nodeId: string }
  | { readonly kind: 'facts'; readonly filter: FactFilter; readonly nodeId: string };

/** Kinds that cut one amount into parts: parts of one amount paid on several lines are paid once. */
const PARTING: ReadonlySet<string> = new Set(['split', 'pool', 'reserve', 'instalments', 'draw', 'clawback']);

/**
 * The same deals, or the same criterion's money, paid for on several lines of the statement – which is often meant – or
 * twice within one line, which hardly ever is: two frames over the same facts, or one sum that adds the same source up
 * twice by parts of the same shape. A base and an accelerator on one criterion differ in shape and are usual.
 */
export const creditedTwice: Rule = (analysis) => {
  const payouts = analysis.plan.results.filter((result): result is Payout => result.kind === 'payout');
  const steps = new Set(payouts.map(({ step }) => step));
  const credits = payouts.map((payout) => ({ payout, own: creditsOf(payout, steps, analysis) }));
  const budget = { comparisons: COMPARISONS_MAX };
  return [
    ...onSeveralLines(credits, budget),
    ...credits.flatMap(({ payout, own }) => twiceWithin(payout, own, budget)),
    ...addedTwice(analysis),
  ];
};

/** Filters held against one another in one scheme: enough for any policy, and no keystroke waits. */
const COMPARISONS_MAX = 20_000;

interface Budget {
  comparisons: number;
}

interface Side {
  readonly payout: Payout;
  readonly own: readonly Credit[];
}

/** Every credit with all the lines that pay for it, told once for the same lines. */
function onSeveralLines(sides: readonly Side[], budget: Budget): readonly LintFinding[] {
  const groups = new Map<string, { readonly credit: Credit; readonly lines: string[] }[]>();
  for (const { payout, own } of sides) {
    for (const credit of own) {
      const key = creditKey(credit);
      const known = groups.get(key) ?? [];
      groups.set(key, known);
      const group = known.find((one) => isShared(one.credit, credit, budget));
      if (group === undefined) known.push({ credit, lines: [payout.nodeId] });
      else if (!group.lines.includes(payout.nodeId)) group.lines.push(payout.nodeId);
    }
  }
  const told = new Set<string>();
  return [...groups.values()].flat().flatMap(({ credit, lines }): readonly LintFinding[] => {
    const [, second] = lines;
    const key = lines.join('\u0000');
    if (second === undefined || told.has(key)) return [];
    told.add(key);
    return [{ ...found(credit, second, { lines }), severity: 'hint' }];
  });
}

/** Two frames over the same facts feed one line: each deal is counted by both. */
function twiceWithin(payout: Payout, own: readonly Credit[], budget: Budget): readonly LintFinding[] {
  const facts = own.filter((credit) => credit.kind === 'facts');
  for (const [index, credit] of facts.entries()) {
    const twin = facts
      .slice(index + 1)
      .find((other) => other.nodeId !== credit.nodeId && isShared(credit, other, budget));
    if (twin === undefined) continue;
    return [
      { ...found(credit, payout.nodeId, { lines: [credit.nodeId, twin.nodeId] }), code: 'credit/facts-counted-twice' },
    ];
  }
  return [];
}

/** Only credits of one key can be the same. */
function creditKey(credit: Credit): string {
  return credit.kind === 'criterion' ? `criterion ${credit.criterion}` : `facts ${credit.filter.factType}`;
}

function isShared(left: Credit, right: Credit, budget: Budget): boolean {
  if (left.kind === 'facts' && budget.comparisons <= 0) return false;
  budget.comparisons -= 1;
  return isSame(left, right);
}

function found(credit: Credit, nodeId: string, details: Diagnostic['details']): LintFinding {
  return {
    code: credit.kind === 'facts' ? 'credit/facts-twice' : 'credit/criterion-twice',
    severity: 'warning',
    place: { nodeId },
    details: { ...details, credit: credit.kind === 'facts' ? credit.filter.factType : credit.criterion },
  };
}

function isSame(left: Credit, right: Credit): boolean {
  if (left.kind === 'criterion') return right.kind === 'criterion' && left.criterion === right.criterion;
  return right.kind === 'facts' && left.filter.factType === right.filter.factType && overlap(left.filter, right.filter);
}

/** Two filters share facts unless they ask the same field for different things. */
function overlap(left: FactFilter, right: FactFilter): boolean {
  return !left.where.some((one) => right.where.some((other) => one.field === other.field && excludes(one, other)));
}

function excludes(left: FactCondition, right: FactCondition): boolean {
  const listed = (condition: FactCondition): ReadonlySet<string> | null =>
    condition.comparison === 'equal' || condition.comparison === 'in' ? new Set(condition.values.map(valueText)) : null;
  const unlisted = (condition: FactCondition): ReadonlySet<string> | null =>
    condition.comparison === 'notEqual' || condition.comparison === 'notIn'
      ? new Set(condition.values.map(valueText))
      : null;
  const [one, other] = [listed(left), listed(right)];
  if (one !== null && other !== null) return [...one].every((value) => !other.has(value));
  const [not, against] = one === null ? [unlisted(left), other] : [unlisted(right), one];
  if (not !== null && against !== null) return [...against].every((value) => not.has(value));
  return isOrdered(left) && isOrdered(right) && areApart(left, right);
}

const LOWER: ReadonlySet<string> = new Set(['less', 'lessOrEqual']);
const UPPER: ReadonlySet<string> = new Set(['greater', 'greaterOrEqual']);
const isOrdered = ({ comparison }: FactCondition): boolean => LOWER.has(comparison) || UPPER.has(comparison);

/** "Below 100" and "from 100 up" around the same value have nothing in common; other pairs may. */
function areApart(left: FactCondition, right: FactCondition): boolean {
  const [low, high] = LOWER.has(left.comparison) ? [left, right] : [right, left];
  if (!LOWER.has(low.comparison) || !UPPER.has(high.comparison)) return false;
  const [a, b] = [low.values[0], high.values[0]];
  const isSameValue = a !== undefined && b !== undefined && valueText(a) === valueText(b);
  return isSameValue && (low.comparison === 'less' || high.comparison === 'greater');
}

/** What a payout pays for: where its money comes from, followed back through steps that are money themselves. */
function creditsOf(payout: Payout, ends: ReadonlySet<StepIndex>, { plan, nodes }: Analysis): readonly Credit[] {
  const credits: Credit[] = [];
  const open: StepIndex[] = [payout.step];
  const seen = new Set<StepIndex>();
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const step = plan.body.steps[index];
    // A surcharge on another line pays on top of that line, not for its deals again.
    if (step === undefined || seen.has(index) || (index !== payout.step && ends.has(index))) continue;
    seen.add(index);
    if (PARTING.has(nodes.get(step.nodeId)?.kind ?? '')) continue;
    const credit = creditOf(step);
    if (credit !== null) credits.push(credit);
    else open.push(...moneyOperands(step, plan.body));
  }
  return credits;
}

function creditOf(step: Step): Credit | null {
  if (step.op === 'input' && step.source.kind === 'criterion' && step.source.measure !== 'target') {
    return { kind: 'criterion', criterion: `${step.source.criterion}.${step.source.measure}`, nodeId: step.nodeId };
  }
  if (step.op === 'facts') return { kind: 'facts', filter: step.frame.filter, nodeId: step.nodeId };
  return null;
}

/** The operands through which an amount flows: money in, money out. A limit is no credit. */
function moneyOperands(step: Step, { steps }: Block): readonly StepIndex[] {
  if (step.op === 'compare' || step.op === 'divide' || step.type.base !== 'money') return [];
  const operands =
    step.op === 'select' ? [step.then, step.otherwise] : step.op === 'tiers' ? tiersAmount(step) : operandsOf(step);
  return operands.filter((operand) => steps[operand]?.type.base === 'money');
}

/** A rate found by one amount and paid on another credits the other. */
function tiersAmount({ value, base }: Extract<Step, { op: 'tiers' }>): readonly StepIndex[] {
  return [base ?? value];
}
