import type { Step } from '../../plan/plan.ts';
import type { Analysis } from '../analysis/analysis.ts';
import { type ConditionSpace, chainsOf, reachOf } from '../analysis/conditions.ts';
import { ANY, addSpans, meetsBand } from '../analysis/span.ts';
import { decidingBlocks, rowPath } from '../analysis/tables.ts';
import type { LintFinding } from '../finding.ts';
import { removeRow } from '../fixes/remove-row.ts';
import type { Rule } from './rule.ts';

/** Rows of a table that no input can reach: an earlier row answers first, or the value never comes there. */
export const rowNeverHit: Rule = (analysis) =>
  decidingBlocks(analysis).flatMap((space) => [...deadRows(space, analysis), ...deadBands(space, analysis)]);

function deadRows(space: ConditionSpace, analysis: Analysis): readonly LintFinding[] {
  return chainsOf(space.block).flatMap((chain): readonly LintFinding[] => {
    const kind = analysis.nodes.get(chain.nodeId)?.kind;
    if (kind !== 'decision' && kind !== 'switch') return [];
    const reach = reachOf(chain, space);
    // The compiler already told of a row without conditions and of everything below it.
    const open = chain.conditions.findIndex((condition) => space.block.steps[condition]?.op === 'constant');
    return (reach?.dead ?? [])
      .filter((row) => open < 0 || row <= open)
      .map((row) => finding(analysis, chain.nodeId, { path: rowPath(kind, row), row }));
  });
}

function deadBands(space: ConditionSpace, analysis: Analysis): readonly LintFinding[] {
  const seen = new Set<string>();
  return space.block.steps.flatMap((step) =>
    bandsOf(step, space).flatMap(({ path, row }) => {
      const key = `${step.nodeId} ${path}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [finding(analysis, step.nodeId, { path, row })];
    }),
  );
}

interface DeadRow {
  readonly path: string;
  readonly row: number;
}

/** Bands of a table whose key provably never comes into them. */
function bandsOf(step: Step, { ranges }: ConditionSpace): readonly DeadRow[] {
  if (step.op === 'tiers') {
    const value = ranges[step.value] ?? ANY;
    const reached = step.position === null ? value : addSpans(value, ranges[step.position] ?? ANY);
    // A running position passes through every band below where it stands.
    const isPassing = step.mode !== 'whole';
    return step.bands.flatMap(({ from, to }, row) =>
      meetsBand(reached, from, isPassing ? null : to) ? [] : [{ path: `bands.${row}`, row }],
    );
  }
  if (step.op !== 'matrix') return [];
  return step.axes.flatMap((axis, index) => {
    const key = step.keys[index];
    if (axis.kind !== 'bands' || key === undefined) return [];
    const span = ranges[key] ?? ANY;
    return axis.from.flatMap((from, row) =>
      meetsBand(span, from, axis.from[row + 1] ?? null) ? [] : [{ path: `axes.${index}.bands.${row}`, row }],
    );
  });
}

function finding(analysis: Analysis, nodeId: string, { path, row }: DeadRow): LintFinding {
  const fix = removeRow(analysis.nodes.get(nodeId), path);
  return {
    code: 'table/row-never-hit',
    severity: 'warning',
    place: { nodeId, path },
    details: { row: row + 1 },
    ...(fix === null ? {} : { fix }),
  };
}
