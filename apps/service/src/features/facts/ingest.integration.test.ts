import { systemActor } from '@premia/access';
import { readEvent } from '@premia/analytics';
import type { FactOutcome } from '@premia/compensation';
import { type OutboxRecord, readCreditedFacts, withTx } from '@premia/database';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PEOPLE } from '../../testing/example-company.ts';
import { type OpenExample, openExample } from '../../testing/open-example.ts';
import { markTouchedFacts } from '../accruals/mark-touched.ts';
import { expandRecorded } from './events.ts';
import { FACT_ITEMS_MAX } from './service.ts';

let example: OpenExample;
beforeAll(async () => {
  example = await openExample();
});
afterEach(() => example.check());
afterAll(() => example.close());

const deal = (id: string, changes: object = {}) => ({
  source: 'crm',
  id,
  type: 'deal.won',
  on: '2026-03-03',
  amount: '1000',
  employee: 'bob',
  ...changes,
});

async function ingest(...items: readonly unknown[]): Promise<readonly FactOutcome[]> {
  const result = await example.company.facts.ingest(PEOPLE.hanna, items);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

/** What people are credited with for one fact, as evaluation reads it. */
async function creditedOf(id: string, employeeIds: readonly string[]): Promise<readonly string[]> {
  const facts = await withTx(example.company.pool, systemActor('test'), (tx) =>
    readCreditedFacts(tx, { employeeIds, first: '2026-01-01', last: '2026-12-31', types: null, rollUpTypes: null }),
  );
  return [...facts].flatMap(([employeeId, credited]) =>
    credited.flatMap((fact) => (fact.id === id ? [`${employeeId} ${fact.role} ${fact.share}`] : [])),
  );
}

const statuses = async (...items: readonly unknown[]) => (await ingest(...items)).map(({ status }) => status);
const query = async <Row extends object>(text: string, values: readonly unknown[] = []) =>
  (await example.owner.query<Row>(text, [...values])).rows;

/** As a worker does at the beginning of each round. */
const markAll = () => withTx(example.company.pool, systemActor('test'), (tx) => markTouchedFacts(tx, 1_000));

async function forgetMarks(): Promise<void> {
  await query('delete from touched_facts');
  await query('delete from dirty');
}

/** Everything a delivery may change, as one number each. */
async function counts() {
  const [row] = await query<Record<string, number>>(
    `select (select count(*)::int from fact_versions) as versions, (select count(*)::int from credits) as credits,
       (select count(*)::int from quarantine) as quarantine, (select count(*)::int from outbox) as outbox,
       (select count(*)::int from audit) as audit, (select count(*)::int from touched_facts) as touched,
       (select max(generation)::text from dirty) as generation`,
  );
  return row;
}

describe('the same key again', () => {
  it('with the same payload changes nothing at all', async () => {
    expect(await statuses(deal('same'))).toEqual(['accepted']);
    const before = await counts();
    expect(await statuses(deal('same'), deal('same', { amount: '1000.0' }))).toEqual(['duplicate', 'duplicate']);
    expect(await counts()).toEqual(before);
  });

  it('with another payload and no newer version is quarantined once, whatever is sent', async () => {
    await ingest(deal('contradiction'));
    const changed = deal('contradiction', { amount: '9999' });
    expect(await ingest(changed)).toMatchObject([{ status: 'conflict', code: 'fact/same-version-differs' }]);
    expect(await statuses(changed)).toEqual(['conflict']);
    expect(
      await query(`select v.amount, (select count(*)::int from quarantine q where q.external_id = f.external_id) as kept
        from facts f join fact_versions v on v.fact_id = f.id where f.external_id = 'contradiction'`),
    ).toEqual([{ amount: '1000', kept: 1 }]);
  });

  it('with versions in any order ends at the highest', async () => {
    const version = (number: number) => deal('versions', { version: number, amount: String(number) });
    expect(await statuses(version(2))).toEqual(['accepted']);
    expect(await statuses(version(5), version(3), version(5), version(1))).toEqual([
      'accepted',
      'superseded',
      'duplicate',
      'superseded',
    ]);
    expect(
      await query(`select v.amount, v.version from facts f join fact_versions v
        on v.fact_id = f.id and v.version = f.current_version where f.external_id = 'versions'`),
    ).toEqual([{ amount: '5', version: 5 }]);
  });
});

describe('one delivery', () => {
  it('answers each item in order, keeps the bad ones with their reason, and takes the good ones', async () => {
    const answers = await ingest(
      deal('good'),
      'nonsense',
      deal('who', { employee: 'nobody' }),
      deal('when', { on: 'x' }),
    );
    expect(answers).toMatchObject([
      { status: 'accepted' },
      { status: 'rejected', code: 'fact/not-an-object' },
      { status: 'rejected', code: 'fact/person-unknown', details: { employee: 'nobody' } },
      { status: 'rejected', code: 'fact/date-invalid' },
    ]);
    expect(
      await query(
        `select code, raw_text::jsonb->>'id' as id from quarantine where external_id in ('who', 'when') order by id`,
      ),
    ).toEqual([
      { code: 'fact/date-invalid', id: 'when' },
      { code: 'fact/person-unknown', id: 'who' },
    ]);
  });

  it('is stored, credited up the tree, marked and announced together, in words analytics understands', async () => {
    await forgetMarks();
    const halves = [
      { employee: 'carl', share: '0.5' },
      { employee: 'dora', share: '0.5' },
    ];
    await ingest(deal('split', { employee: halves }));
    expect(
      await query(`select c.employee_id, c.role, c.share from credits c join facts f on f.id = c.fact_id
        where f.external_id = 'split' order by 1`),
    ).toEqual([
      { employee_id: 'carl', role: 'split', share: '0.5' },
      { employee_id: 'dora', role: 'split', share: '0.5' },
    ]);
    expect(await creditedOf('split', ['boss', 'anna', 'wendy', 'carl'])).toEqual([
      'anna rollup 0.5',
      'boss rollup 1',
      'carl split 0.5',
      'wendy rollup 0.5',
    ]);
    // The delivery leaves one note; whoever takes it sets the marks.
    expect(await query('select from touched_facts')).toHaveLength(1);
    expect(await markAll()).toBe(1);
    expect(
      (await query<{ employee_id: string }>('select employee_id from dirty order by 1')).map((row) => row.employee_id),
    ).toEqual(['anna', 'boss', 'carl', 'dora', 'wendy']);
    const announced = await query<OutboxRecord>(
      `select id, xid, topic, payload, created_at::text as "createdAt" from outbox order by id desc limit 1`,
    );
    const rows = await withTx(example.company.pool, systemActor('test'), (tx) => expandRecorded(tx, announced));
    expect(rows.map((row) => readEvent(row))).toMatchObject([
      { kind: 'event', event: { topic: 'fact.recorded', payload: { externalId: 'split', version: '1' } } },
    ]);
  });

  it('survives an item that no database text can hold, and keeps it byte for byte', async () => {
    const answers = await ingest(
      deal('nul', { title: 'a\0b' }),
      deal('half', { attributes: { x: '\ud800' } }),
      deal('sound'),
    );
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'accepted']);
    const [kept] = await query<{ text: string }>(`select raw_text as text from quarantine where external_id = 'nul'`);
    expect(JSON.parse(kept?.text ?? '')).toEqual(deal('nul', { title: 'a\0b' }));
  });

  it('refuses none, too many, and callers who may not', async () => {
    const { facts } = example.company;
    expect(await facts.ingest(PEOPLE.hanna, [])).toMatchObject({ ok: false, failure: { code: 'facts/none' } });
    const many = Array.from({ length: FACT_ITEMS_MAX + 1 }, () => ({}));
    expect(await facts.ingest(PEOPLE.hanna, many)).toMatchObject({ ok: false, failure: { code: 'facts/too-many' } });
    expect(await facts.ingest(PEOPLE.bob, [deal('own')])).toMatchObject({ ok: false, failure: { kind: 'absent' } });
    const machine = { kind: 'machine', name: 'crm', actions: ['fact.ingest'] } as const;
    expect(await facts.ingest(machine, [deal('by-token')])).toEqual({ ok: true, value: [{ status: 'accepted' }] });
  });

  it('of a thousand comes from several clients at once, each fact once', async () => {
    const items = Array.from({ length: 300 }, (_, index) =>
      deal(`many-${index}`, { amount: '1', employee: index % 2 ? 'bob' : 'dora' }),
    );
    const shuffled = (seed: number) =>
      [...items].sort(
        (a, b) =>
          ((a.id.length * 31 + Number(a.id.slice(5)) * seed) % 97) -
          ((b.id.length * 31 + Number(b.id.slice(5)) * seed) % 97),
      );
    const answers = await Promise.all([7, 11, 13, 17].map((seed) => statuses(...shuffled(seed))));
    expect(answers.flat().filter((status) => status === 'accepted')).toHaveLength(300);
    expect(answers.flat().filter((status) => status === 'duplicate')).toHaveLength(900);
  });
});

