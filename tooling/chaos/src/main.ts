import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@premia/stack';
import { CATALOGUE } from './catalogue.ts';
import { ENVIRONMENT } from './env.ts';
import { tableOf, writeResults } from './results-file.ts';
import { type ChaosLine, runScenario } from './run-scenario.ts';

const SEED_LIMIT = 2 ** 31;

interface Arguments {
  readonly ids: readonly string[];
  readonly json: boolean;
  readonly short: boolean;
}

const OPTIONS = ['--json', '--short', '--'];

function readArguments(texts: readonly string[]): Arguments | null {
  const known = CATALOGUE.map(({ id }) => id);
  const ids = texts.filter((text) => !OPTIONS.includes(text));
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    const there = `${known.join(', ')}, --short and --json`;
    process.stderr.write(`chaos: no scenario or option ${unknown.join(', ')}; there is ${there}\n`);
    return null;
  }
  return { ids: ids.length > 0 ? ids : known, json: texts.includes('--json'), short: texts.includes('--short') };
}

/** Runs against a server of its own, which is gone afterwards. */
async function withServer<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  if (ENVIRONMENT.databaseUrl !== undefined) return work(ENVIRONMENT.databaseUrl);
  const dataDir = await mkdtemp(join(tmpdir(), 'premia-chaos-'));
  const server = await startPostgres({ dataDir, isDisposable: true });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** `pnpm chaos [T14 …] [--short] [--json]`; exit code 1 when something broke. What ran at full figures is written to RESULTS.md. */
async function main(): Promise<number> {
  const asked = readArguments(process.argv.slice(2));
  if (asked === null) return 2;
  const seed = ENVIRONMENT.seed === undefined ? Math.floor(Math.random() * SEED_LIMIT) : Number(ENVIRONMENT.seed);
  const lines = await withServer(async (serverUrl): Promise<readonly ChaosLine[]> => {
    const found: ChaosLine[] = [];
    for (const scenario of CATALOGUE.filter(({ id }) => asked.ids.includes(id))) {
      process.stderr.write(`${scenario.id} ${scenario.title} …\n`);
      found.push(await runScenario(scenario, { serverUrl, seed, scale: asked.short ? 'short' : 'full' }));
    }
    return found;
  });
  process.stdout.write(asked.json ? `${JSON.stringify(lines)}\n` : `${tableOf(lines)}\n`);
  if (!asked.short) writeResults(lines);
  return lines.every(({ ok }) => ok) ? 0 : 1;
}

process.exitCode = await main();
