import type { LintFinding } from '../finding.ts';
import type { Rule } from './rule.ts';

/** A payout that grows with the work done without any end. */
export const payoutNoCap: Rule = ({ plan, ranges }) =>
  plan.results.flatMap((result): readonly LintFinding[] => {
    if (result.kind !== 'payout' || result.category === 'penalty') return [];
    const span = ranges.body[result.step];
    if (span === undefined || span === null || span.max !== null) return [];
    const place = { nodeId: result.nodeId, port: 'cap' };
    return [{ code: 'payout/no-cap', severity: 'hint', place, details: { code: result.code } }];
  });
