import { chainsOf, reachOf } from '../analysis/conditions.ts';
import { decidingBlocks } from '../analysis/tables.ts';
import type { LintFinding } from '../finding.ts';
import type { Rule } from './rule.ts';

/** A condition that every input meets, or none: one of its branches is never paid. */
export const conditionAlways: Rule = (analysis) =>
  decidingBlocks(analysis).flatMap((space) =>
    chainsOf(space.block).flatMap((chain): readonly LintFinding[] => {
      const kind = analysis.nodes.get(chain.nodeId)?.kind;
      if ((kind !== 'if' && kind !== 'gate') || chain.conditions.length !== 1) return [];
      const reach = reachOf(chain, space);
      if (reach === null) return [];
      if (reach.dead.length > 0) return [finding(chain.nodeId, 'logic/never-true')];
      return reach.otherwiseReached ? [] : [finding(chain.nodeId, 'logic/always-true')];
    }),
  );

function finding(nodeId: string, code: string): LintFinding {
  return { code, severity: 'warning', place: { nodeId, port: 'condition' }, details: {} };
}
