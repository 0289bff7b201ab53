import { fileURLToPath } from 'node:url';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { AREAS, type AreaName } from './areas.ts';

/** The tests that the mutants of an area are held against. */
export function testsOf(area: AreaName): ViteUserConfig {
  return defineConfig({
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    test: {
      include: [...AREAS[area].tests],
      exclude: ['**/node_modules/**'],
      environment: 'node',
      testTimeout: 30_000,
    },
  });
}
