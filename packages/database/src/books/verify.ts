import { systemActor } from '@premia/access';
import { BooksBrokenDefect, type Breach, checkBooks, isSealed, type PeriodSum } from '@premia/compensation';
import type { Pool } from '../connection/connect.ts';
import { withSnapshot } from '../connection/with-tx.ts';
import { readRun } from '../repositories/runs.ts';
import { loadSnapshot } from './load-snapshot.ts';
import { replayRun } from './replay-run.ts';

export interface VerifyOptions {
  /** Calculate every sealed run again from its frozen inputs (I9). */
  readonly replay?: boolean;
  /** What ClickHouse holds of each sealed period (I11); not checked when absent. */
  readonly projection?: readonly PeriodSum[];
}

export interface VerifyReport {
  readonly breaches: readonly Breach[];
  readonly counts: {
    readonly facts: number;
    readonly runs: number;
    readonly statements: number;
    readonly transactions: number;
    readonly replayed: number;
  };
}

/** Checks the whole books on one moment of the database. */
export async function verifyBooks(pool: Pool, options: VerifyOptions = {}): Promise<VerifyReport> {
  return withSnapshot(pool, systemActor('verify'), async (tx) => {
    const books = await loadSnapshot(tx);
    const replayed = new Map<string, string>();
    for (const { id, state } of books.runs) {
      if (!options.replay || !isSealed(state)) continue;
      const run = await readRun(tx, id);
      if (run !== null) replayed.set(id, await replayRun(tx, run));
    }
    const runs = books.runs.map((run) => ({ ...run, replayedHash: replayed.get(run.id) }));
    return {
      breaches: checkBooks({ ...books, runs, projection: options.projection }),
      counts: {
        facts: books.facts.length,
        runs: runs.length,
        statements: books.statements.length,
        transactions: books.transactions.length,
        replayed: replayed.size,
      },
    };
  });
}

/** Throws when anything is broken. Called after every test that writes. */
export async function assertBooks(pool: Pool, options: VerifyOptions = {}): Promise<VerifyReport> {
  const report = await verifyBooks(pool, options);
  if (report.breaches.length > 0) throw new BooksBrokenDefect(report.breaches);
  return report;
}
