CREATE TABLE "accrual_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "accrual_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"period" text NOT NULL,
	"employee_id" text NOT NULL,
	"scheme_id" text NOT NULL,
	"total_before" numeric,
	"total_after" numeric,
	"cause" jsonb,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accrual_lines" (
	"period" text NOT NULL,
	"employee_id" text NOT NULL,
	"scheme_id" text NOT NULL,
	"code" text NOT NULL,
	"category" text NOT NULL,
	"position" integer NOT NULL,
	"amount" numeric NOT NULL,
	"visible" boolean DEFAULT true NOT NULL,
	CONSTRAINT "accrual_lines_period_employee_id_scheme_id_code_pk" PRIMARY KEY("period","employee_id","scheme_id","code")
);
--> statement-breakpoint
CREATE TABLE "accruals" (
	"period" text NOT NULL,
	"employee_id" text NOT NULL,
	"scheme_id" text NOT NULL,
	"scheme_version_id" text NOT NULL,
	"department_id" text NOT NULL,
	"revision" bigint NOT NULL,
	"inputs_hash" text NOT NULL,
	"result_hash" text NOT NULL,
	"currency" text NOT NULL,
	"total" numeric,
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"as_of" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accruals_period_employee_id_scheme_id_pk" PRIMARY KEY("period","employee_id","scheme_id")
);
--> statement-breakpoint
CREATE TABLE "adjustments" (
	"id" text PRIMARY KEY NOT NULL,
	"statement_id" text NOT NULL,
	"number" integer NOT NULL,
	"employee_id" text NOT NULL,
	"scheme_id" text NOT NULL,
	"department_id" text NOT NULL,
	"period" text NOT NULL,
	"origin_period" text NOT NULL,
	"currency" text NOT NULL,
	"delta" numeric NOT NULL,
	"lines" jsonb NOT NULL,
	"recomputed_hash" text NOT NULL,
	"cause" jsonb NOT NULL,
	"booked_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "adjustments_number" UNIQUE("statement_id","number")
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" text PRIMARY KEY NOT NULL,
	"scheme_id" text NOT NULL,
	"version_id" text NOT NULL,
	"target_kind" text NOT NULL,
	"target_id" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "assignments_start" UNIQUE("scheme_id","target_kind","target_id","valid_from"),
	CONSTRAINT "assignments_target" CHECK ("assignments"."target_kind" in ('department', 'position', 'employee')),
	CONSTRAINT "assignments_range" CHECK ("assignments"."valid_to" is null or "assignments"."valid_to" > "assignments"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"target_kind" text NOT NULL,
	"target_id" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "company" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"name" jsonb NOT NULL,
	"time_zone" text NOT NULL,
	"currency" text NOT NULL,
	CONSTRAINT "company_is_one_row" CHECK ("company"."only")
);
--> statement-breakpoint
CREATE TABLE "credits" (
	"fact_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"employee_id" text NOT NULL,
	"role" text NOT NULL,
	"share" numeric NOT NULL,
	"occurred_on" date NOT NULL,
	"period" text NOT NULL,
	CONSTRAINT "credits_fact_id_version_employee_id_role_pk" PRIMARY KEY("fact_id","version","employee_id","role"),
	CONSTRAINT "credits_role" CHECK ("credits"."role" in ('owner', 'split', 'rollup'))
);
--> statement-breakpoint
CREATE TABLE "criteria" (
	"key" text PRIMARY KEY NOT NULL,
	"title" jsonb NOT NULL,
	"description" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"type" text NOT NULL,
	"owner_id" text,
	"freshness_hours" integer DEFAULT 24 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "criteria_type" CHECK ("criteria"."type" in ('money', 'number', 'percent', 'count'))
);
--> statement-breakpoint
CREATE TABLE "criterion_values" (
	"criterion_key" text NOT NULL,
	"employee_id" text NOT NULL,
	"period" text NOT NULL,
	"value" numeric NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "criterion_values_criterion_key_employee_id_period_pk" PRIMARY KEY("criterion_key","employee_id","period")
);
--> statement-breakpoint
CREATE TABLE "criterion_versions" (
	"criterion_key" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"definition" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "criterion_versions_criterion_key_valid_from_pk" PRIMARY KEY("criterion_key","valid_from")
);
--> statement-breakpoint
CREATE TABLE "department_terms" (
	"department_id" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"parent_id" text,
	"head_id" text,
	CONSTRAINT "department_terms_department_id_valid_from_pk" PRIMARY KEY("department_id","valid_from"),
	CONSTRAINT "department_terms_range" CHECK ("department_terms"."valid_to" is null or "department_terms"."valid_to" > "department_terms"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "departments" (
	"id" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dirty" (
	"period" text NOT NULL,
	"employee_id" text NOT NULL,
	"generation" bigint NOT NULL,
	"cause" jsonb,
	"marked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"claimed_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	CONSTRAINT "dirty_period_employee_id_pk" PRIMARY KEY("period","employee_id")
);
--> statement-breakpoint
CREATE TABLE "employees" (
	"id" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"email" text,
	"hired_on" date NOT NULL,
	"left_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "employments" (
	"employee_id" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"department_id" text NOT NULL,
	"manager_id" text,
	"position" text NOT NULL,
	"position_title" jsonb NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "employments_employee_id_valid_from_pk" PRIMARY KEY("employee_id","valid_from"),
	CONSTRAINT "employments_range" CHECK ("employments"."valid_to" is null or "employments"."valid_to" > "employments"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "fact_versions" (
	"fact_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"sequence" bigint GENERATED ALWAYS AS IDENTITY (sequence name "fact_versions_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"fact_type" text NOT NULL,
	"occurred_on" date NOT NULL,
	"amount" numeric,
	"currency" text,
	"title" text DEFAULT '' NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"deleted" boolean DEFAULT false NOT NULL,
	"payload_hash" text NOT NULL,
	"late" boolean DEFAULT false NOT NULL,
	"batch_id" text,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "fact_versions_fact_id_version_pk" PRIMARY KEY("fact_id","version"),
	CONSTRAINT "fact_versions_sequence" UNIQUE("sequence")
);
--> statement-breakpoint
CREATE TABLE "facts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "facts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"current_version" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "facts_key" UNIQUE("source","external_id")
);
--> statement-breakpoint
CREATE TABLE "import_batches" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"content_hash" text NOT NULL,
	"accepted" integer DEFAULT 0 NOT NULL,
	"duplicates" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	"imported_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"transaction_id" text NOT NULL,
	"position" integer NOT NULL,
	"account_kind" text NOT NULL,
	"account_id" text NOT NULL,
	"amount" numeric NOT NULL,
	"currency" text NOT NULL,
	"employee_id" text NOT NULL,
	"period" text NOT NULL,
	CONSTRAINT "ledger_entries_transaction_id_position_pk" PRIMARY KEY("transaction_id","position"),
	CONSTRAINT "ledger_entries_account" CHECK ("ledger_entries"."account_kind" in ('department-fund', 'payable', 'payroll'))
);
--> statement-breakpoint
CREATE TABLE "ledger_transactions" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"period" text NOT NULL,
	"origin_period" text NOT NULL,
	"employee_id" text NOT NULL,
	"cause_kind" text NOT NULL,
	"cause_id" text NOT NULL,
	"booked_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_transactions_cause" UNIQUE("cause_kind","cause_id"),
	CONSTRAINT "ledger_transactions_kind" CHECK ("ledger_transactions"."kind" in ('statement', 'adjustment', 'payment'))
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notifications_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"employee_id" text NOT NULL,
	"code" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"topic" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox_batches" (
	"id" text PRIMARY KEY NOT NULL,
	"reader" text NOT NULL,
	"from_xid" "xid8" NOT NULL,
	"from_id" bigint NOT NULL,
	"to_xid" "xid8" NOT NULL,
	"to_id" bigint NOT NULL,
	"rows" integer NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "outbox_batches_state" CHECK ("outbox_batches"."state" in ('open', 'done'))
);
--> statement-breakpoint
CREATE TABLE "outbox_cursors" (
	"reader" text PRIMARY KEY NOT NULL,
	"xid" "xid8" NOT NULL,
	"id" bigint NOT NULL,
	"moved_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox_parked" (
	"reader" text NOT NULL,
	"outbox_id" bigint NOT NULL,
	"reason" text NOT NULL,
	"parked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outbox_parked_reader_outbox_id_pk" PRIMARY KEY("reader","outbox_id")
);
--> statement-breakpoint
CREATE TABLE "periods" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"sealed_at" timestamp with time zone,
	"sealed_run_id" text,
	CONSTRAINT "periods_kind" CHECK ("periods"."kind" in ('month', 'quarter', 'year')),
	CONSTRAINT "periods_state" CHECK ("periods"."state" in ('open', 'closing', 'sealed')),
	CONSTRAINT "periods_seal" CHECK (("periods"."state" = 'sealed') = ("periods"."sealed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "quarantine" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quarantine_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"code" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"raw" jsonb NOT NULL,
	"raw_hash" text NOT NULL,
	"batch_id" text,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by" text,
	CONSTRAINT "quarantine_once" UNIQUE("source","external_id","raw_hash"),
	CONSTRAINT "quarantine_kind" CHECK ("quarantine"."kind" in ('conflict', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "reference_rows" (
	"table_key" text NOT NULL,
	"row_key" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"cells" jsonb NOT NULL,
	CONSTRAINT "reference_rows_table_key_row_key_valid_from_pk" PRIMARY KEY("table_key","row_key","valid_from")
);
--> statement-breakpoint
CREATE TABLE "reference_tables" (
	"key" text PRIMARY KEY NOT NULL,
	"title" jsonb NOT NULL,
	"columns" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_grants" (
	"employee_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "role_grants_employee_id_role_pk" PRIMARY KEY("employee_id","role"),
	CONSTRAINT "role_grants_role" CHECK ("role_grants"."role" in ('admin', 'hr', 'finance', 'head', 'employee', 'executive'))
);
--> statement-breakpoint
CREATE TABLE "run_chunks" (
	"run_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"from_ordinal" integer NOT NULL,
	"to_ordinal" integer NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"worker" text,
	"fencing" bigint DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"completed_at" timestamp with time zone,
	CONSTRAINT "run_chunks_run_id_ordinal_pk" PRIMARY KEY("run_id","ordinal"),
	CONSTRAINT "run_chunks_state" CHECK ("run_chunks"."state" in ('pending', 'leased', 'done'))
);
--> statement-breakpoint
CREATE TABLE "run_inputs" (
	"run_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"employee_id" text NOT NULL,
	"scheme_id" text NOT NULL,
	"scheme_version_id" text NOT NULL,
	"assignment_id" text NOT NULL,
	"department_id" text NOT NULL,
	"period" text NOT NULL,
	"inputs" jsonb NOT NULL,
	"inputs_hash" text NOT NULL,
	"fact_versions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "run_inputs_run_id_ordinal_pk" PRIMARY KEY("run_id","ordinal"),
	CONSTRAINT "run_inputs_once" UNIQUE("run_id","employee_id","assignment_id")
);
--> statement-breakpoint
CREATE TABLE "run_schemes" (
	"run_id" text NOT NULL,
	"scheme_version_id" text NOT NULL,
	"scheme_hash" text NOT NULL,
	"context" jsonb NOT NULL,
	"context_hash" text NOT NULL,
	CONSTRAINT "run_schemes_run_id_scheme_version_id_pk" PRIMARY KEY("run_id","scheme_version_id")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" text PRIMARY KEY NOT NULL,
	"period" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"currency" text NOT NULL,
	"launched_by" text NOT NULL,
	"launched_at" timestamp with time zone DEFAULT now() NOT NULL,
	"approved_by" text,
	"approved_at" timestamp with time zone,
	"sealed_by" text,
	"sealed_at" timestamp with time zone,
	"fact_watermark" bigint,
	"input_hash" text,
	"run_hash" text,
	"engine_version" text NOT NULL,
	"participants" integer DEFAULT 0 NOT NULL,
	"problems" integer DEFAULT 0 NOT NULL,
	"total" numeric DEFAULT '0' NOT NULL,
	"failure" text,
	CONSTRAINT "runs_four_eyes" CHECK ("runs"."approved_by" is null or "runs"."approved_by" <> "runs"."launched_by"),
	CONSTRAINT "runs_kind" CHECK ("runs"."kind" in ('preview', 'provisional', 'final'))
);
--> statement-breakpoint
CREATE TABLE "scheme_drafts" (
	"scheme_id" text PRIMARY KEY NOT NULL,
	"document" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"hash" text NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scheme_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"scheme_id" text NOT NULL,
	"version" integer NOT NULL,
	"hash" text NOT NULL,
	"document" jsonb NOT NULL,
	"reads" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"published_by" text NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scheme_versions_number" UNIQUE("scheme_id","version"),
	CONSTRAINT "scheme_versions_content" UNIQUE("scheme_id","hash")
);
--> statement-breakpoint
CREATE TABLE "schemes" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"title" jsonb NOT NULL,
	"period" text NOT NULL,
	"currency" text NOT NULL,
	"owner_id" text,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "schemes_key" UNIQUE("key"),
	CONSTRAINT "schemes_period" CHECK ("schemes"."period" in ('month', 'quarter', 'year'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"secret_hash" text PRIMARY KEY NOT NULL,
	"employee_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "statement_lines" (
	"statement_id" text NOT NULL,
	"code" text NOT NULL,
	"category" text NOT NULL,
	"position" integer NOT NULL,
	"amount" numeric NOT NULL,
	"visible" boolean DEFAULT true NOT NULL,
	"employee_id" text NOT NULL,
	"period" text NOT NULL,
	CONSTRAINT "statement_lines_statement_id_code_pk" PRIMARY KEY("statement_id","code")
);
--> statement-breakpoint
CREATE TABLE "statements" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"period" text NOT NULL,
	"employee_id" text NOT NULL,
	"scheme_id" text NOT NULL,
	"scheme_version_id" text NOT NULL,
	"assignment_id" text NOT NULL,
	"department_id" text NOT NULL,
	"currency" text NOT NULL,
	"total" numeric,
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"inputs_hash" text NOT NULL,
	"result_hash" text NOT NULL,
	"statement_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "statements_once" UNIQUE("run_id","employee_id","assignment_id")
);
--> statement-breakpoint
CREATE TABLE "targets" (
	"criterion_key" text NOT NULL,
	"scope_kind" text NOT NULL,
	"scope_id" text NOT NULL,
	"period" text NOT NULL,
	"value" numeric NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "targets_criterion_key_scope_kind_scope_id_period_pk" PRIMARY KEY("criterion_key","scope_kind","scope_id","period"),
	CONSTRAINT "targets_scope" CHECK ("targets"."scope_kind" in ('employee', 'department', 'company'))
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"secret_hash" text NOT NULL,
	"title" text NOT NULL,
	"actions" text[] NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "tokens_secret" UNIQUE("secret_hash")
);
--> statement-breakpoint
ALTER TABLE "accruals" ADD CONSTRAINT "accruals_period_periods_key_fk" FOREIGN KEY ("period") REFERENCES "public"."periods"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accruals" ADD CONSTRAINT "accruals_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accruals" ADD CONSTRAINT "accruals_scheme_id_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accruals" ADD CONSTRAINT "accruals_scheme_version_id_scheme_versions_id_fk" FOREIGN KEY ("scheme_version_id") REFERENCES "public"."scheme_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_statement_id_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_scheme_id_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_version_id_scheme_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."scheme_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credits" ADD CONSTRAINT "credits_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criteria" ADD CONSTRAINT "criteria_owner_id_employees_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_values" ADD CONSTRAINT "criterion_values_criterion_key_criteria_key_fk" FOREIGN KEY ("criterion_key") REFERENCES "public"."criteria"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_values" ADD CONSTRAINT "criterion_values_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_versions" ADD CONSTRAINT "criterion_versions_criterion_key_criteria_key_fk" FOREIGN KEY ("criterion_key") REFERENCES "public"."criteria"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_terms" ADD CONSTRAINT "department_terms_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_terms" ADD CONSTRAINT "department_terms_parent_id_departments_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_terms" ADD CONSTRAINT "department_terms_head_id_employees_id_fk" FOREIGN KEY ("head_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dirty" ADD CONSTRAINT "dirty_period_periods_key_fk" FOREIGN KEY ("period") REFERENCES "public"."periods"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dirty" ADD CONSTRAINT "dirty_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employments" ADD CONSTRAINT "employments_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employments" ADD CONSTRAINT "employments_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employments" ADD CONSTRAINT "employments_manager_id_employees_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact_versions" ADD CONSTRAINT "fact_versions_fact_id_facts_id_fk" FOREIGN KEY ("fact_id") REFERENCES "public"."facts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_transaction_id_ledger_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_parked" ADD CONSTRAINT "outbox_parked_outbox_id_outbox_id_fk" FOREIGN KEY ("outbox_id") REFERENCES "public"."outbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reference_rows" ADD CONSTRAINT "reference_rows_table_key_reference_tables_key_fk" FOREIGN KEY ("table_key") REFERENCES "public"."reference_tables"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_chunks" ADD CONSTRAINT "run_chunks_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_inputs" ADD CONSTRAINT "run_inputs_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_inputs" ADD CONSTRAINT "run_inputs_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_inputs" ADD CONSTRAINT "run_inputs_scheme_id_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_schemes" ADD CONSTRAINT "run_schemes_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_schemes" ADD CONSTRAINT "run_schemes_scheme_version_id_scheme_versions_id_fk" FOREIGN KEY ("scheme_version_id") REFERENCES "public"."scheme_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_period_periods_key_fk" FOREIGN KEY ("period") REFERENCES "public"."periods"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheme_drafts" ADD CONSTRAINT "scheme_drafts_scheme_id_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheme_versions" ADD CONSTRAINT "scheme_versions_scheme_id_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schemes" ADD CONSTRAINT "schemes_owner_id_employees_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_lines" ADD CONSTRAINT "statement_lines_statement_id_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_employee_id_employees_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_criterion_key_criteria_key_fk" FOREIGN KEY ("criterion_key") REFERENCES "public"."criteria"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_created_by_employees_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accrual_changes_by_person" ON "accrual_changes" USING btree ("employee_id","period","id");--> statement-breakpoint
CREATE INDEX "accruals_by_person" ON "accruals" USING btree ("employee_id","period");--> statement-breakpoint
CREATE INDEX "adjustments_by_person" ON "adjustments" USING btree ("employee_id","period");--> statement-breakpoint
CREATE INDEX "assignments_by_target" ON "assignments" USING btree ("target_kind","target_id");--> statement-breakpoint
CREATE INDEX "audit_by_target" ON "audit" USING btree ("target_kind","target_id");--> statement-breakpoint
CREATE INDEX "audit_by_time" ON "audit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "credits_by_person" ON "credits" USING btree ("employee_id","occurred_on");--> statement-breakpoint
CREATE INDEX "criterion_values_by_person" ON "criterion_values" USING btree ("employee_id","period");--> statement-breakpoint
CREATE INDEX "department_terms_by_parent" ON "department_terms" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "department_terms_by_head" ON "department_terms" USING btree ("head_id");--> statement-breakpoint
CREATE INDEX "dirty_by_age" ON "dirty" USING btree ("marked_at");--> statement-breakpoint
CREATE INDEX "employments_by_department" ON "employments" USING btree ("department_id");--> statement-breakpoint
CREATE INDEX "fact_versions_by_day" ON "fact_versions" USING btree ("occurred_on","fact_type");--> statement-breakpoint
CREATE INDEX "import_batches_by_time" ON "import_batches" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "ledger_entries_by_account" ON "ledger_entries" USING btree ("account_kind","account_id");--> statement-breakpoint
CREATE INDEX "ledger_transactions_by_person" ON "ledger_transactions" USING btree ("employee_id","origin_period");--> statement-breakpoint
CREATE INDEX "notifications_by_person" ON "notifications" USING btree ("employee_id","id");--> statement-breakpoint
CREATE INDEX "outbox_order" ON "outbox" USING btree ("xid","id");--> statement-breakpoint
CREATE INDEX "outbox_batches_open" ON "outbox_batches" USING btree ("reader","state");--> statement-breakpoint
CREATE INDEX "periods_by_day" ON "periods" USING btree ("starts_on","ends_on");--> statement-breakpoint
CREATE INDEX "run_chunks_open" ON "run_chunks" USING btree ("run_id","state");--> statement-breakpoint
CREATE INDEX "runs_by_period" ON "runs" USING btree ("period","launched_at");--> statement-breakpoint
CREATE UNIQUE INDEX "runs_one_final" ON "runs" USING btree ("period") WHERE kind = 'final' and state not in ('failed', 'cancelled');--> statement-breakpoint
CREATE INDEX "sessions_by_person" ON "sessions" USING btree ("employee_id");--> statement-breakpoint
CREATE INDEX "statements_by_person" ON "statements" USING btree ("employee_id","period");--> statement-breakpoint
CREATE INDEX "statements_by_run" ON "statements" USING btree ("run_id","ordinal");--> statement-breakpoint
CREATE INDEX "targets_by_scope" ON "targets" USING btree ("scope_kind","scope_id","period");