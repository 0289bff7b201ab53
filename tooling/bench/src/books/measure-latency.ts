import type { Pool } from '@premia/database';
import { openFieldCompany } from './field-company.ts';
import { type SignedIn, startPremia } from './premia-processes.ts';

export interface LatencyFigures {
  readonly facts: number;
  readonly perSecond: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly worstMs: number;
}

const PEOPLE = 400;
const PORTALS = 150;
const FACTS = 600;
const FACTS_PER_SECOND = 50;
const PATIENCE_MS = 30_000;
const P95 = 0.95;
const MS = 1_000;

/**
 * From the moment a connector is told that its fact is stored until the sum that contains it arrives in the open portal
 * of the person it counts for: a request a fact, every portal a stream of its own, over HTTP and real processes.
 */
export async function measureLatency(serverUrl: string): Promise<LatencyFigures> {
  const month = new Date().toISOString().slice(0, 'YYYY-MM'.length);
  const company = await openFieldCompany(serverUrl, { people: PEOPLE, factsPerPerson: 10, month });
  const premia = await startPremia({ databaseUrl: company.url, workers: 1 });
  try {
    const people = await peopleOf(company.owner);
    const portals = await Promise.all(people.map((id) => openPortal(premia.url, id, { month, signIn: premia.signIn })));
    const { api } = await premia.signIn('hanna');
    const { token } = await api.tokens.create.mutate({ title: 'bench' });
    const send = (id: string, employee: string) => deliver(premia.url, token, { id, employee, on: `${month}-01` });
    const startedAt = performance.now();
    const waits = await Promise.all(
      Array.from({ length: FACTS }, async (_, index) => {
        await until(startedAt + (index * MS) / FACTS_PER_SECOND);
        const portal = portals[index % portals.length];
        if (portal === undefined) throw new Error('no portal is open');
        // A person's next deal waits until the last one is seen, so that each change has one cause.
        return portal.inTurn(async () => {
          const id = `live-${index}`;
          const seen = portal.seen(id);
          await send(id, portal.employeeId);
          const committedAt = performance.now();
          return (await seen) - committedAt;
        });
      }),
    );
    const seconds = (performance.now() - startedAt) / MS;
    for (const portal of portals) portal.close();
    return { ...figuresOf(waits), perSecond: FACTS / seconds };
  } finally {
    await premia.stop();
    await company.close();
  }
}

/**
 * Nobody who leads a team: of several facts that move one number at once a portal names one, and what is told of a head's
 * number may be a deal of their team instead of the one that is waited for. Heads are recalculated all the same.
 */
async function peopleOf(owner: Pool): Promise<readonly string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `select id from employees e where id like 'agent-%'
       and not exists (select from department_terms d where d.head_id = e.id)
     order by id desc limit $1`,
    [PORTALS],
  );
  return rows.map(({ id }) => id);
}

interface Portal {
  readonly employeeId: string;
  /** When the change that a fact caused arrived. */
  seen(factId: string): Promise<number>;
  inTurn<Result>(work: () => Promise<Result>): Promise<Result>;
  close(): void;
}

interface PortalOptions {
  readonly month: string;
  readonly signIn: (employeeId: string) => Promise<SignedIn>;
}

async function openPortal(url: string, employeeId: string, { month, signIn }: PortalOptions): Promise<Portal> {
  const { cookie } = await signIn(employeeId);
  const closing = new AbortController();
  const input = encodeURIComponent(JSON.stringify({ period: month }));
  const response = await fetch(`${url}/trpc/portal.watch?input=${input}`, {
    headers: { cookie, accept: 'text/event-stream' },
    signal: closing.signal,
  });
  const waiting = new Map<string, (at: number) => void>();
  // A stream that ends is noticed by whoever waits for a change on it.
  listen(response, (text) => {
    for (const [id, arrive] of waiting) {
      if (!text.includes(`"${id}"`)) continue;
      waiting.delete(id);
      arrive(performance.now());
    }
  }).catch(() => closing.abort());
  let turn: Promise<unknown> = Promise.resolve();
  return {
    employeeId,
    seen: (factId) =>
      new Promise((resolve, reject) => {
        waiting.set(factId, resolve);
        setTimeout(() => reject(new Error(`${factId} was never seen`)), PATIENCE_MS).unref();
      }),
    inTurn(work) {
      const mine = turn.then(work);
      turn = mine.catch(() => undefined);
      return mine;
    },
    close: () => closing.abort(),
  };
}

async function listen(response: Response, hear: (text: string) => void): Promise<void> {
  if (response.body === null) throw new Error('the portal has no stream');
  let rest = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) hear(block);
  }
}

async function deliver(
  url: string,
  token: string,
  deal: { readonly id: string; readonly employee: string; readonly on: string },
): Promise<void> {
  const item = { source: 'live', type: 'deal.won', amount: '1000', title: 'Deal', ...deal };
  const response = await fetch(`${url}/api/facts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ items: [item] }),
  });
  const text = await response.text();
  if (!response.ok || !text.includes('"accepted"')) throw new Error(`a deal was answered ${response.status}: ${text}`);
}

function until(at: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, at - performance.now())));
}

function figuresOf(waits: readonly number[]): Omit<LatencyFigures, 'perSecond'> {
  const sorted = [...waits].sort((left, right) => left - right);
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return { facts: waits.length, medianMs: at(0.5), p95Ms: at(P95), worstMs: at(1) };
}
