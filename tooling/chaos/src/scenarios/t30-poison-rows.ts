import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAnalytics } from '@premia/analytics';
import type { Pool } from '@premia/database';
import { catchUpAnalytics } from '@premia/service/server';
import { PEOPLE } from '@premia/service/testing';
import { startClickHouse } from '@premia/stack';
import type { Random } from '../random.ts';
import type { Scenario } from '../scenario.ts';

const SIZES = { full: { deliveries: 200, outbox: 200 }, short: { deliveries: 10, outbox: 12 } } as const;
const ITEMS = 50;

export const poisonRows: Scenario = {
  id: 'T30',
  title:
    'items no database can hold and rows no projection can take: parked with their bytes, alarmed, the others pass',
  async run({ random, scale, openCompany }) {
    const { deliveries, outbox } = SIZES[scale];
    const { company, owner } = await openCompany();
    let sound = 0;
    let poison = 0;
    for (let delivery = 0; delivery < deliveries; delivery += 1) {
      const items = Array.from({ length: ITEMS }, (_, index) => {
        const item = deal(`${delivery}-${index}`, random);
        return random.below(10) === 0 ? poisoned(item, random) : item;
      });
      const answer = await company.facts.ingest(PEOPLE.hanna, items);
      if (!answer.ok) throw new Error(answer.failure.code);
      sound += answer.value.filter(({ status }) => status === 'accepted').length;
      poison += answer.value.filter(({ status }) => status === 'rejected').length;
    }
    const inTheWay = await poisonOutbox(owner, outbox, random);
    const projected = await project(company.pool);
    const { rows } = await owner.query<{ stored: number; quarantined: number; parked: number; pending: number }>(
      `select (select count(*)::int from fact_versions) as stored,
         (select count(*)::int from quarantine where raw_text is not null and resolved_at is null) as quarantined,
         (select count(*)::int from outbox_parked) as parked,
         (select count(*)::int from outbox o, outbox_cursors c where (o.xid, o.id) > (c.xid, c.id)) as pending`,
    );
    const { stored = -1, quarantined = -1, parked = -1, pending = -1 } = rows[0] ?? {};
    const figures = { sound, stored, projected, poison, quarantined, poisonRows: inTheWay, parked, pending };
    const factsHold = sound + poison === deliveries * ITEMS && stored === sound && quarantined === poison;
    return { figures, ok: factsHold && projected === sound && parked === inTheWay && pending === 0 };
  },
};

function deal(id: string, random: Random): Record<string, unknown> {
  const amount = `${1 + random.below(1_000_000)}.${10 + random.below(90)}`;
  return {
    source: 'chaos',
    id,
    type: 'deal.won',
    on: '2026-03-20',
    amount,
    employee: random.pick(['bob', 'carl', 'dora']),
  };
}

/** Each refusal its own way; every item differs, so that none is taken for a repeat of another. */
function poisoned(item: Record<string, unknown>, random: Random): unknown {
  return random.pick([
    { ...item, title: 'a\0b' },
    { ...item, id: `${item['id']}\0` },
    { ...item, attributes: { note: '\ud800' } },
    { ...item, attributes: { '\0': 'x' } },
    { ...item, amount: '1e400' },
    { ...item, amount: 'NaN' },
    { ...item, on: '2026-02-30' },
    { ...item, on: '+275760-09-13T00:00:00Z' },
    { ...item, employee: [] },
    { ...item, constructor: 'x' },
    { ...item, title: 'x'.repeat(100_000) },
    [item],
    `${JSON.stringify(item)}`,
  ]);
}

/** Rows among the sound ones that can never be projected: no payload, none of ours, values of another world. */
async function poisonOutbox(owner: Pool, rows: number, random: Random): Promise<number> {
  for (let row = 0; row < rows; row += 1) {
    const [topic, payload] = random.pick([
      ['facts.recorded', { versions: 'all' }],
      ['facts.recorded', { versions: [['1', 'x']] }],
      ['facts.recorded', null],
      ['fact.recorded', { source: 'chaos' }],
      ['accrual.changed', { period: '2026-13', row }],
      ['period.changed', [row]],
    ] as const);
    await owner.query('insert into outbox (topic, payload) values ($1, $2)', [topic, JSON.stringify(payload)]);
  }
  return rows;
}

/** Facts that reached ClickHouse when everything was carried on. */
async function project(pool: Pool): Promise<number> {
  const dataDir = await mkdtemp(join(tmpdir(), 'premia-chaos-'));
  const engine = await startClickHouse({ dataDir });
  const analytics = openAnalytics({ url: engine.url, cluster: undefined });
  try {
    await catchUpAnalytics({ pool, analytics });
    const { username, password, origin } = new URL(engine.url);
    const response = await fetch(origin, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${username}:${password}`)}` },
      body: 'select count() from premia.facts_v1 final',
    });
    return Number(await response.text());
  } finally {
    await analytics.close();
    await engine.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
