CREATE TABLE "scheme_decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"submission_id" text NOT NULL,
	"author_id" text NOT NULL,
	"scheme_hash" text NOT NULL,
	"step" text NOT NULL,
	"decision" text NOT NULL,
	"decided_by" text NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scheme_decisions_one_a_step" UNIQUE("submission_id","step"),
	CONSTRAINT "scheme_decisions_one_a_person" UNIQUE("submission_id","decided_by"),
	CONSTRAINT "scheme_decisions_step" CHECK ("scheme_decisions"."step" in ('finance', 'executive')),
	CONSTRAINT "scheme_decisions_decision" CHECK ("scheme_decisions"."decision" in ('approve', 'return')),
	CONSTRAINT "scheme_decisions_comment" CHECK ("scheme_decisions"."decision" = 'approve' or length("scheme_decisions"."comment") > 0),
	CONSTRAINT "scheme_decisions_four_eyes" CHECK ("scheme_decisions"."decided_by" <> "scheme_decisions"."author_id")
);
--> statement-breakpoint
CREATE TABLE "scheme_submissions" (
	"id" text PRIMARY KEY NOT NULL,
	"scheme_id" text NOT NULL,
	"state" text DEFAULT 'submitted' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"author_id" text NOT NULL,
	"document" jsonb NOT NULL,
	"hash" text NOT NULL,
	"base_hash" text,
	"effective_from" date,
	"audience" jsonb NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"deadline" date,
	"route" jsonb NOT NULL,
	"checks" jsonb NOT NULL,
	"forecast" jsonb NOT NULL,
	"version_id" text,
	"submitted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "scheme_submissions_signed" UNIQUE("id","author_id","hash"),
	CONSTRAINT "scheme_submissions_state" CHECK ("scheme_submissions"."state" in ('submitted', 'approved', 'returned', 'withdrawn')),
	CONSTRAINT "scheme_submissions_message" CHECK (length("scheme_submissions"."message") <= 2000),
	CONSTRAINT "scheme_submissions_route" CHECK ("scheme_submissions"."route" in ('["finance"]'::jsonb, '["finance", "executive"]'::jsonb)),
	CONSTRAINT "scheme_submissions_audience" CHECK (("scheme_submissions"."effective_from" is null) = ("scheme_submissions"."audience" = '[]'::jsonb)),
	CONSTRAINT "scheme_submissions_published" CHECK (("scheme_submissions"."state" = 'approved') = ("scheme_submissions"."version_id" is not null)),
	CONSTRAINT "scheme_submissions_closed" CHECK (("scheme_submissions"."state" = 'submitted') = ("scheme_submissions"."closed_at" is null))
);
--> statement-breakpoint
ALTER TABLE "scheme_decisions" ADD CONSTRAINT "scheme_decisions_about" FOREIGN KEY ("submission_id","author_id","scheme_hash") REFERENCES "public"."scheme_submissions"("id","author_id","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheme_submissions" ADD CONSTRAINT "scheme_submissions_scheme_id_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheme_submissions" ADD CONSTRAINT "scheme_submissions_version_id_scheme_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."scheme_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "scheme_submissions_one_waiting" ON "scheme_submissions" USING btree ("scheme_id") WHERE state = 'submitted';--> statement-breakpoint
CREATE INDEX "scheme_submissions_of_scheme" ON "scheme_submissions" USING btree ("scheme_id","submitted_at");--> statement-breakpoint
CREATE INDEX "scheme_submissions_by_state" ON "scheme_submissions" USING btree ("state","submitted_at");--> statement-breakpoint

-- A submission is handed in, and closed once; what people said about it only grows.
grant select, insert, update on scheme_submissions to premia_app;
--> statement-breakpoint
grant select, insert on scheme_decisions to premia_app;
--> statement-breakpoint
create trigger scheme_submissions_are_kept before delete on scheme_submissions
  for each row execute function premia_refuse_change();
--> statement-breakpoint
create trigger scheme_submissions_never_emptied before truncate on scheme_submissions
  for each statement execute function premia_refuse_change();
--> statement-breakpoint
create trigger scheme_decisions_grow_only before update or delete on scheme_decisions
  for each row execute function premia_refuse_change();
--> statement-breakpoint
create trigger scheme_decisions_never_emptied before truncate on scheme_decisions
  for each statement execute function premia_refuse_change();
--> statement-breakpoint
-- What was handed in stands still. It becomes approved when every step of its route said yes to this very document, and
-- then names a version of this very document.
create function premia_guard_submission() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if old.state <> 'submitted' then
    raise exception 'submission % is closed', old.id using errcode = 'restrict_violation';
  end if;
  if (to_jsonb(new) - array['state', 'revision', 'version_id', 'closed_at'])
    is distinct from (to_jsonb(old) - array['state', 'revision', 'version_id', 'closed_at']) then
    raise exception 'submission % stays as it was handed in', old.id using errcode = 'restrict_violation';
  end if;
  if new.state = 'approved' and exists (
    select from jsonb_array_elements_text(new.route) as r(step)
    where not exists (select from scheme_decisions d
      where d.submission_id = new.id and d.step = r.step and d.decision = 'approve')) then
    raise exception 'submission % lacks an approval', new.id using errcode = 'check_violation';
  end if;
  if new.state = 'approved' and not exists (
    select from scheme_versions v where v.id = new.version_id and v.scheme_id = new.scheme_id and v.hash = new.hash) then
    raise exception 'submission % was approved as another document', new.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger scheme_submissions_stay before update on scheme_submissions
  for each row execute function premia_guard_submission();
--> statement-breakpoint
-- A decision is about something that waits, on a step that is on its way.
create function premia_guard_decision() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if not exists (select from scheme_submissions s
    where s.id = new.submission_id and s.state = 'submitted' and s.route ? new.step) then
    raise exception 'submission % does not wait for %', new.submission_id, new.step using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger scheme_decisions_are_awaited before insert on scheme_decisions
  for each row execute function premia_guard_decision();
--> statement-breakpoint
-- While a draft waits for approval nobody edits it, by whatever door.
create function premia_guard_submitted_draft() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if (new.document is distinct from old.document or new.hash is distinct from old.hash) and exists (
    select from scheme_submissions s where s.scheme_id = new.scheme_id and s.state = 'submitted') then
    raise exception 'the draft of % waits for approval', new.scheme_id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger scheme_drafts_wait before update on scheme_drafts
  for each row execute function premia_guard_submitted_draft();
--> statement-breakpoint
-- Row wall: a submission holds what a scheme costs. It is read by those who see everybody's pay and by executives, and
-- nobody signs in another's name.
create function premia_reads_submissions() returns boolean language sql stable security definer set search_path = public as $$
  select premia_pay_wall() = 'all' or exists (
    select from role_grants g where g.employee_id = current_setting('premia.actor', true) and g.role = 'executive')
$$;
--> statement-breakpoint
revoke all on function premia_reads_submissions() from public;
--> statement-breakpoint
grant execute on function premia_reads_submissions() to premia_app;
--> statement-breakpoint
alter table scheme_submissions enable row level security;
--> statement-breakpoint
alter table scheme_decisions enable row level security;
--> statement-breakpoint
create policy submissions_read on scheme_submissions for select to premia_app
  using ((select premia_reads_submissions()));
--> statement-breakpoint
create policy submissions_insert on scheme_submissions for insert to premia_app with check (
  (select premia_pay_wall()) = 'all' and author_id = (select current_setting('premia.actor', true)));
--> statement-breakpoint
create policy submissions_update on scheme_submissions for update to premia_app
  using ((select premia_reads_submissions()));
--> statement-breakpoint
create policy decisions_read on scheme_decisions for select to premia_app using ((select premia_reads_submissions()));
--> statement-breakpoint
create policy decisions_insert on scheme_decisions for insert to premia_app with check (
  (select premia_reads_submissions()) and decided_by = (select current_setting('premia.actor', true)));
