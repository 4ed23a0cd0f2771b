-- What comes back: forms, leads, their scores and ways, deals.

-- CreateTable
CREATE TABLE "Form" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "current" INTEGER NOT NULL DEFAULT 0,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Form_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "FormVersion" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "formId" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "consentText" TEXT NOT NULL DEFAULT '',
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FormVersion_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "LandingPage" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "launchId" TEXT COLLATE "C" NOT NULL,
    "formId" TEXT COLLATE "C" NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LandingPage_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "FormSubmission" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C",
    "formId" TEXT COLLATE "C" NOT NULL,
    "formVersionId" TEXT COLLATE "C" NOT NULL,
    "source" TEXT NOT NULL,
    "launchId" TEXT COLLATE "C",
    "campaignId" TEXT COLLATE "C",
    "widgetId" TEXT COLLATE "C",
    "origin" TEXT NOT NULL DEFAULT '',
    "ticketId" TEXT COLLATE "C" NOT NULL,
    "values" JSONB NOT NULL,
    "email" TEXT NOT NULL,
    "consent" BOOLEAN NOT NULL DEFAULT false,
    "flag" TEXT,
    "addressHash" TEXT NOT NULL,
    "leadId" TEXT COLLATE "C",
    "releasedBy" TEXT,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FormSubmission_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "Lead" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "origin" TEXT NOT NULL,
    "owner" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C",
    "contactId" TEXT COLLATE "C",
    "email" TEXT NOT NULL,
    "emailCanonical" TEXT NOT NULL,
    "firstName" TEXT NOT NULL DEFAULT '',
    "lastName" TEXT NOT NULL DEFAULT '',
    "company" TEXT NOT NULL DEFAULT '',
    "jobTitle" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "country" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT '',
    "product" TEXT NOT NULL DEFAULT '',
    "message" TEXT NOT NULL DEFAULT '',
    "campaignId" TEXT COLLATE "C",
    "launchId" TEXT COLLATE "C",
    "source" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'nurturing',
    "statusReason" TEXT NOT NULL DEFAULT '',
    "fit" INTEGER NOT NULL DEFAULT 0,
    "engagement" INTEGER NOT NULL DEFAULT 0,
    "grade" TEXT NOT NULL DEFAULT 'C3',
    "ruleSetId" TEXT COLLATE "C",
    "scoredAt" TIMESTAMPTZ(3),
    "hops" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "qualifiedAt" TIMESTAMPTZ(3),
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptedBy" TEXT,

    CONSTRAINT "Lead_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "Touch" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "leadId" TEXT COLLATE "C" NOT NULL,
    "eventId" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C",
    "campaignId" TEXT COLLATE "C",
    "launchId" TEXT COLLATE "C",
    "tacticId" TEXT COLLATE "C",
    "channel" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'contact',
    "kind" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Touch_pkey" PRIMARY KEY ("vendorId","leadId","eventId")
);

-- CreateTable
CREATE TABLE "LeadEvent" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "leadId" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C",
    "kind" TEXT NOT NULL,
    "actorName" TEXT NOT NULL DEFAULT '',
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LeadEvent_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "ScoreInbox" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "engagementId" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "ScoreInbox_pkey" PRIMARY KEY ("partnerId","engagementId")
);

-- CreateTable
CREATE TABLE "ScoreRuleSet" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "rules" JSONB NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ScoreRuleSet_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "RoutingRuleSet" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "rules" JSONB NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RoutingRuleSet_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "RoutingTurn" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "ruleId" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "served" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "RoutingTurn_pkey" PRIMARY KEY ("vendorId","ruleId","partnerId")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "leadId" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "hop" INTEGER NOT NULL,
    "origin" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'offered',
    "declineReason" TEXT NOT NULL DEFAULT '',
    "offeredAt" TIMESTAMPTZ(3) NOT NULL,
    "remindAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "mailedAt" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3),
    "answeredAt" TIMESTAMPTZ(3),
    "answeredBy" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "AssignmentTrace" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "assignmentId" TEXT COLLATE "C" NOT NULL,
    "ruleSetId" TEXT COLLATE "C",
    "ruleId" TEXT COLLATE "C" NOT NULL,
    "path" JSONB NOT NULL,
    "passedOver" JSONB NOT NULL,

    CONSTRAINT "AssignmentTrace_pkey" PRIMARY KEY ("vendorId","assignmentId")
);

