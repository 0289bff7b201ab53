import type { Booking, LedgerEntry } from '@premia/compensation';
import type { Tx } from '../connection/with-tx.ts';
import type { Cause } from '../schema/column-types.ts';
import { columns, plain, text } from './columns.ts';
import { markLedgerReaders } from './ledger-readers.ts';

/** Rows sent in one statement. */
const BOOKING_ROWS = 1_000;

export interface NewBooking extends Booking {
  readonly id: string;
}

/**
 * Books transactions with their entries, and marks the accruals that may read what the ledger holds now. A cause that is
 * booked already is refused by the database, not overwritten. `bookedAt` for bookings that belong to one instant, such as a
 * seal; else each has its own.
 */
export async function insertBookings(
  tx: Tx,
  bookings: readonly NewBooking[],
  { cause, ...by }: { readonly bookedBy: string; readonly bookedAt?: string; readonly cause: Cause },
): Promise<void> {
  for (let start = 0; start < bookings.length; start += BOOKING_ROWS) {
    const some = bookings.slice(start, start + BOOKING_ROWS);
    await insertSome(tx, some, by);
    await markLedgerReaders(tx, some, cause);
  }
}

async function insertSome(
  tx: Tx,
  bookings: readonly NewBooking[],
  { bookedBy, bookedAt }: { readonly bookedBy: string; readonly bookedAt?: string },
): Promise<void> {
  await tx.rows(
    `insert into ledger_transactions (id, kind, period, origin_period, employee_id, cause_kind, cause_id, booked_by,
       created_at)
     select b.id, b.kind, b.period, b.origin_period, b.employee_id, b.kind, b.cause_id, $1,
       coalesce($2::timestamptz, clock_timestamp())
     from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
       as b(id, kind, period, origin_period, employee_id, cause_id)`,
    [
      bookedBy,
      bookedAt ?? null,
      ...columns<NewBooking>(bookings, [
        plain(({ id }) => id),
        plain(({ kind }) => kind),
        plain(({ period }) => period),
        plain(({ originPeriod }) => originPeriod),
        text(({ employeeId }) => employeeId),
        text(({ causeId }) => causeId),
      ]),
    ],
  );
  await insertEntries(tx, bookings.flatMap(entryRows));
}

interface EntryRow extends LedgerEntry {
  readonly transactionId: string;
  readonly position: number;
  readonly employeeId: string;
  readonly period: string;
}

function entryRows({ id, employeeId, period, entries }: NewBooking): readonly EntryRow[] {
  return entries.map((entry, position) => ({ ...entry, transactionId: id, position, employeeId, period }));
}

async function insertEntries(tx: Tx, entries: readonly EntryRow[]): Promise<void> {
  await tx.rows(
    `insert into ledger_entries (transaction_id, position, account_kind, account_id, amount, currency, employee_id, period)
     select e.transaction_id, e.position, e.account_kind, e.account_id, e.amount, e.currency, e.employee_id, e.period
     from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::numeric[], $6::text[], $7::text[], $8::text[])
       as e(transaction_id, position, account_kind, account_id, amount, currency, employee_id, period)`,
    columns<EntryRow>(entries, [
      plain(({ transactionId }) => transactionId),
      plain(({ position }) => position),
      plain(({ accountKind }) => accountKind),
      text(({ accountId }) => accountId),
      plain(({ amount }) => amount),
      plain(({ currency }) => currency),
      text(({ employeeId }) => employeeId),
      plain(({ period }) => period),
    ]),
  );
}

/** What is payable to a person now: everything owed minus everything paid, by currency. */
export async function readPayable(tx: Tx, employeeId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ currency: string; amount: string }>(
    `select currency, sum(amount)::text as amount from ledger_entries
     where account_kind = 'payable' and account_id = $1 group by currency`,
    [employeeId],
  );
  return new Map(rows.map((row) => [row.currency, row.amount]));
}

/** What balances a booking moved, by name: its entries on the person's own accounts. */
export async function readBalanceMovements(
  tx: Tx,
  cause: { readonly kind: 'balance' | 'adjustment'; readonly id: string },
): Promise<readonly { readonly name: string; readonly amount: string }[]> {
  return tx.rows(
    `select e.account_id as name, e.amount::text as amount from ledger_entries e
     join ledger_transactions t on t.id = e.transaction_id
     where t.cause_kind = $1 and t.cause_id = $2 and e.account_kind = 'balance' order by e.position`,
    [cause.kind, cause.id],
  );
}
