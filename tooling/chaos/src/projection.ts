import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Analytics, openAnalytics, sealedPeriodTotals } from '@premia/analytics';
import type { Pool } from '@premia/database';
import { catchUpAnalytics } from '@premia/service/server';
import { startClickHouse } from '@premia/stack';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';

/** A ClickHouse of a scenario's own behind a proxy that can be broken, fed from one company's outbox. */
export interface Projection {
  readonly proxy: FaultProxy;
  readonly analytics: Analytics;
  /** One attempt to carry everything over; whether it got to the end. */
  tryToCatchUp(pool: Pool): Promise<boolean>;
  /** Attempts until it is carried over; how many failed on the way. */
  catchUp(pool: Pool): Promise<number>;
  /** Straight to the engine, past the proxy. */
  ask(query: string): Promise<string>;
  stop(): Promise<void>;
}

/** More attempts than any fault of ours needs: a projection that never gets there is a finding, not a wait. */
const ATTEMPTS_MAX = 5_000;

export async function startProjection(): Promise<Projection> {
  const dataDir = await mkdtemp(join(tmpdir(), 'premia-chaos-'));
  const engine = await startClickHouse({ dataDir });
  const direct = new URL(engine.url);
  const proxy = await startFaultProxy(Number(direct.port));
  const broken = new URL(engine.url);
  broken.port = String(proxy.port);
  const analytics = openAnalytics({ url: broken.href, cluster: undefined });
  const tryToCatchUp = async (pool: Pool): Promise<boolean> => {
    try {
      await catchUpAnalytics({ pool, analytics });
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'ProjectionAway') return false;
      throw error;
    }
  };
  return {
    proxy,
    analytics,
    tryToCatchUp,
    async catchUp(pool) {
      for (let failed = 0; failed < ATTEMPTS_MAX; failed += 1) if (await tryToCatchUp(pool)) return failed;
      throw new Error('the projection never caught up');
    },
    async ask(query) {
      const { username, password, origin } = direct;
      const response = await fetch(origin, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${username}:${password}`)}` },
        body: query,
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`ClickHouse: ${text}`);
      return text.trim();
    },
    async stop() {
      await analytics.close();
      await proxy.close();
      await engine.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Differences between the books and their projection: facts, accruals, sealed statements. Empty when they are equal. */
export async function differences(owner: Pool, projection: Projection): Promise<readonly string[]> {
  const found: string[] = [];
  const compare = (what: string, books: string, projected: string): void => {
    if (books !== projected) found.push(`${what}: ${books} in the books, ${projected} projected`);
  };
  const one = async (sql: string): Promise<string> => {
    const { rows } = await owner.query<{ value: string }>(sql);
    return rows[0]?.value ?? '';
  };
  compare(
    'facts',
    await one(
      `select count(*)::text as value from fact_versions v join facts f on f.id = v.fact_id and f.current_version = v.version`,
    ),
    await projection.ask('select count() from premia.facts_v1 final'),
  );
  compare(
    'rows written twice',
    '0',
    await projection.ask(
      `select (select count() - uniqExact(source, external_id, version) from premia.facts_v1)
         + (select count() - uniqExact(period, source, employee_id, document_id, revision) from premia.payouts_v1)`,
    ),
  );
  compare(
    'accruals of open periods',
    await one(`select count(*) || ' ' || coalesce(trim_scale(sum(a.total)), 0) as value from accruals a join periods p on p.key = a.period
      where p.state <> 'sealed'`),
    await projection.ask(
      `select concat(toString(count()), ' ', toString(sum(total))) from premia.payouts_v1 final
       where source = 'accrual' and period not in (select period from premia.periods_v1 final where state = 'sealed')`,
    ),
  );
  const { rows: periods } = await owner.query<{ key: string; statements: string; total: string }>(
    `select p.key, count(*)::text as statements, trim_scale(sum(s.total))::text as total
     from periods p join statements s on s.run_id = p.sealed_run_id where p.state = 'sealed' group by p.key order by 1`,
  );
  for (const { key, statements, total } of periods) {
    const answer = await sealedPeriodTotals(projection.analytics.querier, { period: key });
    const [sums] = answer.ok ? answer.value : [];
    compare(`statements of ${key}`, statements, String(sums?.statements));
    compare(`pay of ${key}`, total, withoutZeros(sums?.total ?? 'none'));
  }
  compare('parked rows', '0', await one('select count(*)::text as value from outbox_parked'));
  return found;
}

/** As `trim_scale` writes a number. */
function withoutZeros(amount: string): string {
  return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
}
