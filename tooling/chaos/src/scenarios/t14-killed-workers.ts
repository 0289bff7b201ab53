import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Pool } from '@premia/database';
import { PEOPLE } from '@premia/service/testing';
import { addSalesForce } from '../sales-force.ts';
import type { OpenCompany, Scenario } from '../scenario.ts';

const SIZES = { full: { people: 10_000, kills: 40 }, short: { people: 600, kills: 3 } } as const;
const WORKERS = 3;
const MONTH = '2026-03';

export const killedWorkers: Scenario = {
  id: 'T14',
  title: 'kill -9 of workers in a final run: no statement lost or doubled, the hash of an undisturbed run',
  async run({ random, scale, openCompany }) {
    const { people, kills } = SIZES[scale];
    const place = await openCompany();
    await addSalesForce(place.owner, people, MONTH);
    const undisturbed = await computeAlone(place);
    const runId = await launch(place);
    let killed = 0;
    const worker = async (index: number): Promise<void> => {
      for (let life = 0; !(await isDone(place.owner, runId)); life += 1) {
        const name = `worker-${index}-${life}`;
        const child = fork(new URL('../worker.ts', import.meta.url), [place.url, name]);
        // Some die before they have connected, some in the middle of a chunk, some after a commit.
        const lives = await liveUntil(child, {
          steps: random.below(3),
          isDone: () => isDone(place.owner, runId),
          mayDie: killed < kills,
        });
        if (lives === 'killed') killed += 1;
        // The lease of the dead runs out: time passes for the database only, the scenario does not wait for it.
        await place.owner.query(`update run_chunks set lease_until = now() where worker = $1 and state = 'leased'`, [
          name,
        ]);
      }
    };
    await Promise.all(Array.from({ length: WORKERS }, (_, index) => worker(index)));
    const [row] = (
      await place.owner.query<{ statements: number; distinct: number; hash: string }>(
        `select count(*)::int as statements, count(distinct s.employee_id)::int as distinct, min(r.run_hash) as hash
         from statements s join runs r on r.id = s.run_id where r.id = $1`,
        [runId],
      )
    ).rows;
    await seal(place, runId);
    const figures = {
      people: people + 5,
      killed,
      statements: row?.statements ?? 0,
      sameHash: row?.hash === undisturbed ? 'yes' : 'no',
    };
    return {
      figures,
      ok: figures.statements === figures.people && row?.distinct === figures.people && row.hash === undisturbed,
    };
  },
};

/** The same period once without anybody dying; cancelled, so that the real one can follow. */
async function computeAlone({ company, owner }: OpenCompany): Promise<string> {
  const runId = await launch({ company });
  await company.compute();
  await company.command(PEOPLE.fiona, runId, 'cancel');
  const { rows } = await owner.query<{ hash: string }>('select run_hash as hash from runs where id = $1', [runId]);
  return rows[0]?.hash ?? '';
}

async function launch({ company }: Pick<OpenCompany, 'company'>): Promise<string> {
  const launched = await company.runs.launch(PEOPLE.fiona, { period: MONTH, kind: 'final' });
  if (!launched.ok) throw new Error(launched.failure.code);
  return launched.value.id;
}

async function seal({ company }: OpenCompany, runId: string): Promise<void> {
  await company.command(PEOPLE.felix, runId, 'approve');
  await company.command(PEOPLE.fiona, runId, 'seal');
}

async function isDone(owner: Pool, runId: string): Promise<boolean> {
  const { rows } = await owner.query('select from runs where id = $1 and state = $2', [runId, 'computing']);
  return rows.length === 0;
}

interface Life {
  /** Chunks it may finish before it is killed in the middle of the next. */
  readonly steps: number;
  readonly mayDie: boolean;
  isDone(): Promise<boolean>;
}

async function liveUntil(child: ChildProcess, life: Life): Promise<'killed' | 'retired'> {
  const exited = once(child, 'exit');
  let steps = 0;
  let retired = false;
  while (!retired && !(life.mayDie && steps >= life.steps)) {
    const [step] = await Promise.race([once(child, 'message'), exited.then(() => ['exited'])]);
    if (step === 'exited') throw new Error('a worker ended by itself');
    if (step === 'computed') steps += 1;
    if (step === 'idle') retired = await life.isDone();
  }
  child.kill('SIGKILL');
  await exited;
  return retired ? 'retired' : 'killed';
}
