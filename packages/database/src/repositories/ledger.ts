import type { Booking } from '@premia/compensation';
import type { Tx } from '../connection/with-tx.ts';

/** Rows sent in one statement. */
const BOOKING_ROWS = 1_000;

export interface NewBooking extends Booking {
  readonly id: string;
}

/** Books transactions with their entries. A cause that is booked already is refused by the database, not overwritten. */
export async function insertBookings(tx: Tx, bookings: readonly NewBooking[], bookedBy: string): Promise<void> {
  for (let start = 0; start < bookings.length; start += BOOKING_ROWS) {
    await insertSome(tx, bookings.slice(start, start + BOOKING_ROWS), bookedBy);
  }
}

async function insertSome(tx: Tx, bookings: readonly NewBooking[], bookedBy: string): Promise<void> {
  await tx.rows(
    `insert into ledger_transactions (id, kind, period, origin_period, employee_id, cause_kind, cause_id, booked_by,
       created_at)
     select b.id, b.kind, b.period, b."originPeriod", b."employeeId", b.kind, b."causeId", $2, clock_timestamp()
     from jsonb_to_recordset($1::jsonb) as b(id text, kind text, period text, "originPeriod" text, "employeeId" text,
       "causeId" text)`,
    [JSON.stringify(bookings), bookedBy],
  );
  const entries = bookings.flatMap(({ id, employeeId, period, entries: list }) =>
    list.map((entry, position) => ({ ...entry, id, position, employeeId, period })),
  );
  await tx.rows(
    `insert into ledger_entries (transaction_id, position, account_kind, account_id, amount, currency, employee_id, period)
     select e.id, e.position, e."accountKind", e."accountId", e.amount, e.currency, e."employeeId", e.period
     from jsonb_to_recordset($1::jsonb) as e(id text, position int, "accountKind" text, "accountId" text,
       amount numeric, currency text, "employeeId" text, period text)`,
    [JSON.stringify(entries)],
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
