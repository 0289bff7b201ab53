import type { Block } from '../../plan/plan.ts';
import type { Analysis } from './analysis.ts';
import { type ConditionSpace, conditionSpace } from './conditions.ts';

/** The scheme's own block and the blocks of its frames, with what is known of their steps. */
export function decidingBlocks({ plan, ranges }: Analysis): readonly ConditionSpace[] {
  const spaces = [conditionSpace(plan.body, ranges.body)];
  for (const [block, spans] of ranges.frames) spaces.push(conditionSpace(block, spans));
  return spaces;
}

export function stepsOfAll({ plan, ranges }: Analysis): readonly Block[] {
  return [plan.body, ...ranges.frames.keys()];
}

/** Where a row of a table stands inside its node's params. */
export function rowPath(kind: string | undefined, row: number): string {
  return kind === 'switch' ? `cases.${row}` : `rows.${row}`;
}
