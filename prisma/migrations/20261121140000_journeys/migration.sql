-- Journeys: what a vendor draws, and where a partner's people are in it.

-- CreateTable
CREATE TABLE "Journey" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'draft',
    "current" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Journey_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "JourneyDraft" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "journeyId" TEXT COLLATE "C" NOT NULL,
    "definition" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "JourneyDraft_pkey" PRIMARY KEY ("vendorId","journeyId")
);

-- CreateTable
CREATE TABLE "JourneyVersion" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "journeyId" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "publishedBy" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "JourneyVersion_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "JourneyVersionMail" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "versionId" TEXT COLLATE "C" NOT NULL,
    "stepId" TEXT COLLATE "C" NOT NULL,
    "templateVersionId" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "JourneyVersionMail_pkey" PRIMARY KEY ("vendorId","versionId","stepId")
);

-- CreateTable
CREATE TABLE "JourneyActivation" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "journeyId" TEXT COLLATE "C" NOT NULL,
    "versionId" TEXT COLLATE "C" NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "audienceId" TEXT COLLATE "C",
    "timeZone" TEXT NOT NULL,
    "adjustments" JSONB NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "enrolAt" TIMESTAMPTZ(3),
    "enrolCursor" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "startedBy" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stoppedAt" TIMESTAMPTZ(3),

    CONSTRAINT "JourneyActivation_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "JourneyTotals" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "activationId" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "entered" INTEGER NOT NULL DEFAULT 0,
    "finished" INTEGER NOT NULL DEFAULT 0,
    "exited" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "JourneyTotals_pkey" PRIMARY KEY ("vendorId","activationId")
);

-- CreateTable
CREATE TABLE "JourneyStepTotals" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "activationId" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "stepId" TEXT COLLATE "C" NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "JourneyStepTotals_pkey" PRIMARY KEY ("vendorId","activationId","stepId")
);

-- CreateTable
CREATE TABLE "JourneyMail" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "activationId" TEXT COLLATE "C" NOT NULL,
    "versionId" TEXT COLLATE "C" NOT NULL,
    "stepId" TEXT COLLATE "C" NOT NULL,
    "mailingId" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "JourneyMail_pkey" PRIMARY KEY ("partnerId","activationId","versionId","stepId")
);

-- CreateTable
CREATE TABLE "JourneyEnrollment" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "activationId" TEXT COLLATE "C" NOT NULL,
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "versionId" TEXT COLLATE "C" NOT NULL,
    "subjectKind" TEXT NOT NULL DEFAULT 'contact',
    "subjectId" TEXT COLLATE "C" NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "stepId" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT,
    "dueAt" TIMESTAMPTZ(3),
    "waitUntil" TIMESTAMPTZ(3),
    "waitsFor" TEXT,
    "visits" INTEGER NOT NULL DEFAULT 0,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,
    "leftAt" TIMESTAMPTZ(3),

    CONSTRAINT "JourneyEnrollment_pkey" PRIMARY KEY ("partnerId","id")
);

-- CreateTable
CREATE TABLE "JourneyVisit" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "enrollmentId" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "stepId" TEXT COLLATE "C" NOT NULL,
    "outcome" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "JourneyVisit_pkey" PRIMARY KEY ("partnerId","enrollmentId","number")
);

-- CreateTable
CREATE TABLE "JourneySignal" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "subjectId" TEXT COLLATE "C" NOT NULL,
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT NOT NULL,
    "refId" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "JourneySignal_pkey" PRIMARY KEY ("partnerId","subjectId","vendorId","kind","refId")
);

-- CreateTable
CREATE TABLE "JourneyNotice" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "activationId" TEXT COLLATE "C" NOT NULL,
    "stepId" TEXT COLLATE "C" NOT NULL,
    "message" TEXT NOT NULL,
    "contactIds" TEXT[] COLLATE "C",
    "claimedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "JourneyNotice_pkey" PRIMARY KEY ("partnerId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Journey_vendorId_name_key" ON "Journey"("vendorId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "JourneyVersion_vendorId_journeyId_number_key" ON "JourneyVersion"("vendorId", "journeyId", "number");

