ALTER TABLE "dirty" ADD COLUMN "fact_id" bigint;--> statement-breakpoint
ALTER TABLE "dirty" ADD COLUMN "fact_version" integer;