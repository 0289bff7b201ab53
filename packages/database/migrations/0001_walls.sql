-- The second walls: an application role without the right to rewrite the books, triggers that refuse
-- it even to the owner, sums that must be zero at commit, and rows that only their readers can see.
-- Why it is built this way: tooling/decisions/0020-application-role-and-row-wall.md.

do $$ begin
  create role premia_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
--> statement-breakpoint
do $$ begin
  if not pg_has_role(current_user, 'premia_app', 'member') then
    execute format('grant premia_app to %I', current_user);
  end if;
end $$;
--> statement-breakpoint
create sequence dirty_generation as bigint;
--> statement-breakpoint
grant usage on schema public to premia_app;
--> statement-breakpoint
grant usage on all sequences in schema public to premia_app;
--> statement-breakpoint

-- Tables whose rows change. Nothing is deleted but marks, lines that are replaced, and effective-dated rows under correction.
grant select, insert, update on company, departments, department_terms, employees, employments, criteria,
  criterion_versions, criterion_values, targets, facts, quarantine, import_batches, reference_tables, reference_rows,
  schemes, scheme_drafts, assignments, periods, dirty, accruals, accrual_lines, runs, run_chunks, role_grants,
  sessions, tokens, notifications, outbox_cursors, outbox_batches, outbox_parked to premia_app;
--> statement-breakpoint
grant delete on department_terms, employments, criterion_versions, criterion_values, targets, reference_rows,
  assignments, dirty, accruals, accrual_lines, role_grants, outbox_parked to premia_app;
--> statement-breakpoint
-- Tables that only grow.
grant select, insert on fact_versions, credits, scheme_versions, accrual_changes, run_schemes, run_inputs, statements,
  statement_lines, ledger_transactions, ledger_entries, adjustments, outbox, audit to premia_app;
--> statement-breakpoint

create function premia_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
do $$
declare
  name text;
begin
  foreach name in array array['fact_versions', 'credits', 'scheme_versions', 'accrual_changes', 'run_schemes', 'run_inputs',
    'statements', 'statement_lines', 'ledger_transactions', 'ledger_entries', 'adjustments', 'audit'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function premia_refuse_change()', name || '_grow_only', name);
    execute format('create trigger %I before truncate on %I for each statement execute function premia_refuse_change()', name || '_never_emptied', name);
  end loop;
end $$;
--> statement-breakpoint

-- A sealed period stays sealed; a sealed run only moves on to exported and paid.
create function premia_guard_period() returns trigger language plpgsql as $$
begin
  if old.state = 'sealed' then
    raise exception 'period % is sealed', old.key using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger periods_stay_sealed before update or delete on periods for each row execute function premia_guard_period();
--> statement-breakpoint
create function premia_guard_run() returns trigger language plpgsql as $$
begin
  if old.state in ('sealed', 'exported', 'paid') and (
    new.state not in ('sealed', 'exported', 'paid')
    or (to_jsonb(new) - 'state' - 'revision') is distinct from (to_jsonb(old) - 'state' - 'revision')
  ) then
    raise exception 'run % is sealed', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger runs_stay_sealed before update on runs for each row execute function premia_guard_run();
--> statement-breakpoint
create trigger runs_are_kept before delete on runs for each row execute function premia_refuse_change();
--> statement-breakpoint

-- Double entry: what one transaction books adds up to zero in every currency, checked at commit.
create function premia_check_balance() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (
    select from ledger_entries where transaction_id = new.transaction_id group by currency having sum(amount) <> 0
  ) then
    raise exception 'ledger transaction % does not add up to zero', new.transaction_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger ledger_entries_balance after insert on ledger_entries
  deferrable initially deferred for each row execute function premia_check_balance();
--> statement-breakpoint

-- Row wall. `premia.pay_wall` and `premia.actor` are set per transaction by withTx; unset means nothing is visible.
create function premia_pay_wall() returns text language sql stable as $$
  select coalesce(nullif(current_setting('premia.pay_wall', true), ''), 'none')
$$;
--> statement-breakpoint
-- Whose amounts of which period the actor may see: own ones, and for a head those of everyone who in that period was
-- last in a department under the head, by the tree of the period's last day. A set, evaluated once per statement:
-- a function per row costs fifty times as much.
create function premia_visible_pay() returns table (employee_id text, period text)
language sql stable security definer set search_path = public as $$
  with recursive actor as (
    select current_setting('premia.actor', true) as id, premia_pay_wall() as wall
  ), tree as (
    select p.key as period, p.starts_on, p.ends_on, d.department_id
    from actor
    join department_terms d on d.head_id = actor.id
    join periods p on d.valid_from < p.ends_on and (d.valid_to is null or d.valid_to >= p.ends_on)
    where actor.wall = 'subtree'
    union
    select tree.period, tree.starts_on, tree.ends_on, d.department_id
    from tree
    join department_terms d on d.parent_id = tree.department_id
      and d.valid_from < tree.ends_on and (d.valid_to is null or d.valid_to >= tree.ends_on)
  ), last_place as (
    select distinct on (p.key, e.employee_id) p.key as period, e.employee_id, e.department_id
    from periods p
    join employments e on e.valid_from < p.ends_on and (e.valid_to is null or e.valid_to > p.starts_on)
    where exists (select from actor where wall = 'subtree')
    order by p.key, e.employee_id, e.valid_from desc
  )
  select actor.id, p.key from actor cross join periods p where actor.wall in ('own', 'subtree')
  union
  select l.employee_id, l.period from last_place l join tree t on t.period = l.period and t.department_id = l.department_id
$$;
--> statement-breakpoint
revoke all on function premia_visible_pay() from public;
--> statement-breakpoint
grant execute on function premia_visible_pay(), premia_pay_wall() to premia_app;
--> statement-breakpoint
do $$
declare
  name text;
  writers text;
begin
  foreach name in array array['accruals', 'accrual_lines', 'accrual_changes', 'credits', 'run_inputs', 'statements',
    'statement_lines', 'ledger_transactions', 'ledger_entries', 'adjustments'] loop
    writers := case name when 'credits' then '''all'', ''ingest''' else '''all''' end;
    execute format('alter table %I enable row level security', name);
    execute format($p$create policy pay_read on %I for select to premia_app using (
      (select premia_pay_wall()) = 'all'
      or (employee_id, period) in (select v.employee_id, v.period from premia_visible_pay() v))$p$, name);
    execute format('create policy pay_insert on %I for insert to premia_app with check ((select premia_pay_wall()) in (%s))', name, writers);
    execute format('create policy pay_update on %I for update to premia_app using ((select premia_pay_wall()) = ''all'')', name);
    execute format('create policy pay_delete on %I for delete to premia_app using ((select premia_pay_wall()) = ''all'')', name);
  end loop;
end $$;
