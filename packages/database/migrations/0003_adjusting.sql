CREATE TABLE "adjustment_proposals" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"employee_id" text NOT NULL,
	"period" text NOT NULL,
	"statement_id" text,
	"scheme_id" text NOT NULL,
	"department_id" text NOT NULL,
	"currency" text NOT NULL,
	"delta" numeric NOT NULL,
	"steps" jsonb NOT NULL,
	"base_number" integer DEFAULT 0 NOT NULL,
	"recomputed_hash" text DEFAULT '' NOT NULL,
	"reverses" text,
	"reason" text DEFAULT '' NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"decision_reason" text DEFAULT '' NOT NULL,
	"booked_period" text,
	CONSTRAINT "adjustment_proposals_kind" CHECK ("adjustment_proposals"."kind" in ('late', 'manual', 'reversal')),
	CONSTRAINT "adjustment_proposals_state" CHECK ("adjustment_proposals"."state" in ('proposed', 'booked', 'rejected', 'superseded', 'withdrawn')),
	CONSTRAINT "adjustment_proposals_four_eyes" CHECK ("adjustment_proposals"."state" <> 'booked' or ("adjustment_proposals"."decided_by" is not null and "adjustment_proposals"."decided_by" <> "adjustment_proposals"."proposed_by" and "adjustment_proposals"."decided_by" <> "adjustment_proposals"."employee_id"))
);
--> statement-breakpoint
CREATE TABLE "late_origins" (
	"period" text NOT NULL,
	"employee_id" text NOT NULL,
	"generation" bigint NOT NULL,
	"cause" jsonb,
	"marked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"claimed_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	CONSTRAINT "late_origins_period_employee_id_pk" PRIMARY KEY("period","employee_id")
);
--> statement-breakpoint
CREATE TABLE "payroll_export_rows" (
	"export_id" text NOT NULL,
	"position" integer NOT NULL,
	"cause_kind" text NOT NULL,
	"cause_id" text NOT NULL,
	"employee_id" text NOT NULL,
	"employee_name" text NOT NULL,
	"department_name" text NOT NULL,
	"period" text NOT NULL,
	"origin_period" text NOT NULL,
	"amount" numeric NOT NULL,
	"currency" text NOT NULL,
	CONSTRAINT "payroll_export_rows_export_id_position_pk" PRIMARY KEY("export_id","position"),
	CONSTRAINT "payroll_export_rows_once" UNIQUE("cause_kind","cause_id"),
	CONSTRAINT "payroll_export_rows_cause" CHECK ("payroll_export_rows"."cause_kind" in ('statement', 'adjustment'))
);
--> statement-breakpoint
CREATE TABLE "payroll_exports" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"number" integer NOT NULL,
	"period" text NOT NULL,
	"currency" text NOT NULL,
	"language" text NOT NULL,
	"rows" integer NOT NULL,
	"control_sum" numeric NOT NULL,
	"sha256" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payroll_exports_number" UNIQUE("run_id","number")
);
--> statement-breakpoint
CREATE TABLE "run_holds" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"employee_id" text NOT NULL,
	"reason" text NOT NULL,
	"held_by" text NOT NULL,
	"held_at" timestamp with time zone DEFAULT now() NOT NULL,
	"released_by" text,
	"released_at" timestamp with time zone,
	"release_reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "run_holds_reason" CHECK ("run_holds"."reason" <> '')
);
--> statement-breakpoint
ALTER TABLE "ledger_entries" DROP CONSTRAINT "ledger_entries_account";--> statement-breakpoint
ALTER TABLE "ledger_transactions" DROP CONSTRAINT "ledger_transactions_kind";--> statement-breakpoint
ALTER TABLE "adjustments" ALTER COLUMN "statement_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "adjustments" ADD COLUMN "kind" text DEFAULT 'late' NOT NULL;--> statement-breakpoint
ALTER TABLE "adjustments" ADD COLUMN "balances" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "adjustments" ADD COLUMN "fact_watermark" bigint;--> statement-breakpoint
ALTER TABLE "adjustments" ADD COLUMN "reverses" text;--> statement-breakpoint
ALTER TABLE "adjustments" ADD COLUMN "reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "adjustments" ADD COLUMN "proposal_id" text;--> statement-breakpoint
ALTER TABLE "adjustment_proposals" ADD CONSTRAINT "adjustment_proposals_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustment_proposals" ADD CONSTRAINT "adjustment_proposals_statement_id_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "late_origins" ADD CONSTRAINT "late_origins_period_periods_key_fk" FOREIGN KEY ("period") REFERENCES "public"."periods"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "late_origins" ADD CONSTRAINT "late_origins_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payroll_export_rows" ADD CONSTRAINT "payroll_export_rows_export_id_payroll_exports_id_fk" FOREIGN KEY ("export_id") REFERENCES "public"."payroll_exports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payroll_exports" ADD CONSTRAINT "payroll_exports_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_holds" ADD CONSTRAINT "run_holds_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_holds" ADD CONSTRAINT "run_holds_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "adjustment_proposals_by_state" ON "adjustment_proposals" USING btree ("state","proposed_at");--> statement-breakpoint
CREATE INDEX "adjustment_proposals_by_statement" ON "adjustment_proposals" USING btree ("statement_id");--> statement-breakpoint
CREATE UNIQUE INDEX "adjustment_proposals_one_late" ON "adjustment_proposals" USING btree ("statement_id") WHERE kind = 'late' and state = 'proposed';--> statement-breakpoint
CREATE UNIQUE INDEX "adjustment_proposals_one_reversal" ON "adjustment_proposals" USING btree ("reverses") WHERE kind = 'reversal' and state in ('proposed', 'booked');--> statement-breakpoint
CREATE INDEX "late_origins_by_age" ON "late_origins" USING btree ("marked_at");--> statement-breakpoint
CREATE INDEX "payroll_export_rows_by_person" ON "payroll_export_rows" USING btree ("employee_id","period");--> statement-breakpoint
CREATE UNIQUE INDEX "run_holds_once" ON "run_holds" USING btree ("run_id","employee_id") WHERE released_at is null;--> statement-breakpoint
CREATE INDEX "adjustments_by_period" ON "adjustments" USING btree ("period");--> statement-breakpoint
CREATE INDEX "ledger_entries_by_person" ON "ledger_entries" USING btree ("employee_id","account_kind");--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_reverses" UNIQUE("reverses");--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_kind" CHECK ("adjustments"."kind" in ('late', 'manual', 'reversal'));--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_account" CHECK ("ledger_entries"."account_kind" in ('department-fund', 'payable', 'payroll', 'balance', 'balance-control'));--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_kind" CHECK ("ledger_transactions"."kind" in ('statement', 'adjustment', 'payment', 'balance'));--> statement-breakpoint

