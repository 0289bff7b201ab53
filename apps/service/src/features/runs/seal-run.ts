import { actorName } from '@premia/access';
import { bookOwed, type DepartmentTerm, period as periodOf } from '@premia/compensation';
import {
  insertBookings,
  loadStaff,
  loadTerms,
  movePeriod,
  moveRun,
  type Names,
  type NewBooking,
  type OutboxEvent,
  publish,
  type RunMove,
  type RunRecord,
  readDepartmentNames,
  readEmployeeNames,
  readFrozenSchemes,
  readInstant,
  readRunStatements,
  readVersions,
  type StoredStatement,
  type Tx,
} from '@premia/database';
import { newId } from '../../ids.ts';
import { periodChangedEvent, statementSealedEvents } from './events.ts';
import { runCause } from './run-cause.ts';

/**
 * Books what the statements owe and tells the projections, page by page, then seals run and period. All of it bears one
 * instant: nothing is booked into the period after its seal. The caller holds the period's exclusive lock and the run.
 */
export async function sealRun(tx: Tx, run: RunRecord, move: RunMove): Promise<readonly OutboxEvent[]> {
  const by = actorName(tx.actor);
  const sealedAt = await readInstant(tx);
  const page = {
    run,
    sealedAt,
    terms: await loadTerms(tx),
    departments: await readDepartmentNames(tx),
    schemeKeys: await readSchemeKeys(tx, run),
  };
  for await (const statements of readRunStatements(tx, run.id)) {
    await insertBookings(tx, statements.flatMap(booking), { bookedBy: by, bookedAt: sealedAt, cause: runCause(run) });
    await publish(tx, await sealedEvents(tx, statements, page));
  }
  await moveRun(tx, { ...move, sealedBy: by });
  const period = await movePeriod(tx, run.period, { from: ['closing'], to: 'sealed', runId: run.id, sealedAt });
  if (period === null) throw new Error(`period ${run.period} was not closing when its run was sealed`);
  return [periodChangedEvent(period, run.id)];
}

interface SealedPage {
  readonly run: RunRecord;
  readonly sealedAt: string;
  readonly terms: readonly DepartmentTerm[];
  readonly departments: Names['departments'];
  readonly schemeKeys: ReadonlyMap<string, string>;
}

async function sealedEvents(
  tx: Tx,
  statements: readonly StoredStatement[],
  { run, sealedAt, terms, departments, schemeKeys }: SealedPage,
): Promise<readonly OutboxEvent[]> {
  const people = [...new Set(statements.map(({ employeeId }) => employeeId))];
  const { organization } = await loadStaff(tx, people, terms);
  const naming = { names: { employees: await readEmployeeNames(tx, people), departments }, organization };
  return statementSealedEvents(statements, {
    run,
    sealedAt,
    lastDay: periodOf(run.period).lastDay,
    naming,
    schemeKeys,
  });
}

async function readSchemeKeys(tx: Tx, run: RunRecord): Promise<ReadonlyMap<string, string>> {
  const schemes = await readFrozenSchemes(tx, run.id);
  const versions = await readVersions(
    tx,
    schemes.map(({ schemeVersionId }) => schemeVersionId),
  );
  return new Map(versions.map(({ id, schemeKey }) => [id, schemeKey]));
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
