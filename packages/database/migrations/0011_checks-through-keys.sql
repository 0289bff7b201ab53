-- The checks of references and balances look rows up by their keys: what they cost follows the rows that are written, not
-- the rows that are there. Planned while the tables were small, or without statistics after a large run, they read a
-- whole table or a whole index for every thousand rows: half the time of sealing a hundred thousand statements.
alter function premia_check_references() set enable_hashjoin = off set enable_mergejoin = off;
--> statement-breakpoint
alter function premia_check_fact_versions() set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off;
--> statement-breakpoint
alter function premia_check_credits() set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off;
--> statement-breakpoint
-- Transaction by transaction, so that no plan can begin with the entries.
create or replace function premia_check_balance() returns trigger language plpgsql security definer
  set search_path = public set enable_seqscan = off as $$
declare
  unbalanced text;
begin
  select a.transaction_id into unbalanced
  from (select distinct transaction_id from added) a
  cross join lateral (
    select e.currency from ledger_entries e
    where e.transaction_id = a.transaction_id group by e.currency having sum(e.amount) <> 0
  ) sums
  limit 1;
  if unbalanced is not null then
    raise exception 'ledger transaction % does not add up to zero', unbalanced using errcode = 'check_violation';
  end if;
  return null;
end $$;
