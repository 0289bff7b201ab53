import { type Analytics, freshness, type OutboxRow, type PoisonRow, projectBatch } from '@premia/analytics';
import type { Project } from './relay.ts';

/** ClickHouse is away or not ready: the batch waits, whole. */
class ProjectionAway extends Error {
  override readonly name = 'ProjectionAway';
  readonly code: string;
  constructor(code: string) {
    super(`the projection cannot be written now: ${code}`);
    this.code = code;
  }
}

/** Refusals that blame a value: cannot parse, type mismatch, out of bound, decimal overflow. */
const VALUE_FAULTS: ReadonlySet<string> = new Set(['6', '27', '38', '41', '53', '69', '72', '407']);

/**
 * Projects rows into ClickHouse, bringing its tables up to date first. When it refuses a value no schema of ours
 * foresaw, the batch is halved until the row is found: that one is parked, the others pass. A projection that no batch
 * has ever reached is new or was dropped; `onEmpty` then lets everything be sent again, these rows in their turn. No
 * rows: only look whether it is still there.
 */
export function analyticsProjection(analytics: Analytics, onEmpty: () => Promise<boolean>): Project {
  let migrated = false;
  return async (rows, token) => {
    if (!migrated || rows.length === 0) {
      const migration = await analytics.migrate();
      if (!migration.ok) {
        throw new ProjectionAway(migration.failure.code ?? migration.failure.kind);
      }
      const newest = await freshness(analytics.querier);
      if (!newest.ok) {
        throw new ProjectionAway(newest.failure.code ?? newest.failure.kind);
      }
      migrated = true;
      if (newest.value === null && (await onEmpty())) return 'rewound';
    }
    if (rows.length === 0) return [];
    try {
      return await projectRows(analytics, rows, token);
    } catch (error) {
      // Tables may be gone: look again before the next attempt.
      migrated = false;
      throw error;
    }
  };
}

async function projectRows(
  analytics: Analytics,
  rows: readonly OutboxRow[],
  token: string,
): Promise<readonly PoisonRow[]> {
  const answer = await projectBatch(analytics.querier, { id: token, rows });
  if (answer.ok) {
    return answer.value.poison;
  }
  const { kind, code } = answer.failure;
  if (kind === 'unavailable' || code === undefined || !VALUE_FAULTS.has(code)) {
    throw new ProjectionAway(code ?? kind);
  }
  const [only, ...others] = rows;
  if (only !== undefined && others.length === 0) {
    return [{ outboxId: only.id, reason: `clickhouse/${code}` }];
  }
  const middle = Math.ceil(rows.length / 2);
  return [
    ...(await projectRows(analytics, rows.slice(0, middle), `${token}/1`)),
    ...(await projectRows(analytics, rows.slice(middle), `${token}/2`)),
  ];
}
