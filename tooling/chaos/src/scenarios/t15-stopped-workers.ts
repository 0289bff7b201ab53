import { type ChildProcess, fork } from 'node:child_process';
import { on } from 'node:events';
import { connectOwner } from '@premia/database';
import { PEOPLE } from '@premia/service/testing';
import type { OpenCompany, Scenario } from '../scenario.ts';

const STOPS = { full: 500, short: 6 } as const;
const MONTH = '2026-03';
const NAME = 'sleeper';
const LOOK_MS = 5;
/** Of all stops: a machine under load may take the database away from the sleeper now and then, not as a rule. */
const AWAY_SHARE_MAX = 0.5;

export const stoppedWorkers: Scenario = {
  id: 'T15',
  title:
    'a worker is stopped (SIGSTOP) with a calculated chunk, sleeps past its lease and goes on: its write is refused',
  async run({ scale, openCompany }) {
    const stops = STOPS[scale];
    const place = await openCompany();
    const sleeper = fork(new URL('../worker.ts', import.meta.url), [place.url, NAME]);
    // Without a listener Node keeps what it says, and the end of a run it once finished would be heard as its next answer.
    sleeper.on('message', () => undefined);
    const figures = { stops: 0, refused: 0, away: 0, statements: 0, double: 0 };
    try {
      while (figures.stops < stops && figures.away <= stops * AWAY_SHARE_MAX) {
        const answer = await stopAndTakeOver(place, sleeper);
        // Without the database there was no write that could have been refused: nothing was tried, so it is tried again.
        if (answer === 'away') {
          figures.away += 1;
          continue;
        }
        figures.stops += 1;
        if (answer === 'refused') figures.refused += 1;
      }
    } finally {
      sleeper.kill('SIGKILL');
    }
    const { rows } = await place.owner.query<{ statements: number; double: number }>(
      `select count(*)::int as statements, (count(*) - count(distinct (run_id, employee_id, assignment_id)))::int as double
       from statements`,
    );
    const found = { ...figures, ...rows[0] };
    const runs = found.stops + found.away;
    const ok = found.stops === stops && found.refused === stops && found.double === 0 && found.statements === runs * 5;
    return { figures: found, ok };
  },
};

/**
 * The run is held so that the worker, its chunk calculated, waits in front of the write; there it is stopped. Time passes
 * for its lease, somebody else does the chunk, and only then it goes on. What came of its write.
 */
async function stopAndTakeOver({ url, company, owner }: OpenCompany, sleeper: ChildProcess): Promise<Answer> {
  const holder = connectOwner(url, { poolSize: 1 });
  const client = await holder.connect();
  try {
    await client.query('begin');
    // Held before it is launched is not possible; the sleeper is stopped until the run is held.
    sleeper.kill('SIGSTOP');
    const launched = await company.runs.launch(PEOPLE.fiona, { period: MONTH, kind: 'preview' });
    if (!launched.ok) throw new Error(launched.failure.code);
    const runId = launched.value.id;
    await client.query('select from runs where id = $1 for update', [runId]);
    sleeper.kill('SIGCONT');
    await until(owner, `select from pg_stat_activity where application_name = '${NAME}' and wait_event_type = 'Lock'`);
    sleeper.kill('SIGSTOP');
    await owner.query('update run_chunks set lease_until = now() where run_id = $1', [runId]);
    await client.query('commit');
    const other = company.compute();
    await until(owner, `select from run_chunks where run_id = '${runId}' and state = 'done' and worker <> '${NAME}'`);
    const answer = stepAfterWaking(sleeper);
    sleeper.kill('SIGCONT');
    const came = await answer;
    await other;
    return came;
  } finally {
    client.release();
    await holder.end();
  }
}

type Answer = 'refused' | 'computed' | 'away';

/**
 * What it says of the chunk it held: refused or kept. A step without the database says nothing of it, so what follows is
 * waited for; only when it looks for work again without having answered has the write never been made.
 */
async function stepAfterWaking(sleeper: ChildProcess): Promise<Answer> {
  let wasAway = false;
  for await (const [step] of on(sleeper, 'message')) {
    if (step === 'refused' || step === 'computed') return step;
    if (step === 'away') wasAway = true;
    if (step === 'idle' && wasAway) return 'away';
  }
  throw new Error('the sleeper went silent');
}

async function until(owner: OpenCompany['owner'], question: string): Promise<void> {
  for (;;) {
    const { rowCount } = await owner.query(question);
    if (rowCount !== 0) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
