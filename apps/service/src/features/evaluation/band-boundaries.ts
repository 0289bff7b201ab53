import { decimal, multiply, type Rational, toExactText } from '@premia/decimal';
import type { Plan } from '@premia/scheme';

/** Where the bands of a plan begin on one criterion, in the unit the plan compares. */
export interface BandBoundaries {
  readonly criterion: string;
  /** `attainment`: as a share of the target. */
  readonly of: 'actual' | 'attainment';
  readonly from: readonly Rational[];
}

type Step = Plan['body']['steps'][number];

/** The bands that stand directly on a criterion's actual value or attainment; others have no place on its bar. */
export function bandBoundaries(plan: Plan): readonly BandBoundaries[] {
  const { steps } = plan.body;
  return steps.flatMap((step) => {
    if (step.op !== 'tiers' || step.position !== null) {
      return [];
    }
    const measured = measuredBy(steps, step.value);
    return measured === null ? [] : [{ ...measured, from: step.bands.map((band) => band.from) }];
  });
}

function measuredBy(steps: readonly Step[], index: number): Pick<BandBoundaries, 'criterion' | 'of'> | null {
  const step = steps[index];
  switch (step?.op) {
    case 'recover':
      return measuredBy(steps, step.value);
    case 'input':
      return step.source.kind === 'criterion' && step.source.measure === 'actual'
        ? { criterion: step.source.criterion, of: 'actual' }
        : null;
    case 'divide': {
      const actual = measuredBy(steps, step.left);
      const target = steps[step.right];
      const isTarget =
        target?.op === 'input' &&
        target.source.kind === 'criterion' &&
        target.source.measure === 'target' &&
        target.source.criterion === actual?.criterion;
      return actual !== null && isTarget ? { criterion: actual.criterion, of: 'attainment' } : null;
    }
    default:
      return null;
  }
}

/** The boundaries on the scale of the actual value; a share of a target nobody set has no place there. */
export function boundariesOnActual({ of, from }: BandBoundaries, target: string | null): readonly string[] {
  if (of === 'attainment' && target === null) {
    return [];
  }
  const scale = of === 'attainment' ? decimal(target ?? '1') : decimal('1');
  return from.flatMap((boundary) => toExactText(multiply(boundary, scale)) ?? []);
}
