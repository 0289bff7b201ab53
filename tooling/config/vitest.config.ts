import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ignored = ['**/node_modules/**', '**/dist/**', '**/.data/**', '**/.turbo/**', 'tooling/e2e/**'];
const integration = '**/*.integration.test.ts';

/**
 * `unit` holds pure tests and properties, `web` (`*.test.tsx`) whatever needs a document, `integration` whatever needs
 * the real engines: one Postgres and one ClickHouse serve all of its files, each of which makes databases of its own
 * (`@premia/stack/testing`).
 */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['packages/**/*.test.ts', 'apps/**/*.test.ts', 'tooling/**/*.test.ts'],
          exclude: [...ignored, integration],
          environment: 'node',
          // Pure code: modules that two files share are read once a worker, which halves the time.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        root,
        oxc: { jsx: { runtime: 'automatic' } },
        test: {
          name: 'web',
          include: ['apps/web/**/*.test.tsx', 'packages/ui/**/*.test.tsx'],
          exclude: ignored,
          environment: 'jsdom',
          testTimeout: 30_000,
          css: false,
        },
      },
      {
        root,
        test: {
          name: 'integration',
          include: [integration],
          exclude: ignored,
          environment: 'node',
          globalSetup: fileURLToPath(new URL('src/engines.global-setup.ts', import.meta.url)),
          // Two cores: more files at once only make each other slow. A number of workers of its own makes it a group of its own.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
    passWithNoTests: false,
  },
});
