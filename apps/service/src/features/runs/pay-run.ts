import { actorName } from '@premia/access';
import { bookPayment } from '@premia/compensation';
import {
  insertBookings,
  type NewBooking,
  type RunRecord,
  readRunStatements,
  type StoredStatement,
  type Tx,
} from '@premia/database';
import { newId } from '../../ids.ts';

/** Moves what a run owes from the people's accounts to the payroll. */
export async function payRun(tx: Tx, run: RunRecord): Promise<void> {
  const bookedBy = actorName(tx.actor);
  for await (const statements of readRunStatements(tx, run.id)) {
    await insertBookings(tx, statements.flatMap(payment), { bookedBy });
  }
}

function payment(statement: StoredStatement): readonly NewBooking[] {
  const { id: causeId, employeeId, departmentId, period, total: amount, currency } = statement;
  const paid = bookPayment({
    kind: 'statement',
    causeId,
    employeeId,
    departmentId,
    period,
    originPeriod: period,
    amount,
    currency,
  });
  return paid === null ? [] : [{ ...paid, id: newId('txn') }];
}
