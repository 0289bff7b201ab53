import { markEverybody, movePeriod, type OutboxEvent, type RunRecord, type Tx } from '@premia/database';
import { periodChangedEvent } from './events.ts';

/** A final run that ended without a seal leaves its period open; what came meanwhile counts like everything else. */
export async function reopenPeriod(tx: Tx, run: RunRecord): Promise<readonly OutboxEvent[]> {
  const period = await movePeriod(tx, run.period, { from: ['closing'], to: 'open', runId: null });
  if (period === null) return [];
  await markEverybody(tx, run.period, { kind: 'period', source: 'run', id: run.id, title: run.period });
  return [periodChangedEvent(period, null)];
}
