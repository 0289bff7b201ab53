-- A notice is its own person's: it says whom something was about and who did it. Whoever brings something about tells
-- others of it, so rows are added by anybody; they are read and marked as read by their person alone.
alter table notifications enable row level security;
--> statement-breakpoint
create policy own_read on notifications for select to premia_app
  using (employee_id = current_setting('premia.actor', true));
--> statement-breakpoint
create policy own_update on notifications for update to premia_app
  using (employee_id = current_setting('premia.actor', true));
--> statement-breakpoint
create policy told_by_anybody on notifications for insert to premia_app with check (true);
