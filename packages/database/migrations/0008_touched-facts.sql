CREATE TABLE "touched_facts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "touched_facts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"first_ids" bigint[] NOT NULL,
	"counts" integer[] NOT NULL,
	"versions" integer[] NOT NULL,
	"replaced" integer[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "facts" ALTER COLUMN "id" SET CACHE 1000;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "failed_people" text[];--> statement-breakpoint
grant select, insert, update, delete on touched_facts to premia_app;
--> statement-breakpoint
grant usage on all sequences in schema public to premia_app;
