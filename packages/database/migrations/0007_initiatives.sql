CREATE TABLE "initiatives" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"happened_on" date NOT NULL,
	"authors" jsonb NOT NULL,
	"department_id" text NOT NULL,
	"recorded_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"assessor_id" text,
	"deadline" date,
	"reminded" text,
	"effect_amount" numeric,
	"effect_months" integer,
	"effect_from" date,
	"currency" text NOT NULL,
	"evidence" text DEFAULT '' NOT NULL,
	"measured_by" text,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"reason" text DEFAULT '' NOT NULL,
	"fact_version" integer DEFAULT 0 NOT NULL,
	"fact_months" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "initiatives_kind" CHECK ("initiatives"."kind" in ('achievement', 'proposal')),
	CONSTRAINT "initiatives_state" CHECK ("initiatives"."state" in ('recorded', 'assessment', 'returned', 'measured', 'approved', 'implemented', 'rewarded', 'declined', 'withdrawn', 'revoked')),
	CONSTRAINT "initiatives_text" CHECK (length("initiatives"."title") between 1 and 200 and length("initiatives"."description") <= 4000),
	CONSTRAINT "initiatives_months" CHECK ("initiatives"."effect_months" between 1 and 36),
	CONSTRAINT "initiatives_deadline" CHECK ("initiatives"."state" <> 'assessment' or (assessor_id is not null and deadline is not null)),
	CONSTRAINT "initiatives_measured" CHECK ("initiatives"."state" not in ('measured', 'approved', 'implemented', 'rewarded') or (effect_amount is not null and effect_months is not null and effect_from is not null and measured_by is not null)),
	CONSTRAINT "initiatives_assessor_is_no_author" CHECK ((assessor_id is null or not authors @> jsonb_build_array(jsonb_build_object('employee', assessor_id)))),
	CONSTRAINT "initiatives_measurer_is_no_author" CHECK ((measured_by is null or not authors @> jsonb_build_array(jsonb_build_object('employee', measured_by)))),
	CONSTRAINT "initiatives_four_eyes" CHECK ("initiatives"."state" not in ('approved', 'implemented', 'rewarded') or (decided_by is not null and decided_by <> measured_by and (decided_by is null or not authors @> jsonb_build_array(jsonb_build_object('employee', decided_by)))))
);
--> statement-breakpoint
ALTER TABLE "initiatives" ADD CONSTRAINT "initiatives_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives" ADD CONSTRAINT "initiatives_recorded_by_employees_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives" ADD CONSTRAINT "initiatives_assessor_id_employees_id_fk" FOREIGN KEY ("assessor_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives" ADD CONSTRAINT "initiatives_measured_by_employees_id_fk" FOREIGN KEY ("measured_by") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives" ADD CONSTRAINT "initiatives_decided_by_employees_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "initiatives_by_state" ON "initiatives" USING btree ("state","deadline");--> statement-breakpoint
CREATE INDEX "initiatives_by_assessor" ON "initiatives" USING btree ("assessor_id","state");--> statement-breakpoint
CREATE INDEX "initiatives_by_author" ON "initiatives" USING gin ("authors" jsonb_path_ops);--> statement-breakpoint
-- Rows move through their states; none is removed.
grant select, insert, update on initiatives to premia_app;
--> statement-breakpoint
create trigger initiatives_are_kept before delete on initiatives for each row execute function premia_refuse_change();
--> statement-breakpoint
-- Seen and moved by whoever sees everybody, by those it is about, recorded or to be assessed by, and by heads of its authors.
alter table initiatives enable row level security;
--> statement-breakpoint
create policy initiatives_all on initiatives for all to premia_app using (
  (select premia_pay_wall()) = 'all'
  or current_setting('premia.actor', true) in (recorded_by, assessor_id)
  or authors @> jsonb_build_array(jsonb_build_object('employee', current_setting('premia.actor', true)))
  or ((select premia_pay_wall()) = 'subtree' and exists (
    select from jsonb_array_elements(authors) as a
    where a->>'employee' in (select v.employee_id from premia_visible_pay() v))));
