-- Commits announce themselves (tooling/decisions/0040-announcements-instead-of-a-queue.md). An announcement is a doorbell:
-- it leaves with the commit, says where to look, and whoever missed it looks by itself from time to time.

create function premia_announce() returns trigger language plpgsql as $$
begin
  perform pg_notify(tg_argv[0], '');
  return null;
end $$;
--> statement-breakpoint
create function premia_announce_people() returns trigger language plpgsql as $$
begin
  perform pg_notify('premia_accruals', changed.employee_id) from (select distinct employee_id from added) changed;
  return null;
end $$;
--> statement-breakpoint
create trigger dirty_announced after insert or update of generation on dirty
  for each statement execute function premia_announce('premia_dirty');
--> statement-breakpoint
create trigger run_chunks_announced after insert on run_chunks
  for each statement execute function premia_announce('premia_runs');
--> statement-breakpoint
create trigger outbox_announced after insert on outbox
  for each statement execute function premia_announce('premia_outbox');
--> statement-breakpoint
create trigger accrual_changes_announced after insert on accrual_changes referencing new table as added
  for each statement execute function premia_announce_people();
