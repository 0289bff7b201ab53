import { fileURLToPath } from 'node:url';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { AREAS, type AreaName } from './areas.ts';

/** A mutant is found out by the first test that fails: the quick ones go first. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({ moduleId }: TestSpecification): number => Number(/property|golden/.test(moduleId));
    return files.toSorted((left, right) => isSlow(left) - isSlow(right) || (left.moduleId < right.moduleId ? -1 : 1));
  }
}

/** Mutated code is slow, and this runs beside other work; endless loops are stopped by the mutation tester. */
const TEST_MS_MAX = 300_000;

/** The tests that the mutants of an area are held against. */
export function testsOf(area: AreaName): ViteUserConfig {
  return defineConfig({
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    test: {
      include: [...AREAS[area].tests],
      exclude: ['**/node_modules/**'],
      environment: 'node',
      testTimeout: TEST_MS_MAX,
      sequence: { sequencer: QuickFirst },
    },
  });
}
