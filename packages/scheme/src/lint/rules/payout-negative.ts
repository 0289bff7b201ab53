import { sign } from '@premia/decimal';
import { measured } from '../analysis/analysis.ts';
import type { LintFinding } from '../finding.ts';
import type { Rule } from './rule.ts';

/** A payout that could come out below zero and is not meant as a deduction. */
export const payoutNegative: Rule = ({ plan, ranges, nodes }) =>
  plan.results.flatMap((result): readonly LintFinding[] => {
    if (result.kind !== 'payout' || result.category === 'penalty') return [];
    const { min } = ranges.body[result.step] ?? { min: null };
    const type = plan.body.steps[result.step]?.type;
    if (type === undefined || (min !== null && sign(min) >= 0)) return [];
    const node = nodes.get(result.nodeId);
    const params = { ...node?.params, floor: '0' };
    return [
      {
        code: 'payout/can-be-negative',
        severity: 'warning',
        place: { nodeId: result.nodeId, port: 'amount' },
        details: { code: result.code, ...(min === null ? {} : { least: measured(min, type) }) },
        fix: { label: 'fix/floor-at-zero', edits: [{ edit: 'setParams', nodeId: result.nodeId, params }] },
      },
    ];
  });
