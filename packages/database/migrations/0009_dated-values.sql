CREATE TABLE "accrual_contexts" (
	"hash" text PRIMARY KEY NOT NULL,
	"context" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accrual_inputs" (
	"period" text NOT NULL,
	"employee_id" text NOT NULL,
	"hash" text NOT NULL,
	"inputs" jsonb NOT NULL,
	"fact_versions" jsonb NOT NULL,
	CONSTRAINT "accrual_inputs_period_employee_id_hash_pk" PRIMARY KEY("period","employee_id","hash")
);
--> statement-breakpoint
CREATE TABLE "accrual_teams" (
	"hash" text PRIMARY KEY NOT NULL,
	"members" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"on_day" date PRIMARY KEY NOT NULL,
	"is_working" boolean NOT NULL,
	"title" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exchange_rates" (
	"from_currency" text NOT NULL,
	"to_currency" text NOT NULL,
	"on_day" date NOT NULL,
	"rate" numeric NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "exchange_rates_from_currency_to_currency_on_day_pk" PRIMARY KEY("from_currency","to_currency","on_day"),
	CONSTRAINT "exchange_rates_positive" CHECK ("exchange_rates"."rate" > 0),
	CONSTRAINT "exchange_rates_pair" CHECK ("exchange_rates"."from_currency" <> "exchange_rates"."to_currency")
);
--> statement-breakpoint
CREATE TABLE "parameter_values" (
	"id" text PRIMARY KEY NOT NULL,
	"scheme_id" text NOT NULL,
	"parameter" text NOT NULL,
	"scope_kind" text NOT NULL,
	"scope_id" text NOT NULL,
	"valid_from" date NOT NULL,
	"value" text,
	"reason" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"replaces" text,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_by" text,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "parameter_values_scope" CHECK ("parameter_values"."scope_kind" in ('company', 'department', 'employee')),
	CONSTRAINT "parameter_values_company" CHECK (("parameter_values"."scope_kind" = 'company') = ("parameter_values"."scope_id" = 'company')),
	CONSTRAINT "parameter_values_reason" CHECK (length("parameter_values"."reason") between 1 and 1000),
	CONSTRAINT "parameter_values_withdrawn" CHECK (("parameter_values"."withdrawn_at" is null) = ("parameter_values"."withdrawn_by" is null))
);
--> statement-breakpoint
ALTER TABLE "accrual_changes" ADD COLUMN "state_before" jsonb;--> statement-breakpoint
ALTER TABLE "accrual_changes" ADD COLUMN "state_after" jsonb;--> statement-breakpoint
ALTER TABLE "accruals" ADD COLUMN "context_hash" text;--> statement-breakpoint
ALTER TABLE "accruals" ADD COLUMN "team_hash" text;--> statement-breakpoint
ALTER TABLE "parameter_values" ADD CONSTRAINT "parameter_values_scheme_id_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parameter_values" ADD CONSTRAINT "parameter_values_replaces_parameter_values_id_fk" FOREIGN KEY ("replaces") REFERENCES "public"."parameter_values"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "parameter_values_standing" ON "parameter_values" USING btree ("scheme_id","parameter","scope_kind","scope_id","valid_from") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "parameter_values_by_scope" ON "parameter_values" USING btree ("scope_kind","scope_id");--> statement-breakpoint

-- Rates and days of the calendar are corrected and taken back like rows of a table; who did it is in the audit.
grant select, insert, update, delete on exchange_rates, calendar_days to premia_app;
--> statement-breakpoint
-- A value of a parameter is set and at most taken back; what an accrual was worked out from only grows.
grant select, insert, update on parameter_values to premia_app;
--> statement-breakpoint
grant select, insert on accrual_inputs, accrual_contexts, accrual_teams to premia_app;
--> statement-breakpoint
create function premia_guard_parameter_value() returns trigger language plpgsql as $$
begin
  if old.withdrawn_at is not null
    or (to_jsonb(new) - array['withdrawn_by', 'withdrawn_at', 'revision'])
      is distinct from (to_jsonb(old) - array['withdrawn_by', 'withdrawn_at', 'revision']) then
    raise exception 'parameter value % is set or taken back, never edited', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger parameter_values_are_not_edited before update on parameter_values
  for each row execute function premia_guard_parameter_value();
--> statement-breakpoint
create trigger parameter_values_are_kept before delete on parameter_values
  for each row execute function premia_refuse_change();
--> statement-breakpoint
do $$
declare
  name text;
begin
  foreach name in array array['accrual_inputs', 'accrual_contexts', 'accrual_teams'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function premia_refuse_change()', name || '_grow_only', name);
    execute format('create trigger %I before truncate on %I for each statement execute function premia_refuse_change()', name || '_never_emptied', name);
  end loop;
end $$;
--> statement-breakpoint
alter table accrual_inputs enable row level security;
--> statement-breakpoint
create policy pay_read on accrual_inputs for select to premia_app using (
  (select premia_pay_wall()) = 'all'
  or (employee_id, period) in (select v.employee_id, v.period from premia_visible_pay() v));
--> statement-breakpoint
create policy pay_insert on accrual_inputs for insert to premia_app with check ((select premia_pay_wall()) = 'all');
--> statement-breakpoint
-- What one person's value is says what the person is paid; that of a department everybody in it may know.
alter table parameter_values enable row level security;
--> statement-breakpoint
create policy pay_read on parameter_values for select to premia_app using (
  scope_kind <> 'employee'
  or (select premia_pay_wall()) = 'all'
  or scope_id in (select v.employee_id from premia_visible_pay() v));
--> statement-breakpoint
create policy pay_insert on parameter_values for insert to premia_app with check ((select premia_pay_wall()) = 'all');
--> statement-breakpoint
create policy pay_update on parameter_values for update to premia_app using ((select premia_pay_wall()) = 'all');
