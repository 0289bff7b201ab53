import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a stage found out. A check without tests of its own counts as one. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

export interface Stage {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Checks are quiet unless they fail; test runners speak for themselves. */
  readonly output: 'on-failure' | 'live';
  /** Reads the runner's own report; `undefined` when it left none. */
  readonly count?: () => Count | undefined;
}

const E2E_PROGRAM = 'tooling/e2e/src/run.ts';

/** In the order of what fails fastest. */
export function stagesIn(root: string, reports: string): readonly Stage[] {
  const vitestReport = join(reports, 'vitest.json');
  const e2eReport = join(reports, 'e2e.json');
  const stages: Stage[] = [
    check('boundaries', [
      'depcruise',
      '--config',
      'tooling/config/dependency-cruiser.mjs',
      'apps',
      'packages',
      'tooling',
    ]),
    check('lint', ['biome', 'check', '--config-path=tooling/config/biome.typed.jsonc', '--max-diagnostics=50', '.']),
    check('unused', ['knip', '--config', 'tooling/config/knip.jsonc', '--no-config-hints']),
    check('types', ['turbo', 'run', 'types', '--continue', '--output-logs=errors-only', '--log-prefix=task']),
    {
      name: 'unit, property and integration',
      command: [
        'vitest',
        'run',
        '--config',
        'tooling/config/vitest.config.ts',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${vitestReport}`,
      ],
      output: 'live',
      count: () => countVitest(readReport(vitestReport)),
    },
  ];
  if (existsSync(join(root, E2E_PROGRAM))) {
    stages.push({
      name: 'browser',
      command: ['node', E2E_PROGRAM, '--summary-json', e2eReport],
      output: 'live',
      count: () => countPlain(readReport(e2eReport)),
    });
  }
  return stages;
}

function check(name: string, command: readonly [string, ...string[]]): Stage {
  return { name, command, output: 'on-failure' };
}

function readReport(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/** Vitest counts tests; a file that could not even be loaded has none and is one failure of its own. */
export function countVitest(report: unknown): Count | undefined {
  if (typeof report !== 'object' || report === null) return undefined;
  const { numPassedTests, numFailedTests, testResults } = report as Readonly<Record<string, unknown>>;
  if (typeof numPassedTests !== 'number' || typeof numFailedTests !== 'number' || !Array.isArray(testResults)) {
    return undefined;
  }
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
}

export function countPlain(report: unknown): Count | undefined {
  if (typeof report !== 'object' || report === null) return undefined;
  const { passed, failed } = report as Readonly<Record<string, unknown>>;
  return typeof passed === 'number' && typeof failed === 'number' ? { passed, failed } : undefined;
}

/** A stage that exited badly has failed at least once, whatever its report says; a runner without a report too. */
export function judge(exitCode: number, counted: Count | undefined, hasReport: boolean): Count {
  if (!hasReport) return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (counted === undefined) return { passed: 0, failed: 1 };
  const nothingRan = counted.passed + counted.failed === 0;
  return { passed: counted.passed, failed: Math.max(counted.failed, exitCode !== 0 || nothingRan ? 1 : 0) };
}
