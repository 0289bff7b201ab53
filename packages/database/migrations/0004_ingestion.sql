CREATE TABLE "control_total_overrides" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "control_total_overrides_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"source" text NOT NULL,
	"day" date NOT NULL,
	"fact_type" text NOT NULL,
	"currency" text NOT NULL,
	"difference" text NOT NULL,
	"reason" text NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "control_total_overrides_once" UNIQUE("source","day","fact_type","currency","difference")
);
--> statement-breakpoint
CREATE TABLE "control_totals" (
	"source" text NOT NULL,
	"day" date NOT NULL,
	"fact_type" text NOT NULL,
	"currency" text DEFAULT '' NOT NULL,
	"count" integer NOT NULL,
	"amount" numeric,
	"reported_by" text NOT NULL,
	"reported_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "control_totals_source_day_fact_type_currency_pk" PRIMARY KEY("source","day","fact_type","currency"),
	CONSTRAINT "control_totals_count" CHECK ("control_totals"."count" >= 0)
);
--> statement-breakpoint
ALTER TABLE "credits" DROP CONSTRAINT "credits_role";--> statement-breakpoint
ALTER TABLE "credits" DROP CONSTRAINT "credits_employee_id_employees_id_fk";
--> statement-breakpoint
ALTER TABLE "fact_versions" DROP CONSTRAINT "fact_versions_fact_id_facts_id_fk";
--> statement-breakpoint
ALTER TABLE "quarantine" ADD COLUMN "raw_text" text;--> statement-breakpoint
ALTER TABLE "quarantine" ADD COLUMN "resolution" text;--> statement-breakpoint
ALTER TABLE "quarantine" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "tokens" ADD COLUMN "previous_hash" text;--> statement-breakpoint
ALTER TABLE "tokens" ADD COLUMN "previous_until" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "control_totals_by_day" ON "control_totals" USING btree ("day");--> statement-breakpoint
CREATE INDEX "fact_versions_late" ON "fact_versions" USING btree ("received_at") WHERE "fact_versions"."late";--> statement-breakpoint
CREATE INDEX "quarantine_waiting" ON "quarantine" USING btree ("id") WHERE "quarantine"."resolved_at" is null;--> statement-breakpoint
ALTER TABLE "credits" ADD CONSTRAINT "credits_role" CHECK ("credits"."role" in ('owner', 'split', 'overlay', 'rollup')) NOT VALID;--> statement-breakpoint
ALTER TABLE "quarantine" ADD CONSTRAINT "quarantine_resolution" CHECK ("quarantine"."resolution" is null or "quarantine"."resolution" in ('accepted', 'kept', 'resubmitted', 'dismissed'));
--> statement-breakpoint
-- What the two dropped foreign keys held is held for the whole statement at once: a key check is a look-up, and for
-- fact_versions a lock on the fact, a row at a time, and was most of what a delivery cost.
create function premia_check_fact_versions() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select from added a where not exists (select from facts f where f.id = a.fact_id)) then
    raise exception 'a version belongs to a fact' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger fact_versions_have_facts after insert on fact_versions
  referencing new table as added for each statement execute function premia_check_fact_versions();
--> statement-breakpoint
create function premia_check_credits() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (
    select from (select distinct employee_id from added) a
    where not exists (select from employees e where e.id = a.employee_id)
  ) then
    raise exception 'a credit belongs to somebody known' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger credits_have_people after insert on credits
  referencing new table as added for each statement execute function premia_check_credits();
--> statement-breakpoint
create trigger facts_are_kept before delete on facts for each row execute function premia_refuse_change();
--> statement-breakpoint
create function premia_keep_credited() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select from credits where employee_id = old.id) then
    raise exception '% is credited with facts', old.id using errcode = 'foreign_key_violation';
  end if;
  return old;
end $$;
--> statement-breakpoint
create trigger employees_credited_are_kept before delete on employees for each row execute function premia_keep_credited();
--> statement-breakpoint
grant select, insert, update on control_totals to premia_app;
--> statement-breakpoint
grant select, insert on control_total_overrides to premia_app;
--> statement-breakpoint
grant usage on all sequences in schema public to premia_app;
--> statement-breakpoint
create trigger control_total_overrides_grow_only before update or delete on control_total_overrides
  for each row execute function premia_refuse_change();
--> statement-breakpoint
create trigger control_total_overrides_never_emptied before truncate on control_total_overrides
  for each statement execute function premia_refuse_change();
