import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  commonTokens,
  declareFactoryPlugin,
  type Injector,
  type PluginContext,
  PluginKind,
  tokens,
} from '@stryker-mutator/api/plugin';
import { type MutantRunOptions, MutantRunStatus, type TestRunner } from '@stryker-mutator/api/test-runner';
import { strykerPlugins as vitestPlugins } from '@stryker-mutator/vitest-runner';
import { sampleFile } from './env.ts';
import { mutantKey } from './sample.ts';

/** Why a mutant was passed over; such results are no results, and are not kept. */
export const NOT_SAMPLED = 'not in the sample';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

function createSamplingRunner(injector: Injector<PluginContext>): TestRunner {
  const [plugin] = vitestPlugins;
  if (plugin === undefined) throw new Error('mutate: the vitest runner is not there');
  const runner = plugin.factory(injector);
  const listed = sampleFile();
  if (listed === null) return runner;
  const sample = new Set<string>(JSON.parse(readFileSync(listed, 'utf8')));
  const { dispose } = runner;
  return {
    capabilities: () => runner.capabilities(),
    init: async () => runner.init?.(),
    dryRun: (options) => runner.dryRun(options),
    mutantRun: async (options: MutantRunOptions) =>
      sample.has(mutantKey(options.activeMutant, ROOT))
        ? runner.mutantRun(options)
        : { status: MutantRunStatus.Error, errorMessage: NOT_SAMPLED },
    ...(dispose === undefined ? {} : { dispose: () => dispose.call(runner) }),
  };
}
createSamplingRunner.inject = tokens(commonTokens.injector);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'sampling-vitest', createSamplingRunner)];
