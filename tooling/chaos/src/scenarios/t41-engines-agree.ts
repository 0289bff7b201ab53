import { compareEngines } from '@premia/scheme/agreement';
import type { Scenario } from '../scenario.ts';

const CASES = { full: 50_000, short: 200 } as const;
const SEED_LIMIT = 2 ** 31;

export const enginesAgree: Scenario = {
  id: 'T41',
  title: 'random well-typed schemes and inputs: the batch engine answers the same bytes as the reference',
  async run({ random, scale }) {
    const cases = CASES[scale];
    const { seed, employees, proven, refusedSchemes, counterexample } = compareEngines({
      cases,
      seed: random.below(SEED_LIMIT),
    });
    const figures = { cases, seed, employees, proven, refusedSchemes, differing: counterexample ?? 0 };
    return { figures, ok: counterexample === null };
  },
};