-- Marks and proposals change; an export and its rows only grow; a hold is released, never removed.
grant select, insert, update, delete on late_origins to premia_app;
--> statement-breakpoint
grant select, insert, update on adjustment_proposals, run_holds to premia_app;
--> statement-breakpoint
grant select, insert on payroll_exports, payroll_export_rows to premia_app;
--> statement-breakpoint
do $$
declare
  name text;
begin
  foreach name in array array['payroll_exports', 'payroll_export_rows'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function premia_refuse_change()', name || '_grow_only', name);
    execute format('create trigger %I before truncate on %I for each statement execute function premia_refuse_change()', name || '_never_emptied', name);
  end loop;
end $$;
--> statement-breakpoint
-- What was decided about a proposal stays decided.
create function premia_guard_proposal() returns trigger language plpgsql as $$
begin
  if old.state <> 'proposed'
    or (to_jsonb(new) - array['state', 'revision', 'decided_by', 'decided_at', 'decision_reason', 'booked_period'])
      is distinct from
      (to_jsonb(old) - array['state', 'revision', 'decided_by', 'decided_at', 'decision_reason', 'booked_period']) then
    raise exception 'proposal % is decided', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger adjustment_proposals_stay_decided before update on adjustment_proposals
  for each row execute function premia_guard_proposal();
--> statement-breakpoint
create trigger adjustment_proposals_are_kept before delete on adjustment_proposals
  for each row execute function premia_refuse_change();
--> statement-breakpoint
create function premia_guard_hold() returns trigger language plpgsql as $$
begin
  if old.released_at is not null
    or (to_jsonb(new) - array['released_by', 'released_at', 'release_reason'])
      is distinct from (to_jsonb(old) - array['released_by', 'released_at', 'release_reason']) then
    raise exception 'hold % is released', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger run_holds_stay_released before update on run_holds for each row execute function premia_guard_hold();
--> statement-breakpoint
create trigger run_holds_are_kept before delete on run_holds for each row execute function premia_refuse_change();
--> statement-breakpoint
-- Amounts of people: exported ones as far as the reader may see the person's pay of that period, proposed ones only to
-- those who see everybody's. Nobody is told of a correction before it is booked.
alter table payroll_export_rows enable row level security;
--> statement-breakpoint
create policy pay_read on payroll_export_rows for select to premia_app using (
  (select premia_pay_wall()) = 'all'
  or (employee_id, period) in (select v.employee_id, v.period from premia_visible_pay() v));
--> statement-breakpoint
create policy pay_insert on payroll_export_rows for insert to premia_app
  with check ((select premia_pay_wall()) = 'all');
--> statement-breakpoint
alter table adjustment_proposals enable row level security;
--> statement-breakpoint
create policy pay_all on adjustment_proposals for all to premia_app
  using ((select premia_pay_wall()) = 'all') with check ((select premia_pay_wall()) = 'all');
