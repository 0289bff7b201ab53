import { bookedAdjustments, sealedPeriodTotals } from '@premia/analytics';
import type { PeriodSum } from '@premia/compensation';
import { add, decimal, toCanonicalText } from '@premia/decimal';
import type { OpenEngines } from './open-engines.ts';

/** What ClickHouse holds of each sealed period, statements and adjustments; null when it does not answer. */
export async function readProjection({
  pool,
  analytics,
}: Pick<OpenEngines, 'pool' | 'analytics'>): Promise<readonly PeriodSum[] | null> {
  const { rows } = await pool.query<{ key: string }>("select key from periods where state = 'sealed' order by key");
  const sums: PeriodSum[] = [];
  for (const { key } of rows) {
    const sealed = await sealedPeriodTotals(analytics.querier, { period: key });
    const booked = await bookedAdjustments(analytics.querier, { period: key });
    if (!sealed.ok || !booked.ok) return null;
    const total = sealed.value.map((row) => decimal(row.total)).reduce(add, decimal('0'));
    const statements = sealed.value.reduce((count, row) => count + row.statements, 0);
    const adjustments = { count: booked.value.adjustments, total: booked.value.total };
    const hashes = Object.fromEntries(sealed.value.map(({ currency, hash }) => [currency, hash]));
    sums.push({ period: key, statements, total: toCanonicalText(total), hashes, adjustments });
  }
  return sums;
}
