import { AREA_NAMES, AREAS, type AreaName } from './areas.ts';
import { type AreaScore, sampleText, scoreOf, tableOf, writeResults } from './results-file.ts';
import { mutate } from './run-stryker.ts';
import type { SampleAsked } from './sample.ts';

/** Shares of mutants that the tests have to find, of every area. */
const SCORE_MIN = 85;

interface Arguments {
  readonly areas: readonly AreaName[];
  /** Only files whose path holds this text; such a run is told, not written down. */
  readonly only: string | null;
  /** Only so many mutants of each area. */
  readonly sample: SampleAsked | null;
}

const SEED = 1;

function readArguments(texts: readonly string[]): Arguments | null {
  const words = texts.filter((text) => text !== '--');
  const option = (name: string): string | null =>
    words.find((text) => text.startsWith(`--${name}=`))?.slice(name.length + '--='.length) ?? null;
  const size = option('sample');
  const sample = size === null ? null : { size: Number(size), seed: Number(option('seed') ?? SEED) };
  const names = words.filter((text) => !/^--(only|sample|seed)=/.test(text));
  const areas = AREA_NAMES.filter((name) => names.length === 0 || names.includes(name));
  const unknown = names.filter((name) => !AREA_NAMES.some((known) => known === name));
  const isDrawable = sample === null || (sample.size >= 1 && Number.isInteger(sample.size + sample.seed));
  if (unknown.length === 0 && isDrawable) return { areas, only: option('only'), sample };
  const wrong = isDrawable
    ? `no area ${unknown.join(', ')}; there is ${AREA_NAMES.join(', ')}`
    : 'a sample is a whole number';
  process.stderr.write(`mutate: ${wrong}\n`);
  return null;
}

/** `pnpm mutate [area …] [--only=part-of-a-path] [--sample=600 [--seed=1]]`; exit code 1 when an area is below the bar. */
async function main(): Promise<number> {
  const asked = readArguments(process.argv.slice(2));
  if (asked === null) return 2;
  const scores: AreaScore[] = [];
  for (const name of asked.areas) {
    const mutants = await mutate({ name, area: AREAS[name], only: asked.only, sample: asked.sample });
    const score = scoreOf(name, mutants);
    scores.push(score);
    if (asked.only === null) writeResults(score, asked.sample);
    if (asked.sample !== null) process.stdout.write(`${sampleText(score, asked.sample)}\n`);
  }
  process.stdout.write(`${tableOf(scores)}\n`);
  return scores.every(({ percent }) => percent >= SCORE_MIN) ? 0 : 1;
}

process.exitCode = await main();
