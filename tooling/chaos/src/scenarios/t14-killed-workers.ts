import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from '@premia/database';
import { PEOPLE } from '@premia/service/testing';
import { hashOfUndisturbedRun, launchFinal } from '../final-run.ts';
import type { Random } from '../random.ts';
import { addDeals, addSalesForce } from '../sales-force.ts';
import type { OpenCompany, Scenario } from '../scenario.ts';

/** 200 kills in runs of ten thousand people, with two to four workers at once. */
const SIZES = {
  full: { people: 10_000, months: 10, killsPerMonth: 20 },
  short: { people: 3_000, months: 1, killsPerMonth: 3 },
} as const;
const WORKERS_LEAST = 2;
const WORKERS_KINDS = 3;
/** About as long as a worker needs to start and be in the middle of a chunk. */
const LIFE_MS_MAX = 1_500;

export const killedWorkers: Scenario = {
  id: 'T14',
  title: 'kill -9 of two to four workers in final runs: no statement lost or doubled, the hash of an undisturbed run',
  async run({ random, scale, openCompany }) {
    const { people, months, killsPerMonth } = SIZES[scale];
    const place = await openCompany();
    const figures = { people: people + 5, runs: 0, killed: 0, statements: 0, sameHash: 0 };
    for (let month = 1; month <= months; month += 1) {
      const period = `2026-${String(month).padStart(2, '0')}`;
      await (month === 1 ? addSalesForce(place.owner, people, period) : addDeals(place.owner, period));
      const undisturbed = await hashOfUndisturbedRun(place, period);
      const runId = await launchFinal(place, period);
      figures.killed += await computeUnderFire({ place, runId, random, kills: killsPerMonth });
      const { statements, hash } = await outcomeOf(place, runId);
      await seal(place, runId);
      figures.runs += 1;
      figures.statements += statements;
      if (hash === undisturbed) figures.sameHash += 1;
    }
    const ok =
      figures.statements === figures.people * months &&
      figures.sameHash === months &&
      figures.killed === killsPerMonth * months;
    return { figures, ok };
  },
};

interface Fire {
  readonly place: OpenCompany;
  readonly runId: string;
  readonly random: Random;
  readonly kills: number;
}

/** Workers come and are killed until enough have died; then they are left to finish. How many were killed. */
async function computeUnderFire({ place, runId, random, kills }: Fire): Promise<number> {
  let killed = 0;
  const workers = WORKERS_LEAST + random.below(WORKERS_KINDS);
  const worker = async (index: number): Promise<void> => {
    for (let life = 0; killed < kills || !(await isDone(place.owner, runId)); life += 1) {
      const name = `worker-${index}-${life}`;
      const child = fork(new URL('../worker.ts', import.meta.url), [place.url, name]);
      const dies = killed < kills;
      if (dies) killed += 1;
      // Some die before they have connected, some in the middle of a chunk, some between two.
      await (dies ? pause(random.below(LIFE_MS_MAX)) : finished(child, () => isDone(place.owner, runId)));
      await kill(child);
      // The lease of the dead runs out: time passes for the database only, the scenario does not wait for it.
      await place.owner.query(`update run_chunks set lease_until = now() where worker = $1 and state = 'leased'`, [
        name,
      ]);
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, index) => worker(index)));
  return killed;
}

async function finished(child: ChildProcess, isOver: () => Promise<boolean>): Promise<void> {
  for (;;) {
    const [step] = await once(child, 'message');
    if (step === 'idle' && (await isOver())) return;
  }
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

/** Statements of a run, each person once, and its hash. */
async function outcomeOf(
  { owner }: OpenCompany,
  runId: string,
): Promise<{ readonly statements: number; readonly hash: string }> {
  const { rows } = await owner.query<{ statements: number; hash: string }>(
    `select count(distinct s.employee_id)::int as statements, min(r.run_hash) as hash
     from statements s join runs r on r.id = s.run_id where r.id = $1 having count(*) = count(distinct s.employee_id)`,
    [runId],
  );
  return rows[0] ?? { statements: 0, hash: '' };
}

async function seal({ company }: OpenCompany, runId: string): Promise<void> {
  await company.command(PEOPLE.felix, runId, 'approve');
  await company.command(PEOPLE.fiona, runId, 'seal');
}

async function isDone(owner: Pool, runId: string): Promise<boolean> {
  const { rows } = await owner.query('select from runs where id = $1 and state = $2', [runId, 'computing']);
  return rows.length === 0;
}