-- CreateTable
CREATE TABLE "Deal" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "leadId" TEXT COLLATE "C" NOT NULL,
    "campaignId" TEXT COLLATE "C",
    "launchId" TEXT COLLATE "C",
    "credit" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "company" TEXT NOT NULL,
    "customerKey" TEXT COLLATE "C" NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'registered',
    "stage" TEXT NOT NULL DEFAULT 'qualified',
    "valueMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "expectedOn" DATE,
    "registeredAt" TIMESTAMPTZ(3) NOT NULL,
    "registeredBy" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT NOT NULL DEFAULT '',
    "decisionReason" TEXT NOT NULL DEFAULT '',
    "protectedUntil" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "lostReason" TEXT NOT NULL DEFAULT '',
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Deal_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "LeadTotals" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "launchId" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "leads" INTEGER NOT NULL DEFAULT 0,
    "qualified" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "registered" INTEGER NOT NULL DEFAULT 0,
    "won" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LeadTotals_pkey" PRIMARY KEY ("vendorId","partnerId","launchId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Form_vendorId_name_key" ON "Form"("vendorId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "FormVersion_vendorId_formId_number_key" ON "FormVersion"("vendorId", "formId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "LandingPage_vendorId_partnerId_launchId_key" ON "LandingPage"("vendorId", "partnerId", "launchId");

-- CreateIndex
CREATE INDEX "FormSubmission_vendorId_addressHash_receivedAt_idx" ON "FormSubmission"("vendorId", "addressHash", "receivedAt");

-- CreateIndex
CREATE INDEX "FormSubmission_vendorId_formId_receivedAt_idx" ON "FormSubmission"("vendorId", "formId", "receivedAt");

-- CreateIndex
CREATE INDEX "FormSubmission_partnerId_receivedAt_idx" ON "FormSubmission"("partnerId", "receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "FormSubmission_vendorId_ticketId_key" ON "FormSubmission"("vendorId", "ticketId");

-- CreateIndex
CREATE INDEX "Lead_partnerId_status_idx" ON "Lead"("partnerId", "status");

-- CreateIndex
CREATE INDEX "Lead_vendorId_status_idx" ON "Lead"("vendorId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Lead_vendorId_owner_emailCanonical_key" ON "Lead"("vendorId", "owner", "emailCanonical");

-- CreateIndex
CREATE INDEX "LeadEvent_vendorId_leadId_at_idx" ON "LeadEvent"("vendorId", "leadId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ScoreRuleSet_vendorId_number_key" ON "ScoreRuleSet"("vendorId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "RoutingRuleSet_vendorId_number_key" ON "RoutingRuleSet"("vendorId", "number");

-- CreateIndex
CREATE INDEX "Assignment_partnerId_state_idx" ON "Assignment"("partnerId", "state");

-- CreateIndex
CREATE INDEX "Assignment_dueAt_idx" ON "Assignment"("dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_vendorId_partnerId_id_key" ON "Assignment"("vendorId", "partnerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_vendorId_leadId_hop_key" ON "Assignment"("vendorId", "leadId", "hop");

-- CreateIndex
CREATE INDEX "Deal_vendorId_customerKey_idx" ON "Deal"("vendorId", "customerKey");

-- CreateIndex
CREATE INDEX "Deal_partnerId_status_idx" ON "Deal"("partnerId", "status");

-- CreateIndex
CREATE INDEX "Deal_vendorId_leadId_idx" ON "Deal"("vendorId", "leadId");

-- AddForeignKey
ALTER TABLE "FormVersion" ADD CONSTRAINT "FormVersion_vendorId_formId_fkey" FOREIGN KEY ("vendorId", "formId") REFERENCES "Form"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LandingPage" ADD CONSTRAINT "LandingPage_vendorId_partnerId_launchId_fkey" FOREIGN KEY ("vendorId", "partnerId", "launchId") REFERENCES "Launch"("vendorId", "partnerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LandingPage" ADD CONSTRAINT "LandingPage_vendorId_partnerId_fkey" FOREIGN KEY ("vendorId", "partnerId") REFERENCES "Partnership"("vendorId", "partnerId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LandingPage" ADD CONSTRAINT "LandingPage_vendorId_formId_fkey" FOREIGN KEY ("vendorId", "formId") REFERENCES "Form"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormSubmission" ADD CONSTRAINT "FormSubmission_vendorId_formId_fkey" FOREIGN KEY ("vendorId", "formId") REFERENCES "Form"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormSubmission" ADD CONSTRAINT "FormSubmission_vendorId_formVersionId_fkey" FOREIGN KEY ("vendorId", "formVersionId") REFERENCES "FormVersion"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lead" ADD CONSTRAINT "Lead_vendorId_partnerId_fkey" FOREIGN KEY ("vendorId", "partnerId") REFERENCES "Partnership"("vendorId", "partnerId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Touch" ADD CONSTRAINT "Touch_vendorId_leadId_fkey" FOREIGN KEY ("vendorId", "leadId") REFERENCES "Lead"("vendorId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadEvent" ADD CONSTRAINT "LeadEvent_vendorId_leadId_fkey" FOREIGN KEY ("vendorId", "leadId") REFERENCES "Lead"("vendorId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_vendorId_leadId_fkey" FOREIGN KEY ("vendorId", "leadId") REFERENCES "Lead"("vendorId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_vendorId_partnerId_fkey" FOREIGN KEY ("vendorId", "partnerId") REFERENCES "Partnership"("vendorId", "partnerId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentTrace" ADD CONSTRAINT "AssignmentTrace_vendorId_assignmentId_fkey" FOREIGN KEY ("vendorId", "assignmentId") REFERENCES "Assignment"("vendorId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deal" ADD CONSTRAINT "Deal_vendorId_partnerId_fkey" FOREIGN KEY ("vendorId", "partnerId") REFERENCES "Partnership"("vendorId", "partnerId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deal" ADD CONSTRAINT "Deal_vendorId_leadId_fkey" FOREIGN KEY ("vendorId", "leadId") REFERENCES "Lead"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadTotals" ADD CONSTRAINT "LeadTotals_vendorId_partnerId_fkey" FOREIGN KEY ("vendorId", "partnerId") REFERENCES "Partnership"("vendorId", "partnerId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whose rows
ALTER TABLE "Form" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Form" FORCE ROW LEVEL SECURITY;
ALTER TABLE "FormVersion" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "FormVersion" FORCE ROW LEVEL SECURITY;
ALTER TABLE "LandingPage" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "LandingPage" FORCE ROW LEVEL SECURITY;
ALTER TABLE "FormSubmission" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "FormSubmission" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Lead" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Lead" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Touch" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Touch" FORCE ROW LEVEL SECURITY;
ALTER TABLE "LeadEvent" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "LeadEvent" FORCE ROW LEVEL SECURITY;
ALTER TABLE "ScoreInbox" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ScoreInbox" FORCE ROW LEVEL SECURITY;
ALTER TABLE "ScoreRuleSet" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ScoreRuleSet" FORCE ROW LEVEL SECURITY;
ALTER TABLE "RoutingRuleSet" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "RoutingRuleSet" FORCE ROW LEVEL SECURITY;
ALTER TABLE "RoutingTurn" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "RoutingTurn" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Assignment" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Assignment" FORCE ROW LEVEL SECURITY;
ALTER TABLE "AssignmentTrace" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "AssignmentTrace" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Deal" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Deal" FORCE ROW LEVEL SECURITY;
ALTER TABLE "LeadTotals" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "LeadTotals" FORCE ROW LEVEL SECURITY;

CREATE POLICY "vendor, or offered" ON "Form" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR ("status" = 'published' AND EXISTS (SELECT 1 FROM "Partnership" p WHERE p."vendorId" = "Form"."vendorId" AND p."partnerId" = (SELECT tl_partner()) AND p."status" = 'active')) OR EXISTS (SELECT 1 FROM "LandingPage" l WHERE l."vendorId" = "Form"."vendorId" AND l."formId" = "Form"."id" AND l."partnerId" = (SELECT tl_partner())));
CREATE POLICY "owner writes" ON "Form" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner changes" ON "Form" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "as its form" ON "FormVersion" FOR SELECT TO throughline_app
  USING (EXISTS (SELECT 1 FROM "Form" f WHERE f."vendorId" = "FormVersion"."vendorId" AND f."id" = "FormVersion"."formId"));
CREATE POLICY "owner writes" ON "FormVersion" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "either side" ON "LandingPage" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "LandingPage" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "LandingPage" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
-- A partner's posts and leads are its own: the vendor sees only what it caught itself.
CREATE POLICY "who caught it" ON "FormSubmission" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()) OR ("partnerId" IS NULL AND "vendorId" = (SELECT tl_vendor())));
CREATE POLICY "owner writes" ON "FormSubmission" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()) OR ("partnerId" IS NULL AND "vendorId" = (SELECT tl_vendor())));
CREATE POLICY "owner changes" ON "FormSubmission" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()) OR ("partnerId" IS NULL AND "vendorId" = (SELECT tl_vendor())))
  WITH CHECK ("partnerId" = (SELECT tl_partner()) OR ("partnerId" IS NULL AND "vendorId" = (SELECT tl_vendor())));
CREATE POLICY "who has it, or the vendor whose it is" ON "Lead" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()) OR ("origin" = 'vendor' AND "vendorId" = (SELECT tl_vendor())));
CREATE POLICY "owner writes" ON "Lead" FOR INSERT TO throughline_app
  WITH CHECK (("origin" = 'partner' AND "partnerId" = (SELECT tl_partner()) AND "owner" = "partnerId") OR ("origin" = 'vendor' AND "vendorId" = (SELECT tl_vendor()) AND "owner" = '' AND "partnerId" IS NULL));
CREATE POLICY "owner changes" ON "Lead" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()) OR ("origin" = 'vendor' AND "vendorId" = (SELECT tl_vendor())))
  WITH CHECK ("partnerId" = (SELECT tl_partner()) OR ("origin" = 'vendor' AND "vendorId" = (SELECT tl_vendor())));
CREATE POLICY "as its lead" ON "Touch" FOR SELECT TO throughline_app
  USING (EXISTS (SELECT 1 FROM "Lead" l WHERE l."vendorId" = "Touch"."vendorId" AND l."id" = "Touch"."leadId"));
CREATE POLICY "as its lead, writes" ON "Touch" FOR INSERT TO throughline_app
  WITH CHECK (EXISTS (SELECT 1 FROM "Lead" l WHERE l."vendorId" = "Touch"."vendorId" AND l."id" = "Touch"."leadId"));
CREATE POLICY "as its lead, changes" ON "Touch" FOR UPDATE TO throughline_app
  USING (EXISTS (SELECT 1 FROM "Lead" l WHERE l."vendorId" = "Touch"."vendorId" AND l."id" = "Touch"."leadId"))
  WITH CHECK (EXISTS (SELECT 1 FROM "Lead" l WHERE l."vendorId" = "Touch"."vendorId" AND l."id" = "Touch"."leadId"));
CREATE POLICY "as its lead" ON "LeadEvent" FOR SELECT TO throughline_app
  USING (("vendorId" = (SELECT tl_vendor()) OR "partnerId" IS NULL OR "partnerId" = (SELECT tl_partner())) AND EXISTS (SELECT 1 FROM "Lead" l WHERE l."vendorId" = "LeadEvent"."vendorId" AND l."id" = "LeadEvent"."leadId"));
CREATE POLICY "as its lead, writes" ON "LeadEvent" FOR INSERT TO throughline_app
  WITH CHECK (EXISTS (SELECT 1 FROM "Lead" l WHERE l."vendorId" = "LeadEvent"."vendorId" AND l."id" = "LeadEvent"."leadId"));
CREATE POLICY "vault" ON "ScoreInbox" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "ScoreInbox" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "ScoreInbox" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner removes" ON "ScoreInbox" FOR DELETE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vendor, or in force" ON "ScoreRuleSet" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR ("status" <> 'draft' AND EXISTS (SELECT 1 FROM "Partnership" p WHERE p."vendorId" = "ScoreRuleSet"."vendorId" AND p."partnerId" = (SELECT tl_partner()) AND p."status" = 'active')));
CREATE POLICY "owner writes" ON "ScoreRuleSet" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner changes" ON "ScoreRuleSet" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "vendor" ON "RoutingRuleSet" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner writes" ON "RoutingRuleSet" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner changes" ON "RoutingRuleSet" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "vendor" ON "RoutingTurn" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner writes" ON "RoutingTurn" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner changes" ON "RoutingTurn" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "who has it, or the vendor whose lead it is" ON "Assignment" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()) OR ("origin" = 'vendor' AND "vendorId" = (SELECT tl_vendor())));
CREATE POLICY "owner writes" ON "Assignment" FOR INSERT TO throughline_app
  WITH CHECK (("origin" = 'partner' AND "partnerId" = (SELECT tl_partner())) OR ("origin" = 'vendor' AND "vendorId" = (SELECT tl_vendor())));
CREATE POLICY "owner changes" ON "Assignment" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()) OR ("origin" = 'vendor' AND "vendorId" = (SELECT tl_vendor())))
  WITH CHECK ("partnerId" = (SELECT tl_partner()) OR ("origin" = 'vendor' AND "vendorId" = (SELECT tl_vendor())));
