import { decimal, fromInteger } from '@premia/decimal';
import type { Plan } from '../../plan/plan.ts';
import { assumedBounds, type InputBounds, type PlanRanges, rangesOf } from '../analysis/ranges.ts';
import type { LintFinding } from '../finding.ts';
import type { Rule } from './rule.ts';

/** A payout that grows with the work done without any end. */
export const payoutNoCap: Rule = ({ plan, ranges }) => {
  const open = openPayouts(plan, ranges);
  if (open.length === 0) return [];
  const settled = new Set(openPayouts(plan, rangesOf(plan, settledBounds)).map(({ nodeId }) => nodeId));
  return open
    .filter(({ nodeId }) => settled.has(nodeId))
    .map(({ nodeId, code }): LintFinding => {
      return { code: 'payout/no-cap', severity: 'hint', place: { nodeId, port: 'cap' }, details: { code } };
    });
};

function openPayouts({ results }: Plan, { body }: PlanRanges) {
  return results.flatMap((result) => {
    if (result.kind !== 'payout' || result.category === 'penalty') return [];
    const span = body[result.step];
    return span !== undefined && span !== null && span.max === null ? [result] : [];
  });
}

const LEAST = decimal('0.001');
const MOST = fromInteger(1_000_000_000);

/** Norms, terms and targets are neither nothing nor endless: dividing by one sets no pay free. */
const settledBounds: InputBounds = (source) => {
  const isSettled =
    source.kind === 'criterion'
      ? source.measure === 'target'
      : source.kind === 'attribute' || source.kind === 'parameter';
  return isSettled ? { min: LEAST, max: MOST } : assumedBounds(source);
};
