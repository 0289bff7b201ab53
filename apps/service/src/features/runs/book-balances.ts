import { actorName } from '@premia/access';
import { balanceMovements, bookBalances } from '@premia/compensation';
import {
  insertBookings,
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
import { runCause } from './run-cause.ts';

/**
 * Books what the run's schemes moved of people's balances (draws, reserves, instalments): from what the ledger held when
 * the inputs were frozen to what the scheme says it holds after. Only schemes that move balances are calculated for it.
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
    await insertBookings(tx, bookings, { bookedBy: actorName(tx.actor), cause: runCause(run) });
  }
}
