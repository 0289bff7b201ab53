import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack } from '@premia/stack';
// Declares what is provided.
import type {} from '@premia/stack/testing';
import type { TestProject } from 'vitest/node';

/** One Postgres and one ClickHouse for all integration tests; `@premia/stack/testing` hands out databases on them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'premia-test-'));
  const stack = await startStack({ dataDir, isDisposable: true });
  project.provide('databaseUrl', stack.databaseUrl);
  project.provide('clickhouseUrl', stack.clickhouseUrl);
  return async () => {
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
