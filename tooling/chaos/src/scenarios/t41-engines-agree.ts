import { compareEngines } from '@premia/scheme/agreement';
import type { Scenario } from '../scenario.ts';
import { tryHostileSchemes } from './t41/hostile-schemes.ts';
import { agreeInSql } from './t41/sql-agreement.ts';

/** A case is a scheme over the inputs of one employee. A full run stops at whichever end it reaches first. */
const CASES_MAX = { full: 10_000_000, short: 2_000 } as const;
const TIME_MS_MAX = { full: 15 * 60_000, short: 60_000 } as const;
/** Schemes between two looks at the clock. */
const SLICE_SCHEMES = { full: 1_000, short: 150 } as const;
const PEOPLE = 32;
const SEED_LIMIT = 2 ** 30;
/** A query takes tens of milliseconds; the short form of these stands in the tests of the sql engine. */
const SQL_SCHEMES = { full: 300, short: 0 } as const;
/** No hostile scheme may keep anyone waiting longer. */
const HANG_MS = 250;

export const enginesAgree: Scenario = {
  id: 'T41',
  title:
    'random well-typed schemes over the whole catalogue: the batch and sql engines answer the bytes of the reference; hostile schemes get a typed answer in 250 ms',
  async run({ random, scale }) {
    const firstSeed = random.below(SEED_LIMIT);
    const found = { schemes: 0, cases: 0, proven: 0, partlyLeftSchemes: 0 };
    let counterexample: string | null = null;
    const began = performance.now();
    let slices = 0;
    while (
      counterexample === null &&
      found.cases < CASES_MAX[scale] &&
      performance.now() - began < TIME_MS_MAX[scale]
    ) {
      const report = compareEngines({ schemes: SLICE_SCHEMES[scale], people: PEOPLE, seed: firstSeed + slices });
      slices += 1;
      found.schemes += report.schemes;
      found.cases += report.employees;
      found.proven += report.proven;
      found.partlyLeftSchemes += report.partlyLeftSchemes;
      counterexample = report.counterexample;
    }
    const hostile = tryHostileSchemes();
    const sql = await agreeInSql({ schemes: SQL_SCHEMES[scale], people: PEOPLE, seed: firstSeed });
    const figures = {
      ...found,
      seeds: `${firstSeed}…${firstSeed + slices - 1}`,
      differing: counterexample ?? 0,
      sqlCases: sql.employees,
      sqlProven: sql.proven,
      sqlRefusedSchemes: sql.refusedSchemes,
      sqlDiffering: sql.counterexample ?? 0,
      hostile: hostile.tried,
      crashed: hostile.crashed.join(' ') || 0,
      slowestCallMs: Math.round(hostile.slowestMs),
      slowestCall: hostile.slowest,
    };
    const agree = counterexample === null && sql.counterexample === null;
    return { figures, ok: agree && hostile.crashed.length === 0 && hostile.slowestMs <= HANG_MS };
  },
};
