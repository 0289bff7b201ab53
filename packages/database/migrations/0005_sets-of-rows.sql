ALTER TABLE "ledger_entries" DROP CONSTRAINT "ledger_entries_transaction_id_ledger_transactions_id_fk";
--> statement-breakpoint
ALTER TABLE "ledger_transactions" DROP CONSTRAINT "ledger_transactions_employee_id_employees_id_fk";
--> statement-breakpoint
ALTER TABLE "run_inputs" DROP CONSTRAINT "run_inputs_run_id_runs_id_fk";
--> statement-breakpoint
ALTER TABLE "run_inputs" DROP CONSTRAINT "run_inputs_employee_id_employees_id_fk";
--> statement-breakpoint
ALTER TABLE "run_inputs" DROP CONSTRAINT "run_inputs_scheme_id_schemes_id_fk";
--> statement-breakpoint
ALTER TABLE "statement_lines" DROP CONSTRAINT "statement_lines_statement_id_statements_id_fk";
--> statement-breakpoint
ALTER TABLE "statements" DROP CONSTRAINT "statements_run_id_runs_id_fk";
--> statement-breakpoint
ALTER TABLE "statements" DROP CONSTRAINT "statements_employee_id_employees_id_fk";
--> statement-breakpoint
ALTER TABLE "dirty" ADD COLUMN "claim" bigint;
--> statement-breakpoint
-- What the dropped keys held is held for all rows of a statement at once. A key check is a look-up and a lock on the row
-- that is named, a row at a time: half of what writing a run's statements cost, and workers queued for one row of `runs`.
-- Arguments: a column and the table whose `id` it names, and so on.
-- Through the keys always: a plan made while the tables were empty would read them whole when they are large.
create function premia_check_references() returns trigger language plpgsql security definer
  set search_path = public set enable_seqscan = off as $$
declare
  missing boolean;
begin
  for i in 0 .. tg_nargs / 2 - 1 loop
    execute format(
      'select exists (select from (select distinct %I as id from added) a where not exists (select from %I p where p.id = a.id))',
      tg_argv[2 * i], tg_argv[2 * i + 1]) into missing;
    if missing then
      raise exception '% of % names a row of % that is not there', tg_argv[2 * i], tg_table_name, tg_argv[2 * i + 1]
        using errcode = 'foreign_key_violation';
    end if;
  end loop;
  return null;
end $$;
--> statement-breakpoint
create trigger run_inputs_name_rows after insert on run_inputs referencing new table as added for each statement
  execute function premia_check_references('run_id', 'runs', 'employee_id', 'employees', 'scheme_id', 'schemes');
--> statement-breakpoint
create trigger statements_name_rows after insert on statements referencing new table as added for each statement
  execute function premia_check_references('run_id', 'runs', 'employee_id', 'employees');
--> statement-breakpoint
create trigger statement_lines_name_rows after insert on statement_lines referencing new table as added for each statement
  execute function premia_check_references('statement_id', 'statements');
--> statement-breakpoint
create trigger ledger_transactions_name_rows after insert on ledger_transactions referencing new table as added for each statement
  execute function premia_check_references('employee_id', 'employees');
--> statement-breakpoint
create trigger ledger_entries_name_rows after insert on ledger_entries referencing new table as added for each statement
  execute function premia_check_references('transaction_id', 'ledger_transactions');
--> statement-breakpoint
-- Runs, statements and ledger transactions are never deleted anyway; people and schemes are kept while a run names them.
create function premia_keep_paid() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_table_name = 'employees' and (
    exists (select from statements where employee_id = old.id)
    or exists (select from ledger_transactions where employee_id = old.id)
    or exists (select from run_inputs where employee_id = old.id)
  ) or tg_table_name = 'schemes' and exists (select from run_inputs where scheme_id = old.id) then
    raise exception '% is paid by a run', old.id using errcode = 'foreign_key_violation';
  end if;
  return old;
end $$;
--> statement-breakpoint
create trigger employees_paid_are_kept before delete on employees for each row execute function premia_keep_paid();
--> statement-breakpoint
create trigger schemes_paying_are_kept before delete on schemes for each row execute function premia_keep_paid();
--> statement-breakpoint

-- Double entry, for all bookings of a statement at once: a transaction's entries are written together and add up to zero.
create or replace function premia_check_balance() returns trigger language plpgsql security definer
  set search_path = public set enable_seqscan = off as $$
declare
  unbalanced text;
begin
  select e.transaction_id into unbalanced
  from ledger_entries e
  where e.transaction_id in (select a.transaction_id from added a)
  group by e.transaction_id, e.currency having sum(e.amount) <> 0 limit 1;
  if unbalanced is not null then
    raise exception 'ledger transaction % does not add up to zero', unbalanced using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
drop trigger ledger_entries_balance on ledger_entries;
--> statement-breakpoint
create trigger ledger_entries_balance after insert on ledger_entries referencing new table as added for each statement
  execute function premia_check_balance();
