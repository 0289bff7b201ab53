import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@premia/stack';
import { type BenchLine, benchLine } from '../bench-line.ts';
import { type LatencyFigures, measureLatency } from './measure-latency.ts';
import { measureRun, type RunFigures } from './measure-run.ts';
import { measureWhatIf } from './measure-what-if.ts';

const SMALL = 10_000;
const LARGE = 100_000;
const RUN_SECONDS_MAX = 60;
const MEGABYTES_MAX = 1_024;
/** Ten times the people may take this much more than ten times as long: linear, and the noise of a shared machine. */
const GROWTH_MAX = 1.3;

/** What is asked of the books; every commit waits for the disk, the processes are those of production. */
export async function measureBooks(): Promise<readonly BenchLine[]> {
  return withServer(async (url) => {
    const latency = latencyLines(await measureLatency(url));
    const whatIf = whatIfLine(await measureWhatIf(url));
    const small = await measureRun(url, SMALL);
    const large = await measureRun(url, LARGE);
    return [...latency, whatIf, ...runLines(small, large)];
  });
}

/** Apart, because loading a million people takes longer than everything else together: `pnpm bench million`. */
export async function measureMillion(): Promise<readonly BenchLine[]> {
  return withServer(async (url) => {
    const large = await measureRun(url, LARGE);
    const million = await measureRun(url, LARGE * 10);
    return runLines(large, million);
  });
}

/** Durable as in production; gone afterwards. */
async function withServer<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const dataDir = await mkdtemp(join(tmpdir(), 'premia-bench-'));
  const server = await startPostgres({ dataDir });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function latencyLines({ facts, perSecond, medianMs, p95Ms, worstMs }: LatencyFigures): readonly BenchLine[] {
  return [
    benchLine({
      id: 'books/fact-to-portal-p95',
      value: p95Ms,
      unit: 'ms',
      bar: { most: 1_000 },
      against: `${facts} facts at ${perSecond.toFixed(0)} a second, median ${Math.round(medianMs)} ms, worst ${Math.round(worstMs)} ms`,
    }),
  ];
}

function whatIfLine({ seconds, people }: { readonly seconds: number; readonly people: number }): BenchLine {
  return benchLine({
    id: 'books/what-if',
    value: seconds,
    unit: 's',
    bar: { most: 2 },
    against: `a draft beside the published scheme, ${people} people in 4 periods, over HTTP`,
  });
}

function runLines(small: RunFigures, large: RunFigures): readonly BenchLine[] {
  const growth = large.seconds / large.people / (small.seconds / small.people);
  return [
    runLine(small, null),
    runLine(large, large.people === LARGE ? { most: RUN_SECONDS_MAX } : null),
    benchLine({
      id: `books/run-memory-${large.people}`,
      value: large.peakMegabytes,
      unit: 'MB',
      bar: { most: MEGABYTES_MAX },
      against: 'the highest resident memory of the service or a worker',
    }),
    benchLine({
      id: `books/run-growth-${large.people}`,
      value: growth,
      unit: 'x',
      bar: { most: GROWTH_MAX },
      against: `time a person, ${large.people} people against ${small.people}`,
    }),
  ];
}

function runLine(figures: RunFigures, bar: { readonly most: number } | null): BenchLine {
  const { people, seconds, snapshotSeconds, computeSeconds, sealSeconds } = figures;
  const parts = `${snapshotSeconds.toFixed(1)} s freezing, ${computeSeconds.toFixed(1)} s calculating, ${sealSeconds.toFixed(1)} s approving and sealing`;
  return benchLine({
    id: `books/run-${people}`,
    value: seconds,
    unit: 's',
    bar,
    against: `${people} people, ten facts each, service and two workers: ${parts}`,
  });
}
