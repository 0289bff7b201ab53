import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Postgres, startPostgres } from '@premia/stack';
import { hashOfUndisturbedRun, launchFinal } from '../final-run.ts';
import { openCompanies } from '../open-companies.ts';
import { addSalesForce } from '../sales-force.ts';
import type { OpenCompany, Scenario } from '../scenario.ts';

const SIZES = { full: { people: 60_000, restarts: 20 }, short: { people: 4_000, restarts: 1 } } as const;
const WORKERS = 2;
const MONTH = '2026-03';
/** A dead one's work resumes within this. */
const RESUME_SECONDS_MAX = 30;
const LOOK_MS = 50;
const MS = 1_000;

export const restartedDatabase: Scenario = {
  id: 'T17',
  title: 'Postgres is restarted (immediate shutdown) in a run: the work goes on within 30 s, the same hash',
  async run({ random, scale }) {
    const { people, restarts } = SIZES[scale];
    const dataDir = await mkdtemp(join(tmpdir(), 'premia-chaos-'));
    let server = await startPostgres({ dataDir });
    const port = Number(new URL(server.url).port);
    const companies = openCompanies(server.url);
    const children: ChildProcess[] = [];
    try {
      const place = await companies.open();
      await addSalesForce(place.owner, people, MONTH);
      const undisturbed = await hashOfUndisturbedRun(place, MONTH);
      const runId = await launchFinal(place, MONTH);
      const figures = { people: people + 5, restarts: 0, slowestSeconds: 0 };
      for (let index = 0; index < WORKERS; index += 1) {
        children.push(fork(new URL('../worker.ts', import.meta.url), [place.url, `worker-${index}`]));
      }
      let done = await chunksDone(place, runId);
      while (figures.restarts < restarts && (await moreThan(place, { runId, done: done + random.below(2) }))) {
        await stopAtOnce(server);
        server = await startPostgres({ dataDir, port });
        figures.restarts += 1;
        const back = performance.now();
        done = await chunksDone(place, runId);
        await moreThan(place, { runId, done });
        figures.slowestSeconds = Math.max(figures.slowestSeconds, Math.round((performance.now() - back) / MS));
      }
      while (!(await isComputed(place, runId))) await pause(LOOK_MS);
      const found = await outcome(place, runId);
      const ok =
        figures.restarts === restarts &&
        figures.slowestSeconds <= RESUME_SECONDS_MAX &&
        found.statements === figures.people &&
        found.hash === undisturbed;
      return { figures: { ...figures, ...found, sameHash: found.hash === undisturbed ? 'yes' : 'no' }, ok };
    } finally {
      for (const child of children) child.kill('SIGKILL');
      await companies.checkAndClose();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  },
};

/** SIGQUIT to the postmaster is the immediate shutdown: nothing is written down, the next start recovers. */
async function stopAtOnce(server: Postgres): Promise<void> {
  const pid = server.processId();
  if (pid === undefined) throw new Error('the server has no process');
  process.kill(pid, 'SIGQUIT');
  await server.ended;
}

async function chunksDone(place: OpenCompany, runId: string): Promise<number> {
  const { rows } = await place.owner.query<{ done: number }>(
    `select count(*)::int as done from run_chunks where run_id = $1 and state = 'done'`,
    [runId],
  );
  return rows[0]?.done ?? 0;
}

/** Waits for more finished chunks than there were; false when the run has ended instead. */
async function moreThan(
  place: OpenCompany,
  { runId, done }: { readonly runId: string; readonly done: number },
): Promise<boolean> {
  for (;;) {
    if (await isComputed(place, runId)) return false;
    if ((await chunksDone(place, runId)) > done) return true;
    await pause(LOOK_MS);
  }
}

async function isComputed({ owner }: OpenCompany, runId: string): Promise<boolean> {
  const { rowCount } = await owner.query(`select from runs where id = $1 and state <> 'computing'`, [runId]);
  return rowCount === 1;
}

async function outcome(
  { owner }: OpenCompany,
  runId: string,
): Promise<{ readonly statements: number; readonly hash: string }> {
  const { rows } = await owner.query<{ statements: number; hash: string }>(
    `select count(*)::int as statements, coalesce(min(r.run_hash), '') as hash
     from statements s join runs r on r.id = s.run_id where r.id = $1`,
    [runId],
  );
  return rows[0] ?? { statements: 0, hash: '' };
}