CREATE POLICY "vendor" ON "AssignmentTrace" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner writes" ON "AssignmentTrace" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "either side" ON "Deal" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "partner registers" ON "Deal" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "either side changes" ON "Deal" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
-- Figures of a partner's own leads reach the vendor where at least 8 people stand behind them.
CREATE POLICY "partner, or enough people" ON "LeadTotals" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()) OR ("vendorId" = (SELECT tl_vendor()) AND ("leads" >= 8 OR EXISTS (SELECT 1 FROM "LaunchTotals" t WHERE t."vendorId" = "LeadTotals"."vendorId" AND t."launchId" = "LeadTotals"."launchId" AND t."accepted" >= 8))));
CREATE POLICY "owner writes" ON "LeadTotals" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "LeadTotals" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));

-- Sweeps find what is due without seeing whose name it bears.
CREATE POLICY "system" ON "Lead" FOR SELECT TO throughline_system
  USING (true);
CREATE POLICY "system" ON "Assignment" FOR SELECT TO throughline_system
  USING (true);
CREATE POLICY "system" ON "ScoreInbox" FOR SELECT TO throughline_system
  USING (true);
GRANT SELECT ("vendorId", "id", "partnerId", "origin", "status") ON "Lead" TO throughline_system;
GRANT SELECT ("vendorId", "id", "partnerId", "origin", "state", "dueAt") ON "Assignment" TO throughline_system;
GRANT SELECT ("partnerId") ON "ScoreInbox" TO throughline_system;

