import type { Tx } from '@premia/database';
import type { PayAsOf } from '../../contract.ts';
import type { AsOfQuery } from './use-cases.ts';

/** Null where the period or the person is not there. Amounts as far as the row wall shows them. */
export async function readPayAsOf(tx: Tx, { employeeId, period, on }: AsOfQuery): Promise<PayAsOf | null> {
  const [row] = await tx.rows<PayAsOf>(
    `with company_day as (select ($3::date + 1)::timestamp at time zone time_zone as ends_at from company),
     period as (select key, sealed_at, sealed_run_id from periods where key = $2),
     sealed as (
       select s.scheme_id, s.total from statements s join period p on s.run_id = p.sealed_run_id
       where s.employee_id = $1 and p.sealed_at < (select ends_at from company_day)
     ), accrued as (
       select distinct on (c.scheme_id) c.scheme_id, c.total_after as total from accrual_changes c
       where c.employee_id = $1 and c.period = $2 and c.changed_at < (select ends_at from company_day)
         and coalesce(c.cause->>'kind', '') <> 'adjustment'
       order by c.scheme_id, c.id desc
     ), account as (
       select l.amount, t.kind from ledger_entries l join ledger_transactions t on t.id = l.transaction_id
       where l.account_kind = 'payable' and l.account_id = $1 and t.created_at < (select ends_at from company_day)
     )
     select $1 as "employeeId", p.key as period, $3::date as "on",
       case when p.sealed_at < (select ends_at from company_day) then 'sealed' else 'accruing' end as state,
       coalesce((select currency from company), 'RUB') as currency,
       (case when p.sealed_at < (select ends_at from company_day) then (select sum(total) from sealed)
         else (select sum(total) from accrued) end)::text as total,
       coalesce((select sum(a.delta) from adjustments a where a.employee_id = $1 and a.origin_period = $2
         and a.created_at < (select ends_at from company_day)), 0)::text as corrections,
       coalesce((select sum(amount) from account where kind <> 'payment'), 0)::text as owed,
       coalesce((select -sum(amount) from account where kind = 'payment'), 0)::text as paid,
       coalesce((select sum(amount) from account), 0)::text as balance
     from period p where exists (select from employees where id = $1)`,
    [employeeId, period, on],
  );
  return row ?? null;
}
