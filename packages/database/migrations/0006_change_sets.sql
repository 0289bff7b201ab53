CREATE TABLE "change_set_effects" (
	"change_set_id" text NOT NULL,
	"employee_id" text NOT NULL,
	"period" text NOT NULL,
	"inputs" jsonb NOT NULL,
	"currency" text NOT NULL,
	"total_before" numeric,
	"total_after" numeric,
	"announced_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone,
	CONSTRAINT "change_set_effects_change_set_id_employee_id_period_pk" PRIMARY KEY("change_set_id","employee_id","period")
);
--> statement-breakpoint
CREATE TABLE "change_set_rows" (
	"change_set_id" text NOT NULL,
	"line" integer NOT NULL,
	"given" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"subject" jsonb,
	"subject_key" text NOT NULL,
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"before" jsonb,
	"before_revision" integer DEFAULT 0 NOT NULL,
	"after" jsonb,
	"applied_revision" integer,
	CONSTRAINT "change_set_rows_change_set_id_line_pk" PRIMARY KEY("change_set_id","line")
);
--> statement-breakpoint
CREATE TABLE "change_sets" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"author_id" text NOT NULL,
	"source" text NOT NULL,
	"source_name" text DEFAULT '' NOT NULL,
	"undoes" text,
	"summary" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_at" timestamp with time zone,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"decision_reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "change_sets_kind" CHECK ("change_sets"."kind" in ('targets', 'actuals', 'definition')),
	CONSTRAINT "change_sets_source" CHECK ("change_sets"."source" in ('entered', 'file', 'undo')),
	CONSTRAINT "change_sets_state" CHECK ("change_sets"."state" in ('draft', 'submitted', 'applied', 'rejected', 'undone', 'discarded')),
	CONSTRAINT "change_sets_four_eyes" CHECK ("change_sets"."state" not in ('applied', 'undone') or ("change_sets"."decided_by" is not null and "change_sets"."decided_by" <> "change_sets"."author_id"))
);
--> statement-breakpoint
ALTER TABLE "criteria" ADD COLUMN "deputy_id" text;--> statement-breakpoint
ALTER TABLE "criteria" ADD COLUMN "visible_to" text DEFAULT 'everyone' NOT NULL;--> statement-breakpoint
ALTER TABLE "criteria" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "criterion_versions" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "change_set_effects" ADD CONSTRAINT "change_set_effects_change_set_id_change_sets_id_fk" FOREIGN KEY ("change_set_id") REFERENCES "public"."change_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_set_effects" ADD CONSTRAINT "change_set_effects_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_set_rows" ADD CONSTRAINT "change_set_rows_change_set_id_change_sets_id_fk" FOREIGN KEY ("change_set_id") REFERENCES "public"."change_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_sets" ADD CONSTRAINT "change_sets_undoes_change_sets_id_fk" FOREIGN KEY ("undoes") REFERENCES "public"."change_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "change_set_effects_by_person" ON "change_set_effects" USING btree ("employee_id","announced_at");--> statement-breakpoint
CREATE UNIQUE INDEX "change_set_rows_subject" ON "change_set_rows" USING btree ("change_set_id","subject_key");--> statement-breakpoint
CREATE INDEX "change_set_rows_by_subject" ON "change_set_rows" USING btree ("subject_key");--> statement-breakpoint
CREATE INDEX "change_sets_by_state" ON "change_sets" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "change_sets_by_author" ON "change_sets" USING btree ("author_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "change_sets_one_undo" ON "change_sets" USING btree ("undoes") WHERE state in ('draft', 'submitted', 'applied');--> statement-breakpoint
ALTER TABLE "criteria" ADD CONSTRAINT "criteria_deputy_id_employees_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criteria" ADD CONSTRAINT "criteria_visible_to" CHECK ("criteria"."visible_to" in ('everyone', 'heads', 'specialists'));--> statement-breakpoint

-- Sets and what they meant are kept; the rows of a draft are replaced as it is worked on.
grant select, insert, update on change_sets, change_set_rows, change_set_effects to premia_app;
--> statement-breakpoint
grant delete on change_set_rows to premia_app;
--> statement-breakpoint
create trigger change_sets_are_kept before delete on change_sets for each row execute function premia_refuse_change();
--> statement-breakpoint
create trigger change_set_effects_are_kept before delete on change_set_effects
  for each row execute function premia_refuse_change();
--> statement-breakpoint
-- What was decided about a set stays decided: an applied one can only be undone. And nobody approves their own pay: the
-- people a set means something for are written down before it becomes applied.
create function premia_guard_change_set() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if old.state in ('applied', 'undone', 'discarded') and not (old.state = 'applied' and new.state = 'undone'
    and (to_jsonb(new) - 'state' - 'revision') is not distinct from (to_jsonb(old) - 'state' - 'revision')) then
    raise exception 'change set % is decided', old.id using errcode = 'restrict_violation';
  end if;
  if new.state = 'applied' and exists (
    select from change_set_effects e where e.change_set_id = new.id and e.employee_id = new.decided_by) then
    raise exception 'change set % concerns the pay of %', new.id, new.decided_by using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger change_sets_stay_decided before update on change_sets
  for each row execute function premia_guard_change_set();
--> statement-breakpoint
-- A set that was submitted is approved as it was submitted: its rows change while it is a draft; later, what held before
-- and which revision was written are noted, once.
create function premia_guard_change_rows() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if (select s.state from change_sets s where s.id = old.change_set_id) = 'draft' then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' or old.applied_revision is not null
    or (to_jsonb(new) - 'applied_revision') is distinct from (to_jsonb(old) - 'applied_revision') then
    raise exception 'change set % is no draft', old.change_set_id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger change_set_rows_stay before update or delete on change_set_rows
  for each row execute function premia_guard_change_rows();
--> statement-breakpoint
-- What a set meant for a person is theirs to read, and to have seen; everybody's for those who see everybody's pay.
alter table change_set_effects enable row level security;
--> statement-breakpoint
create policy pay_read on change_set_effects for select to premia_app using (
  (select premia_pay_wall()) = 'all' or employee_id = (select current_setting('premia.actor', true)));
--> statement-breakpoint
create policy pay_insert on change_set_effects for insert to premia_app
  with check ((select premia_pay_wall()) = 'all');
--> statement-breakpoint
create policy pay_update on change_set_effects for update to premia_app
  using (employee_id = (select current_setting('premia.actor', true)));
--> statement-breakpoint
create function premia_guard_effect() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - 'seen_at') is distinct from (to_jsonb(old) - 'seen_at') then
    raise exception 'an announcement stays as it was made' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger change_set_effects_stay before update on change_set_effects
  for each row execute function premia_guard_effect();
