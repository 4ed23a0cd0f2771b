-- Posts and widgets that a launch's claim tells of, for screens; the file in the chain holds the same.
ALTER TABLE "ClaimEvidence" ADD COLUMN "shown" JSONB;
