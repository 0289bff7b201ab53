CREATE TABLE "scheme_comments" (
	"id" text PRIMARY KEY NOT NULL,
	"scheme_id" text NOT NULL,
	"thread_id" text,
	"anchor" jsonb NOT NULL,
	"text" text NOT NULL,
	"author_id" text NOT NULL,
	"mentions" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by" text,
	CONSTRAINT "scheme_comments_text" CHECK (length("scheme_comments"."text") between 1 and 4000),
	CONSTRAINT "scheme_comments_resolved" CHECK (("scheme_comments"."resolved_at" is null) = ("scheme_comments"."resolved_by" is null)),
	CONSTRAINT "scheme_comments_answer_open" CHECK ("scheme_comments"."thread_id" is null or "scheme_comments"."resolved_at" is null)
);
--> statement-breakpoint
CREATE TABLE "scheme_draft_states" (
	"scheme_id" text PRIMARY KEY NOT NULL,
	"state" "bytea" NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "scheme_comments" ADD CONSTRAINT "scheme_comments_scheme_id_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheme_comments" ADD CONSTRAINT "scheme_comments_thread_id_scheme_comments_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."scheme_comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheme_comments" ADD CONSTRAINT "scheme_comments_author_id_employees_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheme_comments" ADD CONSTRAINT "scheme_comments_resolved_by_employees_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."employees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheme_draft_states" ADD CONSTRAINT "scheme_draft_states_scheme_id_scheme_drafts_scheme_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."scheme_drafts"("scheme_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "scheme_comments_of_scheme" ON "scheme_comments" USING btree ("scheme_id","created_at");--> statement-breakpoint
-- Both change: states with every save, comments when a thread is settled. Nothing is deleted.
grant select, insert, update on scheme_draft_states, scheme_comments to premia_app;
