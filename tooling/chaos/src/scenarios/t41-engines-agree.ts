import { HOSTILE_ANSWER_MS_MAX } from '@premia/scheme/hostile';
import type { Scenario } from '../scenario.ts';
import { compareInProcesses, type Found } from './t41/compare-in-processes.ts';
import { tryHostileSchemes } from './t41/hostile-schemes.ts';
import { agreeInSql } from './t41/sql-agreement.ts';

interface Size {
  /** A case is a scheme over the inputs of one employee. */
  readonly cases: number;
  readonly slice: { readonly schemes: number; readonly people: number; readonly schemesTogether: number };
  /** A query takes tens of milliseconds; the short form of these stands in the tests of the sql engine. */
  readonly sqlSchemes: number;
}

/** A scheme is compiled once for all its people, and people are drawn once for some schemes: tens of thousands of each. */
const SIZES: Readonly<Record<'full' | 'short', Size>> = {
  full: { cases: 10_000_000, slice: { schemes: 400, people: 600, schemesTogether: 8 }, sqlSchemes: 300 },
  short: { cases: 2_000, slice: { schemes: 40, people: 32, schemesTogether: 2 }, sqlSchemes: 0 },
};
const SQL_PEOPLE = 32;
const SEED_LIMIT = 2 ** 30;
const PROGRESS_MS = 20_000;

export const enginesAgree: Scenario = {
  id: 'T41',
  title:
    'random well-typed schemes over the whole catalogue: the batch and sql engines answer the bytes of the reference; hostile schemes get a typed answer in 250 ms',
  async run({ random, scale }) {
    const firstSeed = random.below(SEED_LIMIT);
    const { cases, slice, sqlSchemes } = SIZES[scale];
    const hostile = tryHostileSchemes();
    const sql = await agreeInSql({ schemes: sqlSchemes, people: SQL_PEOPLE, seed: firstSeed });
    const { employees, slices, counterexample, ...found } = await compareInProcesses({
      cases,
      firstSeed,
      slice,
      onSlice: progress(cases),
    });
    const figures = {
      ...found,
      cases: employees,
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
    const agree = counterexample === null && sql.counterexample === null && employees >= cases;
    return { figures, ok: agree && hostile.crashed.length === 0 && hostile.slowestMs <= HOSTILE_ANSWER_MS_MAX };
  },
};

/** Says now and then how far it is, on standard error. */
function progress(cases: number): (found: Found) => void {
  const began = performance.now();
  let told = began;
  return ({ employees, schemes }) => {
    const now = performance.now();
    if (now - told < PROGRESS_MS) return;
    told = now;
    const left = Math.ceil((((now - began) / employees) * Math.max(0, cases - employees)) / 60_000);
    process.stderr.write(`T41: ${employees} of ${cases} cases, ${schemes} schemes, about ${left} min left\n`);
  };
}
