import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLogger } from '../observability/logging.ts';
import { until } from '../testing/until.ts';
import { startWorkerFleet } from './worker-fleet.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'premia-fleet-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('starts a worker that died again and leaves none behind', async () => {
  const births = join(folder, 'births');
  const program = join(folder, 'worker.mjs');
  await writeFile(births, '');
  await writeFile(
    program,
    `import { appendFileSync } from 'node:fs';
     appendFileSync(${JSON.stringify(births)}, process.pid + ' ' + process.argv[2] + '\\n');
     process.on('SIGTERM', () => process.exit(0));
     setInterval(() => undefined, 1000);`,
  );
  const born = async () => (await readFile(births, 'utf8')).trim().split('\n').filter(Boolean);
  const fleet = startWorkerFleet({ workers: 2, program, log: createLogger('silent') });
  const first = await until('two workers', async () => ((await born()).length === 2 ? born() : null));
  expect(first.every((line) => line.endsWith(' worker'))).toBe(true);
  process.kill(Number.parseInt(first[0] ?? '', 10), 'SIGKILL');
  const all = await until('a third', async () => ((await born()).length === 3 ? born() : null));
  await fleet.stop();
  for (const line of all) expect(() => process.kill(Number.parseInt(line, 10), 0)).toThrow('ESRCH');
});
