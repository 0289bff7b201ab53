import { allocate, type Rational, rational } from '@premia/decimal';
import type { Random } from '../random.ts';
import type { Scenario } from '../scenario.ts';

const ALLOCATIONS = { full: 1_000_000, short: 5_000 } as const;
/** Most pools are shared by a team, some by a thousand people. */
const SHARES_MAX = [3, 10, 10, 30, 30, 1_000] as const;
const LARGE_ONE_IN = 40;
const UNITS_MAX = 2 ** 40;
const DENOMINATORS = [1n, 1n, 10n, 100n, 3n, 7n] as const;

export const allocations: Scenario = {
  id: 'T25',
  title: 'random amounts shared out to 1–1,000 people: the parts add up, each within one minor unit of its exact share',
  async run({ random, scale }) {
    const allocationsMax = ALLOCATIONS[scale];
    let shares = 0;
    let wrongSums = 0;
    let farParts = 0;
    for (let count = 0; count < allocationsMax; count += 1) {
      const units = BigInt(random.below(UNITS_MAX)) * (random.below(4) === 0 ? -1n : 1n);
      const weights = drawWeights(random);
      const shared = allocate(units, weights);
      if (!shared.ok) throw new Error(`T25: ${shared.problem}`);
      shares += weights.length;
      if (shared.parts.reduce((sum, part) => sum + part, 0n) !== units) wrongSums += 1;
      farParts += partsFarFrom(units, weights, shared.parts);
    }
    const figures = { allocations: allocationsMax, shares, wrongSums, farParts };
    return { figures, ok: wrongSums === 0 && farParts === 0 };
  },
};

function drawWeights(random: Random): readonly Rational[] {
  const most = random.below(LARGE_ONE_IN) === 0 ? random.pick(SHARES_MAX) : 8;
  const weights = Array.from({ length: 1 + random.below(most) }, () =>
    rational(BigInt(random.below(20_000)), random.pick(DENOMINATORS)),
  );
  // Somebody has to have a weight.
  return [...weights.slice(1), rational(1n + BigInt(random.below(100)), 1n)];
}

/** Parts that are a whole unit or more away from amount × weight / sum of weights, by whole numbers over one denominator. */
function partsFarFrom(units: bigint, weights: readonly Rational[], parts: readonly bigint[]): number {
  const common = DENOMINATORS.reduce<bigint>((product, next) => product * next, 1n);
  const whole = weights.map(({ numerator, denominator }) => (numerator * common) / denominator);
  const total = whole.reduce((sum, weight) => sum + weight, 0n);
  return parts.filter((part, index) => {
    const difference = part * total - units * (whole[index] ?? 0n);
    return difference >= total || difference <= -total;
  }).length;
}
