import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MutantResult } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import type { MutationArea } from './areas.ts';
import { setSampleFile } from './env.ts';
import { drawSample, mutantKey, type SampleAsked } from './sample.ts';
import { NOT_SAMPLED } from './sampling-runner.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Results of earlier runs, so that only what changed since is tried again; not kept in the repository. */
const CACHE = '.data/mutation';
const TIMEOUT_MS = 8_000;
/** On a machine that does other things too. */
const DRY_RUN_MINUTES_MAX = 30;

export interface Mutant {
  readonly fileName: string;
  readonly status: string;
}

export interface MutateAsked {
  readonly name: string;
  readonly area: MutationArea;
  /** Only files whose path holds this text. */
  readonly only: string | null;
  readonly sample: SampleAsked | null;
}

/** Mutates the area in a copy of the repository and answers what became of every mutant, or of every one in the sample. */
export async function mutate({ name, area, only, sample }: MutateAsked): Promise<readonly Mutant[]> {
  process.chdir(ROOT);
  mkdirSync(CACHE, { recursive: true });
  const files = filesOf(area, only ?? '');
  const drawn = sample === null ? null : await drawSample(files, sample, ROOT);
  passOn(name, drawn);
  const incrementalFile = `${CACHE}/${name}.json`;
  // A run that was interrupted kept what it passed over.
  forgetPassedOver(incrementalFile);
  const stryker = new Stryker({
    packageManager: 'pnpm',
    plugins: ['@stryker-mutator/vitest-runner', './tooling/mutation/src/sampling-runner.ts'],
    testRunner: 'sampling-vitest',
    vitest: { configFile: `tooling/mutation/${name}.config.ts` },
    coverageAnalysis: 'perTest',
    // A mutant in a constant at module level would need every test anew.
    ignoreStatic: true,
    mutate: [...files],
    incremental: true,
    incrementalFile,
    reporters: ['progress-append-only', 'clear-text'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
    concurrency: 1,
    timeoutMS: TIMEOUT_MS,
    dryRunTimeoutMinutes: DRY_RUN_MINUTES_MAX,
    // Neither data nor what no area rests on.
    ignorePatterns: ['.data', '.turbo', 'dist', 'apps', 'docker'],
    tempDirName: `${CACHE}/copy-${name}`,
    allowConsoleColors: false,
  });
  try {
    const results = await stryker.runMutationTest();
    return drawn === null ? results : results.filter((result) => drawn.has(keyOfResult(result)));
  } finally {
    forgetPassedOver(incrementalFile);
  }
}

/** Tells the runner, a process of its own, which mutants to try. */
function passOn(name: string, drawn: ReadonlySet<string> | null): void {
  if (drawn === null) {
    setSampleFile(null);
    return;
  }
  const file = resolve(`${CACHE}/${name}-sample.json`);
  writeFileSync(file, JSON.stringify([...drawn]));
  setSampleFile(file);
}

/** Lines and columns of results count from one, those of mutants from zero. */
function keyOfResult(result: MutantResult): string {
  const { start, end } = result.location;
  const less = ({ line, column }: { readonly line: number; readonly column: number }) => ({
    line: line - 1,
    column: column - 1,
  });
  return mutantKey({ ...result, location: { start: less(start), end: less(end) } }, ROOT);
}

interface Report {
  readonly files: Readonly<Record<string, { mutants: readonly Pick<MutantResult, 'statusReason'>[] }>>;
}

/** A mutant that was passed over has no result to remember. */
function forgetPassedOver(incrementalFile: string): void {
  if (!existsSync(incrementalFile)) return;
  const report: Report = JSON.parse(readFileSync(incrementalFile, 'utf8'));
  for (const file of Object.values(report.files)) {
    file.mutants = file.mutants.filter(({ statusReason }) => statusReason !== NOT_SAMPLED);
  }
  writeFileSync(incrementalFile, JSON.stringify(report));
}

function filesOf({ mutate: globs }: MutationArea, only: string): readonly string[] {
  const [kept, left] = [globs.filter((glob) => !glob.startsWith('!')), globs.filter((glob) => glob.startsWith('!'))];
  return globSync(kept, { cwd: ROOT, exclude: left.map((glob) => glob.slice(1)) })
    .filter((file) => file.includes(only))
    .sort()
    .map((file) => resolve(ROOT, file));
}
