import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Mutant } from '@stryker-mutator/api/core';
import { Instrumenter } from '@stryker-mutator/instrumenter';

export interface SampleAsked {
  readonly size: number;
  readonly seed: number;
}

type Identified = Pick<Mutant, 'fileName' | 'location' | 'mutatorName' | 'replacement'>;

/** What a mutant is, in every copy of the repository; its number is only good for one run. */
export function mutantKey({ fileName, location, mutatorName, replacement }: Identified, root: string): string {
  const { start, end } = location;
  const place = `${start.line}:${start.column}-${end.line}:${end.column}`;
  return `${relative(root, fileName)} ${place} ${mutatorName} ${replacement ?? ''}`;
}

const nothing = (): void => undefined;
const SILENT = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
};

/** Every mutant of every file, as the mutation tester will make them. */
async function mutantsOf(files: readonly string[]): Promise<readonly (readonly Mutant[])[]> {
  const instrumenter = new Instrumenter(SILENT);
  return Promise.all(
    files.map(async (name) => {
      const file = { name, mutate: true, content: readFileSync(name, 'utf8') };
      const options = { plugins: null, excludedMutations: [], ignorers: [] };
      return (await instrumenter.instrument([file], options)).mutants;
    }),
  );
}

/**
 * A stratified sample: every file gives mutants in proportion to what it has, chosen by the seed. The same seed and code
 * give the same sample, and a larger sample of one seed holds most of a smaller one.
 */
export async function drawSample(
  files: readonly string[],
  { size, seed }: SampleAsked,
  root: string,
): Promise<ReadonlySet<string>> {
  const strata = (await mutantsOf(files)).map((mutants) => mutants.map((mutant) => mutantKey(mutant, root)));
  const all = strata.reduce((sum, { length }) => sum + length, 0);
  const shares = sharesOf(
    strata.map(({ length }) => length),
    Math.min(size, all),
  );
  return new Set(strata.flatMap((keys, index) => [...keys].sort(byDraw(seed)).slice(0, shares[index])));
}

function byDraw(seed: number): (left: string, right: string) => number {
  const drawn = new Map<string, string>();
  const draw = (key: string): string => {
    const known = drawn.get(key) ?? createHash('sha256').update(`${seed} ${key}`).digest('hex');
    drawn.set(key, known);
    return known;
  };
  return (left, right) => (draw(left) < draw(right) ? -1 : 1);
}

/** `size` shared out in proportion, largest remainder first. */
export function sharesOf(counts: readonly number[], size: number): readonly number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return counts;
  const shares = counts.map((count) => Math.floor((count * size) / all));
  const byRemainder = counts.map((count, index) => ({ index, rest: (count * size) % all }));
  byRemainder.sort((left, right) => right.rest - left.rest || left.index - right.index);
  let left = size - shares.reduce((sum, share) => sum + share, 0);
  for (const { index } of byRemainder) {
    if (left === 0) break;
    shares[index] = (shares[index] ?? 0) + 1;
    left -= 1;
  }
  return shares;
}

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Wilson's interval at 95 %, in percent: what the score of all mutants is likely to be. */
export function likelyScore({ found, tried }: { readonly found: number; readonly tried: number }): Interval {
  if (tried === 0) return { from: 0, to: 100 };
  const z = 1.96;
  const share = found / tried;
  const scale = 1 + z ** 2 / tried;
  const middle = (share + z ** 2 / (2 * tried)) / scale;
  const reach = (z / scale) * Math.sqrt((share * (1 - share)) / tried + z ** 2 / (4 * tried ** 2));
  return { from: 100 * Math.max(0, middle - reach), to: 100 * Math.min(1, middle + reach) };
}
