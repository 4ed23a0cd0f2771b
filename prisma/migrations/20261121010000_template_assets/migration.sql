-- A version keeps the images it names, so that a partner's mail needs no look into the vendor's files.
ALTER TABLE "TemplateVersion" ADD COLUMN "assets" JSONB NOT NULL DEFAULT '{}';

-- Public images are asked for by their hash alone.
CREATE INDEX "File_sha256_idx" ON "File"("sha256");
