import { operandsOf } from './operands.ts';
import type { Block, Step, StepIndex } from './plan.ts';

/** Every step that `targets` rest on, themselves included. Behind a step that `isGiven` nothing is looked for. */
export function neededSteps(
  block: Block,
  targets: readonly StepIndex[],
  isGiven: (step: StepIndex) => boolean = () => false,
): ReadonlySet<StepIndex> {
  const needed = new Set(targets);
  for (let index = block.steps.length - 1; index >= 0; index -= 1) {
    const step = block.steps[index];
    if (step === undefined || !needed.has(index) || isGiven(index)) continue;
    for (const operand of readBy(step)) needed.add(operand);
  }
  return needed;
}

/** Steps of its own block that a step reads, those of a frame through its inner graph. */
function readBy(step: Step): readonly StepIndex[] {
  if (step.op !== 'facts') return operandsOf(step);
  return step.frame.block.steps.flatMap((inner) => (inner.op === 'outer' ? [inner.step] : []));
}
