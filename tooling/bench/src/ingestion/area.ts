import { createHash, hash, randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { systemActor } from '@premia/access';
import { readSubmission } from '@premia/compensation';
import { holdFacts, insertFactVersions, withTx } from '@premia/database';
import { createLogger, startService } from '@premia/service/server';
import { PEOPLE } from '@premia/service/testing';
import { median } from '../alternate.ts';
import { type BenchLine, benchLine } from '../bench-line.ts';
import { type BenchCompany, dealOf, withBenchCompany } from './company.ts';
import { serverClock } from './processor-time.ts';

const BATCH = 1_000;
/** A service that runs: until then its code is still being compiled, at half as much again a fact. */
const WARM_UP_BATCHES = 120;
const BATCHES = 120;
/** As many as there are processors: more only wait for each other. */
const CLIENTS = availableParallelism();
const HTTP_CLIENTS = 16;
const HTTP_BATCHES = 96;
const P99 = 0.99;
const MILLISECONDS = 1_000;
/** A worker is rung for; without a bell it looks this often. */
const LOOK_EVERY_MS = 20;

/** What is asked of ingestion: every batch is one durable transaction with an answer per item. */
export function measureIngestion(): Promise<readonly BenchLine[]> {
  return withBenchCompany(async (bench) => {
    const stored = await measure(bench, { name: 'stored', clients: CLIENTS, batches: BATCHES, send: store });
    const credited = await measure(bench, {
      name: 'credited',
      clients: CLIENTS,
      batches: BATCHES,
      send: ingest,
      beside: setMarks,
    });
    const http = await measureHttp(bench);
    return [...storedLines(stored), ...creditedLines(credited), ...httpLines(http)];
  });
}

interface Plan {
  readonly name: string;
  readonly clients: number;
  readonly batches: number;
  readonly send: (bench: BenchCompany, items: readonly object[]) => Promise<void>;
  /** What works beside the deliveries and belongs to them: the clock stops when it has nothing left to do. */
  readonly beside?: (bench: BenchCompany) => Beside;
}

interface Beside {
  finish(): Promise<void>;
}

interface Measured {
  readonly clients: number;
  readonly perSecond: number;
  readonly batchMs: readonly number[];
  /** Of this process and, where it is known, of Postgres, per fact. */
  readonly processorUs: { readonly own: number; readonly server: number | null };
}

async function measure(bench: BenchCompany, { name, clients, batches, send, beside }: Plan): Promise<Measured> {
  const lists = (count: number, label: string) =>
    Array.from({ length: count }, (_, batch) =>
      Array.from({ length: BATCH }, (__, index) => dealOf(batch * BATCH + index, label)),
    );
  const warmUp = beside?.(bench);
  await sendAll(bench, { clients, send, waiting: lists(WARM_UP_BATCHES, `${name}-warm-up`) });
  await warmUp?.finish();
  const waiting = lists(batches, name);
  // What the clients hold ready is theirs: the service does not pay for moving it out of the way.
  collectGarbage();
  const clock = await serverClock(bench.owner);
  const before = { server: clock?.() ?? 0, own: process.cpuUsage(), at: performance.now() };
  const working = beside?.(bench);
  const batchMs = await sendAll(bench, { clients, send, waiting });
  await working?.finish();
  const seconds = (performance.now() - before.at) / MILLISECONDS;
  const own = process.cpuUsage(before.own);
  const facts = batches * BATCH;
  return {
    clients,
    perSecond: facts / seconds,
    batchMs: batchMs.sort((left, right) => left - right),
    processorUs: {
      own: (own.user + own.system) / facts,
      server: clock === null ? null : ((clock() - before.server) * MILLISECONDS) / facts,
    },
  };
}

interface Sending extends Pick<Plan, 'clients' | 'send'> {
  readonly waiting: object[][];
}

/** Clients that each send one batch after the other; answers how long each batch took. */
async function sendAll(bench: BenchCompany, { clients, send, waiting }: Sending): Promise<number[]> {
  const batchMs: number[] = [];
  const client = async (): Promise<void> => {
    for (let items = waiting.pop(); items !== undefined; items = waiting.pop()) {
      const begin = performance.now();
      await send(bench, items);
      batchMs.push(performance.now() - begin);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return batchMs;
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

/** The whole way of a delivery: read, decided, stored, credited, noted for those who set marks, announced, audited. */
async function ingest({ company }: BenchCompany, items: readonly object[]): Promise<void> {
  const result = await company.facts.ingest(PEOPLE.hanna, items);
  if (!result.ok || result.value.some(({ status }) => status !== 'accepted'))
    throw new Error('bench: a fact was refused');
}

/**
 * The marks of deliveries, set as a worker sets them while facts keep coming: whom each concerns, with the heads above. A
 * worker that is asked for no accruals goes no further.
 */
function setMarks({ company }: BenchCompany): Beside {
  let isOver = false;
  const work = async (): Promise<void> => {
    for (;;) {
      const wasOver = isOver;
      const { deliveries } = await company.accruals.refresh({ worker: 'bench', limit: 0 });
      if (deliveries === 0 && wasOver) return;
      if (deliveries === 0) await setTimeout(LOOK_EVERY_MS);
    }
  };
  const working = work();
  return {
    async finish() {
      isOver = true;
      await working;
    },
  };
}

/** Storing alone: items are read, their keys held and their versions written; nobody is credited, nothing is marked. */
async function store({ company }: BenchCompany, items: readonly object[]): Promise<void> {
  const digest = (text: string): string => hash('sha256', text);
  await withTx(company.pool, systemActor('bench'), async (tx) => {
    const submissions = items.map((item) => {
      const read = readSubmission(item, { timeZone: 'Europe/Moscow', currency: 'RUB', digest });
      if (!read.ok) throw new Error('bench: a fact was refused');
      return { ...read.submission, id: `stored ${read.submission.id}` };
    });
    const held = await holdFacts(tx, submissions);
    const ids = [...held.values()];
    await insertFactVersions(
      tx,
      submissions.map((submission, index) => {
        const factId = ids[index]?.factId ?? '';
        return { factId, version: 1, submission, credits: [], late: false, isCurrent: true, isNewFact: true };
      }),
      null,
    );
  });
}

/** A connector's way: signed-in HTTP on the loopback interface, sixteen at a time, into a service of its own. */
async function measureHttp(bench: BenchCompany): Promise<Measured> {
  const token = randomBytes(32).toString('base64url');
  await bench.owner.query(
    `insert into tokens (id, secret_hash, title, actions, created_by) values ('bench', $1, 'bench', '{fact.ingest}', 'hanna')`,
    [createHash('sha256').update(token).digest('hex')],
  );
  const service = await startService(
    {
      databaseUrl: bench.url,
      clickhouseUrl: 'http://127.0.0.1:9',
      clickhouseCluster: undefined,
      host: '127.0.0.1',
      port: 0,
      workers: 'external',
      demo: false,
      origins: [],
      webRoot: '/nowhere',
      exitWithParent: false,
      behindHttps: false,
      logLevel: 'silent',
    },
    createLogger('silent'),
  );
  const send = async (_: BenchCompany, items: readonly object[]): Promise<void> => {
    const response = await fetch(`${service.url}/api/facts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ items }),
    });
    if (!response.ok) throw new Error(`bench: /api/facts answered ${response.status}: ${await response.text()}`);
    await response.arrayBuffer();
  };
  try {
    return await measure(bench, { name: 'http', clients: HTTP_CLIENTS, batches: HTTP_BATCHES, send });
  } finally {
    await service.stop();
  }
}

const p99 = ({ batchMs }: Measured): number => batchMs[Math.ceil(batchMs.length * P99) - 1] ?? Number.NaN;

/** What the processors had to do, which a busy machine does not change. */
function effort({ processorUs: { own, server }, clients, batchMs }: Measured): string {
  const total = server === null ? null : own + server;
  const quiet =
    total === null
      ? ''
      : `; ${Math.round((availableParallelism() * 1e6) / total)} a second with ${availableParallelism()} processors to itself`;
  return `clients, service and Postgres share ${availableParallelism()} processors; ${clients} clients, median ${Math.round(median(batchMs))} ms a batch; processor time a fact: service ${own.toFixed(1)} µs, Postgres ${server?.toFixed(1) ?? '?'} µs${quiet}`;
}

function storedLines(measured: Measured): readonly BenchLine[] {
  return [
    benchLine({
      id: 'ingestion/stored',
      value: measured.perSecond,
      unit: 'facts/s',
      bar: { least: 50_000 },
      against: `durable batches of ${BATCH}, read and stored; ${effort(measured)}`,
    }),
    benchLine({
      id: 'ingestion/stored-p99',
      value: p99(measured),
      unit: 'ms',
      bar: { most: 60 },
      against: 'one batch',
    }),
  ];
}

function creditedLines(measured: Measured): readonly BenchLine[] {
  return [
    benchLine({
      id: 'ingestion/credited',
      value: measured.perSecond,
      unit: 'facts/s',
      bar: { least: 20_000 },
      against: `durable batches of ${BATCH}, stored, credited, announced, until the last mark is set beside them; ${effort(measured)}`,
    }),
    benchLine({ id: 'ingestion/credited-p99', value: p99(measured), unit: 'ms', against: 'one batch' }),
  ];
}

function httpLines(measured: Measured): readonly BenchLine[] {
  return [
    benchLine({
      id: 'ingestion/http',
      value: measured.perSecond,
      unit: 'facts/s',
      against: `the same over loopback HTTP, clients and service in one process; ${effort(measured)}`,
    }),
    benchLine({
      id: 'ingestion/http-p99',
      value: p99(measured),
      unit: 'ms',
      against: `one batch of ${HTTP_CLIENTS} at once`,
    }),
  ];
}
