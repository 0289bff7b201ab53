import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { StepIndex } from '../../plan/plan.ts';
import type { Value } from '../../values/value.ts';
import { type Analysis, measured } from '../analysis/analysis.ts';
import { type Cell, type ConditionSpace, chainsOf, reachOf } from '../analysis/conditions.ts';
import { decidingBlocks } from '../analysis/tables.ts';
import type { LintFinding } from '../finding.ts';
import type { Rule } from './rule.ts';

/** A table without an answer for every input: whoever falls through has no result at all. */
export const noRowForInput: Rule = (analysis) =>
  decidingBlocks(analysis).flatMap((space) =>
    chainsOf(space.block).flatMap((chain): readonly LintFinding[] => {
      const rest = space.block.steps[chain.otherwise];
      if (rest?.op !== 'fail') return [];
      const reach = reachOf(chain, space);
      if (reach === null || reach.leftOver === null) return [];
      return [uncovered(analysis, chain.nodeId, { leftOver: reach.leftOver, space })];
    }),
  );

/** A text nobody listed is to be expected of data; a number no row takes is a hole in the policy. */
function uncovered(
  { nodes }: Analysis,
  nodeId: string,
  { leftOver, space }: { readonly leftOver: Cell; readonly space: ConditionSpace },
): LintFinding {
  const example = [...leftOver].find(([, value]) => value !== 'other') ?? [...leftOver][0];
  const isListed = [...leftOver.values()].every((value) => value === 'other');
  const kind = nodes.get(nodeId)?.kind ?? '';
  return {
    code: isListed ? 'table/other-values' : 'table/uncovered',
    severity: isListed ? 'hint' : 'warning',
    place: { nodeId, ...(kind === 'decision' || kind === 'switch' ? { path: 'otherwise' } : {}) },
    details: example === undefined ? {} : exampleDetails(example, space),
  };
}

type CellEntry = readonly [step: StepIndex, value: Value | 'other'];

function exampleDetails([index, value]: CellEntry, { block }: ConditionSpace): Diagnostic['details'] {
  const step = block.steps[index];
  const inputs = { inputs: step === undefined ? [] : [step.nodeId] };
  if (value === 'other' || step === undefined) return inputs;
  switch (value.kind) {
    case 'number':
      return { ...inputs, example: measured(value.number, step.type) };
    case 'text':
      return { ...inputs, example: value.text };
    case 'date':
      return { ...inputs, example: value.date.slice(0, DATE_LENGTH) };
    case 'boolean':
      return { ...inputs, example: value.boolean ? 'yes' : 'no' };
  }
}

const DATE_LENGTH = 'YYYY-MM-DD'.length;
