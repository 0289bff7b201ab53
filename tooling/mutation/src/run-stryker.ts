import { globSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';
import type { MutationArea } from './areas.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Results of earlier runs, so that only what changed since is tried again; not kept in the repository. */
const CACHE = '.data/mutation';
const TIMEOUT_MS = 8_000;

export interface Mutant {
  readonly fileName: string;
  readonly status: string;
}

/** Mutates the area in a copy of the repository and answers what became of every mutant. */
export async function mutate(name: string, area: MutationArea, only: string | null): Promise<readonly Mutant[]> {
  process.chdir(ROOT);
  mkdirSync(CACHE, { recursive: true });
  const stryker = new Stryker({
    packageManager: 'pnpm',
    plugins: ['@stryker-mutator/vitest-runner'],
    testRunner: 'vitest',
    vitest: { configFile: `tooling/mutation/${name}.config.ts` },
    coverageAnalysis: 'perTest',
    // A mutant in a constant at module level would need every test anew.
    ignoreStatic: true,
    mutate: only === null ? [...area.mutate] : filesOf(area, only),
    incremental: true,
    incrementalFile: `${CACHE}/${name}.json`,
    reporters: ['progress-append-only', 'clear-text'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
    concurrency: 1,
    timeoutMS: TIMEOUT_MS,
    // Neither data nor what no area rests on.
    ignorePatterns: ['.data', '.turbo', 'dist', 'apps', 'docker'],
    tempDirName: `${CACHE}/copy-${name}`,
    allowConsoleColors: false,
  });
  return stryker.runMutationTest();
}

function filesOf({ mutate: globs }: MutationArea, only: string): string[] {
  const [kept, left] = [globs.filter((glob) => !glob.startsWith('!')), globs.filter((glob) => glob.startsWith('!'))];
  return globSync(kept, { cwd: ROOT, exclude: left.map((glob) => glob.slice(1)) }).filter((file) =>
    file.includes(only),
  );
}
