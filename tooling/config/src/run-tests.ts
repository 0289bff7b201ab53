/**
 * `pnpm test`: every check and every test, one after the other, and a last line that sums them up. Names of stages as
 * arguments (`pnpm test lint types`) run those alone.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inheritedEnvironment } from './env.ts';
import { type Count, judge, type Stage, stagesIn } from './stages.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

async function main(wanted: readonly string[]): Promise<void> {
  const reports = mkdtempSync(join(tmpdir(), 'premia-reports-'));
  const all = stagesIn(root, reports);
  const unknown = wanted.filter((name) => !all.some((stage) => stage.name === name));
  if (unknown.length > 0)
    throw new Error(`No such stage: ${unknown.join(', ')}. There are: ${all.map(({ name }) => name).join(', ')}`);
  const total = { passed: 0, failed: 0 };
  for (const stage of all.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const count = await runStage(stage);
    total.passed += count.passed;
    total.failed += count.failed;
  }
  rmSync(reports, { recursive: true, force: true });
  process.exitCode = total.failed === 0 ? 0 : 1;
  console.log(`${total.passed} passed, ${total.failed} failed`);
}

async function runStage(stage: Stage): Promise<Count> {
  const startedAt = performance.now();
  console.log(`▸ ${stage.name}`);
  const exitCode = await run(stage);
  const count = judge(exitCode, stage.count?.(), stage.count !== undefined);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(
    `${count.failed === 0 ? '✓' : '✗'} ${stage.name}: ${count.passed} passed, ${count.failed} failed, ${seconds} s\n`,
  );
  return count;
}

async function run({ command: [program, ...args], output }: Stage): Promise<number> {
  const inherited = inheritedEnvironment();
  const child = spawn(program, args, {
    cwd: root,
    env: {
      ...inherited,
      PATH: [join(root, 'node_modules', '.bin'), inherited['PATH']].join(delimiter),
      TURBO_TELEMETRY_DISABLED: '1',
      DO_NOT_TRACK: '1',
    },
    stdio: ['ignore', output === 'live' ? 'inherit' : 'pipe', output === 'live' ? 'inherit' : 'pipe'],
  });
  const heard: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => heard.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => heard.push(chunk));
  child.on('error', (error) => heard.push(Buffer.from(`${error.message}\n`)));
  const [code] = await Promise.race([once(child, 'close'), once(child, 'error').then(() => [1])]);
  if (code !== 0) process.stdout.write(Buffer.concat(heard));
  return typeof code === 'number' ? code : 1;
}

await main(process.argv.slice(2));
