import type { Tx } from '../connection/with-tx.ts';
import type { Cause } from '../schema/column-types.ts';
import { markWhere } from './dirty.ts';

export interface Booked {
  readonly employeeId: string;
  readonly period: string;
  readonly kind: string;
}

/**
 * Marks whoever was booked for in every period whose calculation sees the booking (`readBalances`): those that end later,
 * and for corrections and payments the period itself. Only where a scheme in force reads what the ledger holds.
 */
export async function markLedgerReaders(tx: Tx, booked: readonly Booked[], cause: Cause): Promise<void> {
  if (booked.length === 0) return;
  await markWhere(
    tx,
    `marks as (
       select distinct p.key, b."employeeId" as employee_id, null::jsonb as cause
       from jsonb_to_recordset($2::jsonb) as b("employeeId" text, period text, kind text)
       join periods x on x.key = b.period
       join periods p on p.state <> 'sealed'
         and (p.ends_on > x.ends_on or (p.ends_on > x.starts_on and b.kind in ('adjustment', 'payment')))
       where exists (select from scheme_versions v
         where coalesce((v.reads->>'balances')::boolean, true) and exists (select from assignments a where a.version_id = v.id))
     )`,
    {
      parameters: [JSON.stringify(booked.map(({ employeeId, period, kind }) => ({ employeeId, period, kind })))],
      cause,
    },
  );
}