describe('corrections', () => {
  it('mark whom the fact counted for before as well as now', async () => {
    await ingest(deal('moved', { version: 1 }));
    await forgetMarks();
    await ingest(deal('moved', { version: 2, employee: 'dora', on: '2026-02-20' }));
    await markAll();
    expect(
      (await query<{ mark: string }>(`select period || ' ' || employee_id as mark from dirty order by 1`)).map(
        (row) => row.mark,
      ),
    ).toEqual(['2026-02 boss', '2026-02 dora', '2026-02 wendy', '2026-03 anna', '2026-03 bob', '2026-03 boss']);
  });

  it('take a fact back and leave its history', async () => {
    await ingest(deal('gone', { version: 1 }));
    expect(await statuses(deal('gone', { version: 2, deleted: true }))).toEqual(['accepted']);
    expect(
      await query(`select (select count(*)::int from fact_versions v where v.fact_id = f.id) as versions,
          (select count(*)::int from credits c where c.fact_id = f.id and c.version = f.current_version) as credits
        from facts f where f.external_id = 'gone'`),
    ).toEqual([{ versions: 2, credits: 0 }]);
  });
});

describe('after the seal', () => {
  it('a fact is kept as late and the sealed statements stay as they are', async () => {
    await ingest(deal('in-time', { on: '2025-12-01' }), deal('in-february', { on: '2026-02-10' }));
    await example.company.settle();
    await example.company.sealPeriod('2026-02');
    const sealed = () =>
      query('select s.*, l.* from statements s join statement_lines l on l.statement_id = s.id order by 1, l.code');
    const before = await sealed();
    expect(before.length).toBeGreaterThan(0);
    expect(
      await statuses(deal('late', { on: '2026-02-11' }), deal('in-february', { version: 2, amount: '5' })),
    ).toEqual(['accepted_late', 'accepted_late']);
    await example.company.settle();
    expect(await sealed()).toEqual(before);
    expect(await query(`select period from dirty where period = '2026-02'`)).toEqual([]);
  });
});
