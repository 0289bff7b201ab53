import { createHash } from 'node:crypto';
import { add, decimal, type Rational, toCanonicalText, ZERO } from '@premia/decimal';
import { createTestClickHouse, type TestDatabase } from '@premia/stack/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Analytics,
  type Answer,
  freshness,
  fundAgainstRevenue,
  fundByDepartment,
  fundByMonth,
  movingLines,
  type OutboxRow,
  openAnalytics,
  projectBatch,
  sealedPeriodTotals,
} from './index.ts';
import { accrual, adjustment, fact, outboxRow, statement } from './testing/events.ts';

const company = { kind: 'company' } as const;
const october = { fromMonth: '2026-10', toMonth: '2026-10', currency: 'RUB', scope: company };

describe('the projection and its questions', () => {
  let database: TestDatabase;
  let analytics: Analytics;
  let batches = 0;

  beforeAll(async () => {
    database = await createTestClickHouse();
  });
  afterAll(() => database.drop());

  async function fresh(): Promise<void> {
    await database.drop();
    analytics = openAnalytics({ url: database.url });
    value(await analytics.migrate());
  }

  async function project(...rows: OutboxRow[]): Promise<string> {
    batches += 1;
    const id = `batch-${batches}`;
    value(await projectBatch(analytics.querier, { id, rows }));
    return id;
  }

  it('creates its database and tables once', async () => {
    await fresh();
    expect(value(await analytics.migrate())).toEqual({ applied: [] });
    expect(await analytics.isAvailable()).toBe(true);
    expect(value(await freshness(analytics.querier))).toBeNull();
    expect(value(await fundByMonth(analytics.querier, october))).toEqual([]);
  });

  it('replaces an accrual whole, whatever the order and the number of deliveries', async () => {
    await fresh();
    const two = [
      { code: 'commission', category: 'sales', amount: '10' },
      { code: 'premium', category: 'sales', amount: '5' },
    ];
    const newer = outboxRow('accrual.changed', accrual({ revision: '7', total: '10', lines: two.slice(0, 1) }));
    await project(newer);
    await project(outboxRow('accrual.changed', accrual({ revision: '6', total: '15', lines: two })));
    await project(newer);
    expect(value(await fundByMonth(analytics.querier, october))).toEqual([
      { month: '2026-10', fund: '10', people: 1, incomplete: 0, isSealed: false },
    ]);
    const lines = value(
      await movingLines(analytics.querier, {
        period: '2026-10',
        previousPeriod: '2026-09',
        currency: 'RUB',
        scope: company,
        order: 'amount',
        limit: 10,
      }),
    );
    expect(lines).toEqual([
      {
        schemeKey: 'sales',
        code: 'commission',
        category: 'sales',
        amount: '10',
        previousAmount: '0',
        change: '10',
        people: 1,
      },
    ]);
    await project(outboxRow('accrual.changed', accrual({ revision: '8', total: '0', lines: [], isRemoved: true })));
    expect(value(await fundByMonth(analytics.querier, october))).toEqual([]);
  });

  it('turns a period from accruals to statements in one step', async () => {
    await fresh();
    await project(outboxRow('accrual.changed', accrual({ total: '100' })));
    await project(outboxRow('statement.sealed', statement({ total: '101.01' })));
    expect(value(await fundByMonth(analytics.querier, october))).toMatchObject([{ fund: '100', isSealed: false }]);
    await project(outboxRow('period.changed', { period: '2026-10', state: 'sealed', revision: '3', runId: 'run_1' }));
    await project(outboxRow('adjustment.booked', adjustment({ total: '-1.01' })));
    expect(value(await fundByMonth(analytics.querier, october))).toMatchObject([{ fund: '100', isSealed: true }]);
    expect(value(await sealedPeriodTotals(analytics.querier, { period: '2026-10' }))).toEqual([
      { currency: 'RUB', statements: 1, total: '101.01', hash: createHash('sha256').update('aa').digest('hex') },
    ]);
    expect(value(await freshness(analytics.querier))).toBe('2026-10-31T09:00:00.250Z');
  });

  it('says how many sums could not be completed, and does not count them', async () => {
    await fresh();
    await project(
      outboxRow('accrual.changed', accrual({ total: '10' })),
      outboxRow('accrual.changed', accrual({ employeeId: 'e2', total: null, lines: [] })),
    );
    expect(value(await fundByMonth(analytics.querier, october))).toMatchObject([
      { fund: '10', people: 1, incomplete: 1 },
    ]);
  });

  it('rolls departments up to a level and keeps to the scope', async () => {
    await fresh();
    const south = [...accrual({}).departmentPath.slice(0, 2), { id: 'south', name: { ru: 'Юг', en: 'South' } }];
    const inSouth = { employeeId: 'e2', departmentId: 'south', departmentPath: south };
    await project(
      outboxRow('accrual.changed', accrual({ total: '10' })),
      outboxRow('accrual.changed', accrual({ ...inSouth, total: '20' })),
      outboxRow('accrual.changed', accrual({ ...inSouth, period: '2026-09', total: '7' })),
    );
    const input = { period: '2026-10', previousPeriod: '2026-09', currency: 'RUB', scope: company };
    expect(value(await fundByDepartment(analytics.querier, { ...input, level: 50 }))).toEqual([
      {
        departmentId: 'south',
        nameRu: 'Юг',
        nameEn: 'South',
        fund: '20',
        people: 1,
        previousFund: '7',
        previousPeople: 1,
      },
      {
        departmentId: 'north',
        nameRu: 'Север',
        nameEn: 'North',
        fund: '10',
        people: 1,
        previousFund: '0',
        previousPeople: 0,
      },
    ]);
    expect(value(await fundByDepartment(analytics.querier, { ...input, level: 2 }))).toMatchObject([
      { departmentId: 'sales', fund: '30', people: 2, previousFund: '7', previousPeople: 1 },
    ]);
    const own = { kind: 'departments', ids: ['north'] } as const;
    expect(value(await fundByMonth(analytics.querier, { ...october, scope: own }))).toMatchObject([{ fund: '10' }]);
    const nothing = { kind: 'departments', ids: [] } as const;
    expect(value(await fundByMonth(analytics.querier, { ...october, scope: nothing }))).toEqual([]);
  });

  it('puts the fund beside the revenue, counting a department by the shares of its people', async () => {
    await fresh();
    const shared = [
      { employeeId: 'e1', departmentId: 'north', role: 'split', share: '0.3333333333' },
      { employeeId: 'e2', departmentId: 'south', role: 'split', share: '0.6666666667' },
      { employeeId: 'e0', departmentId: 'north', role: 'rollup', share: '1' },
    ] as const;
    await project(
      outboxRow('accrual.changed', accrual({ total: '50000' })),
      outboxRow('fact.recorded', fact({ amount: '900000', version: '2', credits: [...shared] })),
      outboxRow('fact.recorded', fact({ amount: '1' })),
      outboxRow('fact.recorded', fact({ externalId: 'deal-2', amount: '5', isDeleted: true })),
      outboxRow('fact.recorded', fact({ externalId: 'call-1', factType: 'call', amount: null, currency: null })),
    );
    const input = { ...october, revenueFactTypes: ['payment.received'] };
    expect(value(await fundAgainstRevenue(analytics.querier, input))).toEqual([
      { month: '2026-10', fund: '50000', revenue: '900000', ratio: '0.055556' },
    ]);
    const north = { kind: 'departments', ids: ['north'] } as const;
    expect(value(await fundAgainstRevenue(analytics.querier, { ...input, scope: north }))).toMatchObject([
      { revenue: '299999.99997' },
    ]);
  });

  it('parks nothing but the poison', async () => {
    await fresh();
    const poison = outboxRow('accrual.changed', accrual({ total: '1e9' }));
    const rows = [
      outboxRow('accrual.changed', accrual({ total: '3' })),
      poison,
      { ...poison, topic: 'mail.requested' },
    ];
    expect(value(await projectBatch(analytics.querier, { id: 'mixed', rows }))).toEqual({
      projected: 1,
      foreign: 1,
      poison: [{ outboxId: poison.id, reason: expect.stringContaining('total') }],
    });
    expect(value(await fundByMonth(analytics.querier, october))).toMatchObject([{ fund: '3' }]);
  });

  it('equals the exact sum of the newest states for any deliveries', async () => {
    await fresh();
    const period = '2025-03';
    let turn = 0;
    const state = fc.record({ employee: fc.integer({ min: 1, max: 4 }), revision: fc.integer({ min: 1, max: 5 }) });
    const deliveries = fc.array(state, { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(deliveries, async (delivered) => {
        turn += 1;
        const schemeId = `sch_${turn}`;
        const currency = turn % 2 === 0 ? 'EUR' : 'USD';
        const owed = (employee: number, revision: number): string =>
          `${employee * 1_000_003}.${revision}00000000${turn % 10}`;
        const rows = delivered.map(({ employee, revision }) =>
          outboxRow(
            'accrual.changed',
            accrual({
              period,
              schemeId,
              currency,
              employeeId: `e${employee}`,
              revision,
              total: owed(employee, revision),
            }),
          ),
        );
        const before = await fundOf(period, currency);
        const cut = Math.ceil(rows.length / 2);
        await project(...rows.slice(0, cut));
        await project(...rows.slice(cut), ...rows.slice(0, 1));
        const newest = new Map<number, number>();
        for (const { employee, revision } of delivered)
          newest.set(employee, Math.max(newest.get(employee) ?? 0, revision));
        const expected = [...newest].reduce(
          (sum, [employee, revision]) => add(sum, decimal(owed(employee, revision))),
          before,
        );
        expect(toCanonicalText(await fundOf(period, currency))).toBe(toCanonicalText(expected));
      }),
      { numRuns: 15 },
    );
  });

  async function fundOf(period: string, currency: string): Promise<Rational> {
    const rows = value(
      await fundByMonth(analytics.querier, { fromMonth: period, toMonth: period, currency, scope: company }),
    );
    return rows.reduce((sum, row) => add(sum, decimal(row.fund)), ZERO);
  }

  it('says so when the engine is away, and never answers with a number', async () => {
    const nowhere = openAnalytics({ url: 'http://127.0.0.1:1/premia' });
    expect(await fundByMonth(nowhere.querier, october)).toMatchObject({ ok: false, failure: { kind: 'unavailable' } });
    expect(await nowhere.isAvailable()).toBe(false);
    await nowhere.close();
  });
});

function value<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(answer.failure.message);
  return answer.value;
}
