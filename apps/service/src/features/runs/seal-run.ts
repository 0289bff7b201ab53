import { actorName } from '@premia/access';
import { bookOwed, period as periodOf } from '@premia/compensation';
import {
  insertBookings,
  loadStaff,
  movePeriod,
  moveRun,
  type NewBooking,
  type OutboxEvent,
  type RunMove,
  type RunRecord,
  readNames,
  readRunStatements,
  readVersions,
  type StoredStatement,
  type Tx,
} from '@premia/database';
import { newId } from '../../ids.ts';
import { periodChangedEvent, statementSealedEvents } from './events.ts';

/**
 * Books what the statements owe, then seals run and period: nothing is booked into the period after its seal.
 * The caller holds the period's exclusive lock and the run.
 */
export async function sealRun(tx: Tx, run: RunRecord, move: RunMove): Promise<readonly OutboxEvent[]> {
  const by = actorName(tx.actor);
  const statements = await readRunStatements(tx, run.id);
  await insertBookings(tx, statements.flatMap(booking), by);
  await moveRun(tx, { ...move, sealedBy: by });
  const period = await movePeriod(tx, run.period, { from: ['closing'], to: 'sealed', runId: run.id });
  if (period?.sealedAt === undefined || period.sealedAt === null) {
    throw new Error(`period ${run.period} was not closing when its run was sealed`);
  }
  const people = [...new Set(statements.map(({ employeeId }) => employeeId))];
  const { organization } = await loadStaff(tx, people);
  const versions = await readVersions(tx, [...new Set(statements.map(({ schemeVersionId }) => schemeVersionId))]);
  const events = statementSealedEvents(statements, {
    run,
    sealedAt: period.sealedAt,
    lastDay: periodOf(run.period).lastDay,
    naming: { names: await readNames(tx, people), organization },
    schemeKeys: new Map(versions.map(({ id, schemeKey }) => [id, schemeKey])),
  });
  return [...events, periodChangedEvent(period, run.id)];
}

function booking(statement: StoredStatement): readonly NewBooking[] {
  const { id: causeId, employeeId, departmentId, period, total: amount, currency } = statement;
  const booked = bookOwed({
    kind: 'statement',
    causeId,
    employeeId,
    departmentId,
    period,
    originPeriod: period,
    amount,
    currency,
  });
  return booked === null ? [] : [{ ...booked, id: newId('txn') }];
}
