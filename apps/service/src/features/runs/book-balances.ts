import { actorName } from '@premia/access';
import { balanceMovements, bookBalances } from '@premia/compensation';
import {
  type Cause,
  insertBookings,
  markPeople,
  type NewBooking,
  type RunRecord,
  readFrozenPeopleOf,
  readFrozenSchemes,
  readStatementsAt,
  readVersions,
  type Tx,
} from '@premia/database';
import { evaluatePlan } from '@premia/scheme';
import { newId } from '../../ids.ts';
import { readStoredDocument, type SchemeCompiler } from '../schemes/compiled-schemes.ts';

/**
 * Books what the run's schemes moved of people's balances (draws, reserves, instalments): from what the ledger held when
 * the inputs were frozen to what the scheme says it holds after. Only schemes that move balances are calculated for it.
 * Whoever's balance moved is calculated anew in the periods that are open: a scheme there may read it.
 */
export async function bookRunBalances(tx: Tx, compiler: SchemeCompiler, run: RunRecord): Promise<void> {
  const schemes = await readFrozenSchemes(tx, run.id);
  const versions = await readVersions(
    tx,
    schemes.map(({ schemeVersionId }) => schemeVersionId),
  );
  for (const version of versions) {
    const { plan } = compiler.compile(readStoredDocument(version.document), version.hash);
    const context = schemes.find(({ schemeVersionId }) => schemeVersionId === version.id)?.context;
    if (plan === null || context === undefined) throw new Error(`version ${version.id} cannot be calculated any more`);
    if (!plan.results.some(({ kind }) => kind === 'balance')) continue;
    const people = await readFrozenPeopleOf(tx, run.id, { schemeVersionId: version.id });
    const statements = await readStatementsAt(
      tx,
      run.id,
      people.map(({ ordinal }) => ordinal),
    );
    const { employees } = evaluatePlan(plan, { ...context, employees: people.map(({ inputs }) => inputs) });
    const bookings = people.flatMap((person, index): readonly NewBooking[] => {
      const statement = statements[index];
      const result = employees[index];
      if (statement === undefined || result === undefined) throw new Error('a person without statement or result');
      const { id: causeId, employeeId, departmentId, period, currency } = statement;
      const owed = { causeId, employeeId, departmentId, period, originPeriod: period, currency };
      // A balance that could not be worked out stays what it was.
      const moved = bookBalances(owed, balanceMovements(person.inputs.balances ?? {}, result.balances ?? {}));
      return moved === null ? [] : [{ ...moved, id: newId('txn') }];
    });
    await insertBookings(tx, bookings, { bookedBy: actorName(tx.actor) });
    await markMoved(tx, run, bookings);
  }
}

async function markMoved(tx: Tx, run: RunRecord, bookings: readonly NewBooking[]): Promise<void> {
  if (bookings.length === 0) return;
  const open = await tx.rows<{ key: string }>(
    `select key from periods where state = 'open' and starts_on >= (select ends_on from periods where key = $1)`,
    [run.period],
  );
  const cause: Cause = { kind: 'period', source: 'run', id: run.id, title: run.period };
  const people = open.flatMap(({ key }) => bookings.map(({ employeeId }) => ({ period: key, employeeId })));
  await markPeople(tx, people, cause);
}