-- CreateIndex
CREATE INDEX "JourneyActivation_dueAt_idx" ON "JourneyActivation"("dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "JourneyActivation_partnerId_id_key" ON "JourneyActivation"("partnerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "JourneyActivation_vendorId_partnerId_id_key" ON "JourneyActivation"("vendorId", "partnerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "JourneyTotals_vendorId_partnerId_activationId_key" ON "JourneyTotals"("vendorId", "partnerId", "activationId");

-- CreateIndex
CREATE UNIQUE INDEX "JourneyMail_partnerId_mailingId_key" ON "JourneyMail"("partnerId", "mailingId");

-- CreateIndex
CREATE INDEX "JourneyEnrollment_partnerId_subjectId_idx" ON "JourneyEnrollment"("partnerId", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "JourneyEnrollment_partnerId_activationId_subjectKind_subjec_key" ON "JourneyEnrollment"("partnerId", "activationId", "subjectKind", "subjectId");

-- AddForeignKey
ALTER TABLE "Journey" ADD CONSTRAINT "Journey_vendorId_fkey" FOREIGN KEY ("vendorId") REFERENCES "Vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JourneyDraft" ADD CONSTRAINT "JourneyDraft_vendorId_journeyId_fkey" FOREIGN KEY ("vendorId", "journeyId") REFERENCES "Journey"("vendorId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JourneyVersion" ADD CONSTRAINT "JourneyVersion_vendorId_journeyId_fkey" FOREIGN KEY ("vendorId", "journeyId") REFERENCES "Journey"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JourneyVersionMail" ADD CONSTRAINT "JourneyVersionMail_vendorId_versionId_fkey" FOREIGN KEY ("vendorId", "versionId") REFERENCES "JourneyVersion"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JourneyVersionMail" ADD CONSTRAINT "JourneyVersionMail_vendorId_templateVersionId_fkey" FOREIGN KEY ("vendorId", "templateVersionId") REFERENCES "TemplateVersion"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JourneyActivation" ADD CONSTRAINT "JourneyActivation_vendorId_partnerId_fkey" FOREIGN KEY ("vendorId", "partnerId") REFERENCES "Partnership"("vendorId", "partnerId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JourneyActivation" ADD CONSTRAINT "JourneyActivation_vendorId_journeyId_fkey" FOREIGN KEY ("vendorId", "journeyId") REFERENCES "Journey"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JourneyActivation" ADD CONSTRAINT "JourneyActivation_vendorId_versionId_fkey" FOREIGN KEY ("vendorId", "versionId") REFERENCES "JourneyVersion"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JourneyActivation" ADD CONSTRAINT "JourneyActivation_partnerId_audienceId_fkey" FOREIGN KEY ("partnerId", "audienceId") REFERENCES "Audience"("partnerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JourneyTotals" ADD CONSTRAINT "JourneyTotals_vendorId_partnerId_activationId_fkey" FOREIGN KEY ("vendorId", "partnerId", "activationId") REFERENCES "JourneyActivation"("vendorId", "partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JourneyStepTotals" ADD CONSTRAINT "JourneyStepTotals_vendorId_partnerId_activationId_fkey" FOREIGN KEY ("vendorId", "partnerId", "activationId") REFERENCES "JourneyTotals"("vendorId", "partnerId", "activationId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JourneyMail" ADD CONSTRAINT "JourneyMail_partnerId_activationId_fkey" FOREIGN KEY ("partnerId", "activationId") REFERENCES "JourneyActivation"("partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JourneyMail" ADD CONSTRAINT "JourneyMail_partnerId_mailingId_fkey" FOREIGN KEY ("partnerId", "mailingId") REFERENCES "Mailing"("partnerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JourneyEnrollment" ADD CONSTRAINT "JourneyEnrollment_partnerId_activationId_fkey" FOREIGN KEY ("partnerId", "activationId") REFERENCES "JourneyActivation"("partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JourneyVisit" ADD CONSTRAINT "JourneyVisit_partnerId_enrollmentId_fkey" FOREIGN KEY ("partnerId", "enrollmentId") REFERENCES "JourneyEnrollment"("partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Where the people are whose step is due; partial, because those who have left stay for the record.
CREATE INDEX "JourneyEnrollment_due" ON "JourneyEnrollment" ("partnerId", "activationId", "dueAt") WHERE "state" = 'active';
-- A partner runs a journey once at a time.
CREATE UNIQUE INDEX "JourneyActivation_one" ON "JourneyActivation" ("partnerId", "vendorId", "journeyId") WHERE "state" <> 'stopped';

ALTER TABLE "Journey" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Journey" FORCE ROW LEVEL SECURITY;
ALTER TABLE "JourneyDraft" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "JourneyDraft" FORCE ROW LEVEL SECURITY;
ALTER TABLE "JourneyVersion" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "JourneyVersion" FORCE ROW LEVEL SECURITY;
ALTER TABLE "JourneyVersionMail" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "JourneyVersionMail" FORCE ROW LEVEL SECURITY;
ALTER TABLE "JourneyActivation" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "JourneyActivation" FORCE ROW LEVEL SECURITY;
ALTER TABLE "JourneyTotals" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "JourneyTotals" FORCE ROW LEVEL SECURITY;
ALTER TABLE "JourneyStepTotals" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "JourneyStepTotals" FORCE ROW LEVEL SECURITY;
ALTER TABLE "JourneyMail" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "JourneyMail" FORCE ROW LEVEL SECURITY;
ALTER TABLE "JourneyEnrollment" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "JourneyEnrollment" FORCE ROW LEVEL SECURITY;
ALTER TABLE "JourneyVisit" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "JourneyVisit" FORCE ROW LEVEL SECURITY;
ALTER TABLE "JourneySignal" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "JourneySignal" FORCE ROW LEVEL SECURITY;
ALTER TABLE "JourneyNotice" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "JourneyNotice" FORCE ROW LEVEL SECURITY;

CREATE POLICY "vendor, or offered" ON "Journey" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR ("status" <> 'draft' AND EXISTS (SELECT 1 FROM "Partnership" p WHERE p."vendorId" = "Journey"."vendorId" AND p."partnerId" = (SELECT tl_partner()))));
CREATE POLICY "owner writes" ON "Journey" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner changes" ON "Journey" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "vendor" ON "JourneyDraft" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner writes" ON "JourneyDraft" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner changes" ON "JourneyDraft" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "as its journey" ON "JourneyVersion" FOR SELECT TO throughline_app
  USING (EXISTS (SELECT 1 FROM "Journey" j WHERE j."vendorId" = "JourneyVersion"."vendorId" AND j."id" = "JourneyVersion"."journeyId"));
CREATE POLICY "owner writes" ON "JourneyVersion" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "as its journey" ON "JourneyVersionMail" FOR SELECT TO throughline_app
  USING (EXISTS (SELECT 1 FROM "JourneyVersion" v WHERE v."vendorId" = "JourneyVersionMail"."vendorId" AND v."id" = "JourneyVersionMail"."versionId"));
CREATE POLICY "owner writes" ON "JourneyVersionMail" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
-- A partner reads the mails of journeys that are offered to it.
CREATE POLICY "in a journey" ON "TemplateVersion" FOR SELECT TO throughline_app
  USING (EXISTS (SELECT 1 FROM "JourneyVersionMail" m WHERE m."vendorId" = "TemplateVersion"."vendorId" AND m."templateVersionId" = "TemplateVersion"."id"));
CREATE POLICY "either side" ON "JourneyActivation" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "partner writes" ON "JourneyActivation" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "partner changes" ON "JourneyActivation" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
-- A vendor sees figures only where at least 8 people stand behind them.
CREATE POLICY "partner, or enough people" ON "JourneyTotals" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()) OR ("vendorId" = (SELECT tl_vendor()) AND "entered" >= 8));
CREATE POLICY "partner writes" ON "JourneyTotals" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "partner changes" ON "JourneyTotals" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "partner, or enough people" ON "JourneyStepTotals" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()) OR ("vendorId" = (SELECT tl_vendor()) AND EXISTS (SELECT 1 FROM "JourneyTotals" t WHERE t."vendorId" = "JourneyStepTotals"."vendorId" AND t."activationId" = "JourneyStepTotals"."activationId")));
CREATE POLICY "partner writes" ON "JourneyStepTotals" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "partner changes" ON "JourneyStepTotals" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vault" ON "JourneyMail" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "JourneyMail" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vault" ON "JourneyEnrollment" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "JourneyEnrollment" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "JourneyEnrollment" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vault" ON "JourneyVisit" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "JourneyVisit" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vault" ON "JourneySignal" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "JourneySignal" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "JourneySignal" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner removes" ON "JourneySignal" FOR DELETE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vault" ON "JourneyNotice" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "JourneyNotice" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "JourneyNotice" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));

-- Heads without people: whom to ring for.
CREATE POLICY "system" ON "JourneyActivation" FOR SELECT TO throughline_system
  USING (true);
GRANT SELECT ("vendorId", "id", "partnerId", "state", "dueAt") ON "JourneyActivation" TO throughline_system;

GRANT SELECT, INSERT, UPDATE ("name", "description", "status", "current", "updatedAt") ON "Journey" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("definition", "revision", "updatedAt") ON "JourneyDraft" TO throughline_app;
GRANT SELECT, INSERT ON "JourneyVersion", "JourneyVersionMail", "JourneyMail", "JourneyVisit" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("versionId", "state", "dueAt", "enrolAt", "enrolCursor", "stoppedAt") ON "JourneyActivation" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("entered", "finished", "exited") ON "JourneyTotals" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("done") ON "JourneyStepTotals" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("versionId", "subjectId", "state", "stepId", "reason", "dueAt", "waitUntil", "waitsFor", "visits", "leftAt")
  ON "JourneyEnrollment" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("at"), DELETE ON "JourneySignal" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("claimedAt") ON "JourneyNotice" TO throughline_app;