GRANT SELECT, INSERT, UPDATE ("name", "status", "current", "archivedAt") ON "Form" TO throughline_app;
GRANT SELECT, INSERT ON "FormVersion", "LeadEvent", "AssignmentTrace" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("status", "formId") ON "LandingPage" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("flag", "leadId", "releasedBy") ON "FormSubmission" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("partnerId", "contactId", "email", "firstName", "lastName", "company", "jobTitle", "phone", "country", "language",
  "product", "message", "campaignId", "launchId", "status", "statusReason", "fit", "engagement", "grade", "ruleSetId", "scoredAt", "hops",
  "updatedAt", "qualifiedAt", "acceptedAt", "acceptedBy") ON "Lead" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("class") ON "Touch" TO throughline_app;
GRANT SELECT, INSERT, DELETE ON "ScoreInbox" TO throughline_app;
GRANT UPDATE ("engagementId") ON "ScoreInbox" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("status", "rules", "updatedAt", "publishedAt") ON "ScoreRuleSet", "RoutingRuleSet" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ON "RoutingTurn", "LeadTotals" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("state", "declineReason", "remindAt", "expiresAt", "dueAt", "mailedAt", "remindedAt", "openedAt", "answeredAt", "answeredBy")
  ON "Assignment" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("name", "company", "status", "stage", "valueMinor", "currency", "expectedOn", "decidedAt", "decidedBy",
  "decisionReason", "protectedUntil", "closedAt", "lostReason", "updatedAt") ON "Deal" TO throughline_app;

-- An engagement of a known person waits here until a score has counted it; written in the engagement's own transaction,
-- so that none is missed and, because its row is taken out by the transaction that counts it, none counts twice.
CREATE FUNCTION tl_score_inbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ScoreInbox" ("partnerId", "engagementId")
  SELECT e."partnerId", e."id" FROM fresh e WHERE e."contactId" IS NOT NULL AND e."kind" <> 'open'
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER "score inbox, new" AFTER INSERT ON "Engagement" REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION tl_score_inbox();
CREATE TRIGGER "score inbox, revised" AFTER UPDATE ON "Engagement" REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION tl_score_inbox();
