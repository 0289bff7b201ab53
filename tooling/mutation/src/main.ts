import { AREA_NAMES, AREAS, type AreaName } from './areas.ts';
import { type AreaScore, scoreOf, tableOf, writeResults } from './results-file.ts';
import { mutate } from './run-stryker.ts';

/** Shares of mutants that the tests have to find, of every area. */
const SCORE_MIN = 85;

interface Arguments {
  readonly areas: readonly AreaName[];
  /** Only files whose path holds this text; such a run is told, not written down. */
  readonly only: string | null;
}

function readArguments(texts: readonly string[]): Arguments | null {
  const words = texts.filter((text) => text !== '--');
  const only = words.find((text) => text.startsWith('--only='))?.slice('--only='.length) ?? null;
  const names = words.filter((text) => !text.startsWith('--only='));
  const areas = AREA_NAMES.filter((name) => names.length === 0 || names.includes(name));
  const unknown = names.filter((name) => !AREA_NAMES.some((known) => known === name));
  if (unknown.length === 0) return { areas, only };
  process.stderr.write(`mutate: no area ${unknown.join(', ')}; there is ${AREA_NAMES.join(', ')}\n`);
  return null;
}

/** `pnpm mutate [area …] [--only=part-of-a-path]`; exit code 1 when an area is below the bar. */
async function main(): Promise<number> {
  const asked = readArguments(process.argv.slice(2));
  if (asked === null) return 2;
  const scores: AreaScore[] = [];
  for (const name of asked.areas) {
    const mutants = await mutate(name, AREAS[name], asked.only);
    const score = scoreOf(name, mutants);
    scores.push(score);
    if (asked.only === null) writeResults(score);
  }
  process.stdout.write(`${tableOf(scores)}\n`);
  return scores.every(({ percent }) => percent >= SCORE_MIN) ? 0 : 1;
}

process.exitCode = await main();
