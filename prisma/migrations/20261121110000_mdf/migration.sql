-- The money of a fund: what a partner may ask for, and a ledger that says where each cent is.
-- CreateTable
CREATE TABLE "Fund" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "startsOn" TEXT NOT NULL,
    "endsOn" TEXT NOT NULL,
    "requestUntil" TEXT NOT NULL,
    "policyNumber" INTEGER NOT NULL DEFAULT 0,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Fund_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "FundPolicyVersion" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "fundId" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FundPolicyVersion_pkey" PRIMARY KEY ("vendorId","fundId","number")
);

-- CreateTable
CREATE TABLE "FundAllocation" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "fundId" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FundAllocation_pkey" PRIMARY KEY ("vendorId","fundId","partnerId")
);

-- CreateTable
CREATE TABLE "LedgerAccount" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "fundId" TEXT COLLATE "C" NOT NULL,
    "holder" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C",
    "balanceMinor" BIGINT NOT NULL DEFAULT 0,
    "entries" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "LedgerAccount_pkey" PRIMARY KEY ("vendorId","fundId","holder","kind")
);

-- CreateTable
CREATE TABLE "LedgerTransaction" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "fundId" TEXT COLLATE "C" NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "partnerId" TEXT COLLATE "C",
    "kind" TEXT COLLATE "C" NOT NULL,
    "cause" TEXT COLLATE "C" NOT NULL,
    "subjectId" TEXT COLLATE "C" NOT NULL,
    "postedBy" TEXT NOT NULL,
    "postedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LedgerTransaction_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "LedgerEntry" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "transactionId" TEXT COLLATE "C" NOT NULL,
    "line" INTEGER NOT NULL,
    "fundId" TEXT COLLATE "C" NOT NULL,
    "holder" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C",
    "amountMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "balanceMinor" BIGINT NOT NULL DEFAULT 0,
    "postedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LedgerEntry_pkey" PRIMARY KEY ("vendorId","transactionId","line")
);

-- CreateTable
CREATE TABLE "FundRequest" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "fundId" TEXT COLLATE "C" NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "activity" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "details" TEXT NOT NULL DEFAULT '',
    "startsOn" TEXT NOT NULL,
    "endsOn" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "audience" TEXT NOT NULL DEFAULT '',
    "costMinor" BIGINT NOT NULL,
    "requestedMinor" BIGINT NOT NULL,
    "approvedMinor" BIGINT,
    "reservedMinor" BIGINT NOT NULL DEFAULT 0,
    "policyNumber" INTEGER,
    "claimBy" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "answer" TEXT NOT NULL DEFAULT '',
    "submittedAt" TIMESTAMPTZ(3),
    "submittedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FundRequest_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "Claim" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "fundId" TEXT COLLATE "C" NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "requestId" TEXT COLLATE "C",
    "launchId" TEXT COLLATE "C",
    "status" TEXT NOT NULL DEFAULT 'draft',
    "activity" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "startsOn" TEXT NOT NULL,
    "endsOn" TEXT NOT NULL,
    "invoiceNumber" TEXT NOT NULL DEFAULT '',
    "invoicedOn" TEXT,
    "claimedMinor" BIGINT NOT NULL DEFAULT 0,
    "approvedMinor" BIGINT,
    "paidMinor" BIGINT NOT NULL DEFAULT 0,
    "policyNumber" INTEGER,
    "claimBy" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "answer" TEXT NOT NULL DEFAULT '',
    "evidenceHash" TEXT NOT NULL DEFAULT '',
    "submittedAt" TIMESTAMPTZ(3),
    "submittedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "ClaimLine" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "claimId" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "approvedMinor" BIGINT,
    "verdict" TEXT NOT NULL DEFAULT 'open',

    CONSTRAINT "ClaimLine_pkey" PRIMARY KEY ("vendorId","claimId","number")
);

-- CreateTable
CREATE TABLE "ClaimEvidence" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "claimId" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "fileName" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "addedBy" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "ClaimEvidence_pkey" PRIMARY KEY ("vendorId","claimId","number")
);

-- CreateTable
CREATE TABLE "FundDecision" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "fundId" TEXT COLLATE "C" NOT NULL,
    "subjectId" TEXT COLLATE "C" NOT NULL,
    "outcome" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "policyNumber" INTEGER NOT NULL,
    "lines" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "decidedBy" TEXT,
    "decidedName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FundDecision_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Fund_vendorId_name_key" ON "Fund"("vendorId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Fund_vendorId_id_currency_key" ON "Fund"("vendorId", "id", "currency");

-- CreateIndex
CREATE INDEX "FundAllocation_partnerId_idx" ON "FundAllocation"("partnerId");

-- CreateIndex
CREATE INDEX "LedgerTransaction_vendorId_fundId_postedAt_idx" ON "LedgerTransaction"("vendorId", "fundId", "postedAt");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerTransaction_vendorId_cause_key" ON "LedgerTransaction"("vendorId", "cause");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerEntry_vendorId_fundId_holder_kind_seq_key" ON "LedgerEntry"("vendorId", "fundId", "holder", "kind", "seq");

-- CreateIndex
CREATE INDEX "FundRequest_vendorId_fundId_status_idx" ON "FundRequest"("vendorId", "fundId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "FundRequest_partnerId_id_key" ON "FundRequest"("partnerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "FundRequest_vendorId_partnerId_id_key" ON "FundRequest"("vendorId", "partnerId", "id");

-- CreateIndex
CREATE INDEX "Claim_vendorId_fundId_status_idx" ON "Claim"("vendorId", "fundId", "status");

-- CreateIndex
CREATE INDEX "Claim_vendorId_requestId_idx" ON "Claim"("vendorId", "requestId");

-- CreateIndex
CREATE UNIQUE INDEX "Claim_partnerId_id_key" ON "Claim"("partnerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Claim_vendorId_partnerId_id_key" ON "Claim"("vendorId", "partnerId", "id");

-- CreateIndex
CREATE INDEX "ClaimEvidence_vendorId_sha256_idx" ON "ClaimEvidence"("vendorId", "sha256");

-- CreateIndex
CREATE INDEX "FundDecision_vendorId_subjectId_idx" ON "FundDecision"("vendorId", "subjectId");

-- AddForeignKey
ALTER TABLE "Fund" ADD CONSTRAINT "Fund_vendorId_fkey" FOREIGN KEY ("vendorId") REFERENCES "Vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FundPolicyVersion" ADD CONSTRAINT "FundPolicyVersion_vendorId_fundId_fkey" FOREIGN KEY ("vendorId", "fundId") REFERENCES "Fund"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FundAllocation" ADD CONSTRAINT "FundAllocation_vendorId_fundId_fkey" FOREIGN KEY ("vendorId", "fundId") REFERENCES "Fund"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FundAllocation" ADD CONSTRAINT "FundAllocation_vendorId_partnerId_fkey" FOREIGN KEY ("vendorId", "partnerId") REFERENCES "Partnership"("vendorId", "partnerId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LedgerTransaction" ADD CONSTRAINT "LedgerTransaction_vendorId_fundId_currency_fkey" FOREIGN KEY ("vendorId", "fundId", "currency") REFERENCES "Fund"("vendorId", "id", "currency") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LedgerEntry" ADD CONSTRAINT "LedgerEntry_vendorId_transactionId_fkey" FOREIGN KEY ("vendorId", "transactionId") REFERENCES "LedgerTransaction"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FundRequest" ADD CONSTRAINT "FundRequest_vendorId_partnerId_fkey" FOREIGN KEY ("vendorId", "partnerId") REFERENCES "Partnership"("vendorId", "partnerId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FundRequest" ADD CONSTRAINT "FundRequest_vendorId_fundId_currency_fkey" FOREIGN KEY ("vendorId", "fundId", "currency") REFERENCES "Fund"("vendorId", "id", "currency") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FundRequest" ADD CONSTRAINT "FundRequest_vendorId_fundId_partnerId_fkey" FOREIGN KEY ("vendorId", "fundId", "partnerId") REFERENCES "FundAllocation"("vendorId", "fundId", "partnerId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_vendorId_partnerId_fkey" FOREIGN KEY ("vendorId", "partnerId") REFERENCES "Partnership"("vendorId", "partnerId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_vendorId_fundId_currency_fkey" FOREIGN KEY ("vendorId", "fundId", "currency") REFERENCES "Fund"("vendorId", "id", "currency") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_vendorId_fundId_partnerId_fkey" FOREIGN KEY ("vendorId", "fundId", "partnerId") REFERENCES "FundAllocation"("vendorId", "fundId", "partnerId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_vendorId_partnerId_requestId_fkey" FOREIGN KEY ("vendorId", "partnerId", "requestId") REFERENCES "FundRequest"("vendorId", "partnerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_vendorId_partnerId_launchId_fkey" FOREIGN KEY ("vendorId", "partnerId", "launchId") REFERENCES "Launch"("vendorId", "partnerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimLine" ADD CONSTRAINT "ClaimLine_vendorId_partnerId_claimId_fkey" FOREIGN KEY ("vendorId", "partnerId", "claimId") REFERENCES "Claim"("vendorId", "partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimEvidence" ADD CONSTRAINT "ClaimEvidence_vendorId_partnerId_claimId_fkey" FOREIGN KEY ("vendorId", "partnerId", "claimId") REFERENCES "Claim"("vendorId", "partnerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FundDecision" ADD CONSTRAINT "FundDecision_vendorId_partnerId_fkey" FOREIGN KEY ("vendorId", "partnerId") REFERENCES "Partnership"("vendorId", "partnerId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An amount that is owed, reserved or paid is never below zero; only the budget, from which money comes, is.
ALTER TABLE "LedgerAccount" ADD CONSTRAINT "LedgerAccount_never_below_zero" CHECK ("kind" = 'budget' OR "balanceMinor" >= 0);
ALTER TABLE "LedgerEntry" ADD CONSTRAINT "LedgerEntry_moves_something" CHECK ("amountMinor" <> 0);
ALTER TABLE "FundRequest" ADD CONSTRAINT "FundRequest_amounts" CHECK ("costMinor" > 0 AND "requestedMinor" > 0 AND "requestedMinor" <= "costMinor" AND "reservedMinor" >= 0 AND ("approvedMinor" IS NULL OR "approvedMinor" BETWEEN 0 AND "requestedMinor"));
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_amounts" CHECK ("claimedMinor" >= 0 AND "paidMinor" >= 0 AND ("approvedMinor" IS NULL OR "approvedMinor" BETWEEN 0 AND "claimedMinor") AND "paidMinor" <= coalesce("approvedMinor", 0));
ALTER TABLE "ClaimLine" ADD CONSTRAINT "ClaimLine_amounts" CHECK ("amountMinor" > 0 AND ("approvedMinor" IS NULL OR "approvedMinor" BETWEEN 0 AND "amountMinor"));
-- Who submits does not decide, whichever organizations they belong to.
ALTER TABLE "FundRequest" ADD CONSTRAINT "FundRequest_two_people" CHECK ("decidedBy" IS NULL OR "decidedBy" IS DISTINCT FROM "submittedBy");
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_two_people" CHECK ("decidedBy" IS NULL OR "decidedBy" IS DISTINCT FROM "submittedBy");

-- Sweeps look for what is due by state; most requests and claims are settled.
CREATE INDEX "FundRequest_open" ON "FundRequest" ("vendorId", "endsOn") WHERE "status" IN ('approved', 'approved_reduced', 'in_execution', 'awaiting_claim');

-- One claim an activity: a request is claimed once, unless the claim came to nothing.
CREATE UNIQUE INDEX "Claim_one_per_request" ON "Claim" ("vendorId", "requestId") WHERE "requestId" IS NOT NULL AND "status" NOT IN ('declined', 'cancelled');

-- Balances are a fold of the entries: the trigger adds each entry to its account, and nothing else may change one.
CREATE FUNCTION tl_add_to_account() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  LOOP
    UPDATE "LedgerAccount" SET "balanceMinor" = "balanceMinor" + NEW."amountMinor", "entries" = "entries" + 1
      WHERE "vendorId" = NEW."vendorId" AND "fundId" = NEW."fundId" AND "holder" = NEW."holder" AND "kind" = NEW."kind"
      RETURNING "entries", "balanceMinor" INTO NEW."seq", NEW."balanceMinor";
    EXIT WHEN FOUND;
    INSERT INTO "LedgerAccount" ("vendorId", "fundId", "holder", "kind", "partnerId")
      VALUES (NEW."vendorId", NEW."fundId", NEW."holder", NEW."kind", NEW."partnerId") ON CONFLICT DO NOTHING;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER "LedgerEntry_adds_to_account" BEFORE INSERT ON "LedgerEntry"
  FOR EACH ROW EXECUTE FUNCTION tl_add_to_account();

-- Double entry: at commit, whatever a transaction moved sums to zero, is all of one fund and one currency, and is something.
CREATE FUNCTION tl_check_balanced() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head text := CASE TG_TABLE_NAME WHEN 'LedgerTransaction' THEN to_jsonb(NEW)->>'id' ELSE to_jsonb(NEW)->>'transactionId' END;
  sum numeric;
  lines integer;
  strangers integer;
BEGIN
  SELECT coalesce(sum(e."amountMinor"), 0), count(*), count(*) FILTER (WHERE e."fundId" <> t."fundId" OR e."currency" <> t."currency"
      OR e."postedAt" <> t."postedAt" OR e."partnerId" IS DISTINCT FROM nullif(e."holder", 'fund') OR e."partnerId" <> t."partnerId")
    INTO sum, lines, strangers
    FROM "LedgerTransaction" t JOIN "LedgerEntry" e ON e."vendorId" = t."vendorId" AND e."transactionId" = t."id"
    WHERE t."vendorId" = NEW."vendorId" AND t."id" = head;
  IF lines < 2 OR sum <> 0 OR strangers > 0 THEN
    RAISE EXCEPTION 'ledger transaction % is not balanced: % entries sum to %, % of them of another fund, currency, partner or time', head, lines, sum, strangers
      USING ERRCODE = 'check_violation', CONSTRAINT = 'LedgerTransaction_balanced';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "LedgerTransaction_balanced" AFTER INSERT ON "LedgerTransaction"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tl_check_balanced();
CREATE CONSTRAINT TRIGGER "LedgerEntry_balanced" AFTER INSERT ON "LedgerEntry"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tl_check_balanced();
REVOKE ALL ON FUNCTION tl_add_to_account(), tl_check_balanced() FROM PUBLIC;

-- Row security.
ALTER TABLE "Fund" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Fund" FORCE ROW LEVEL SECURITY;
ALTER TABLE "FundPolicyVersion" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "FundPolicyVersion" FORCE ROW LEVEL SECURITY;
ALTER TABLE "FundAllocation" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "FundAllocation" FORCE ROW LEVEL SECURITY;
ALTER TABLE "LedgerAccount" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "LedgerAccount" FORCE ROW LEVEL SECURITY;
ALTER TABLE "LedgerTransaction" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "LedgerTransaction" FORCE ROW LEVEL SECURITY;
ALTER TABLE "LedgerEntry" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "LedgerEntry" FORCE ROW LEVEL SECURITY;
ALTER TABLE "FundRequest" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "FundRequest" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Claim" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Claim" FORCE ROW LEVEL SECURITY;
ALTER TABLE "ClaimLine" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ClaimLine" FORCE ROW LEVEL SECURITY;
ALTER TABLE "ClaimEvidence" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ClaimEvidence" FORCE ROW LEVEL SECURITY;
ALTER TABLE "FundDecision" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "FundDecision" FORCE ROW LEVEL SECURITY;
-- The two functions run as the owner of the tables, whom forced row security binds too.
CREATE POLICY "through its trigger" ON "LedgerAccount" FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY "through its trigger" ON "LedgerTransaction" FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY "through its trigger" ON "LedgerEntry" FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY "vendor, or allocated" ON "Fund" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR ("status" <> 'draft' AND EXISTS (SELECT 1 FROM "FundAllocation" a WHERE a."vendorId" = "Fund"."vendorId" AND a."fundId" = "Fund"."id" AND a."partnerId" = (SELECT tl_partner()))));
CREATE POLICY "owner writes" ON "Fund" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner changes" ON "Fund" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "vendor, or allocated" ON "FundPolicyVersion" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR EXISTS (SELECT 1 FROM "FundAllocation" a WHERE a."vendorId" = "FundPolicyVersion"."vendorId" AND a."fundId" = "FundPolicyVersion"."fundId" AND a."partnerId" = (SELECT tl_partner())));
CREATE POLICY "owner writes" ON "FundPolicyVersion" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "either side" ON "FundAllocation" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "vendor writes" ON "FundAllocation" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "either side" ON "LedgerAccount" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "either side" ON "LedgerTransaction" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "either side" ON "LedgerEntry" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "vendor posts" ON "LedgerTransaction" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "vendor posts" ON "LedgerEntry" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
-- A partner writes its own words and figures until it submits; what it leaves behind is never a decision.
CREATE POLICY "partner, or vendor once submitted" ON "FundRequest" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()) OR ("vendorId" = (SELECT tl_vendor()) AND "status" <> 'draft'));
CREATE POLICY "partner writes" ON "FundRequest" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()) AND "status" = 'draft' AND ("status" IN ('draft', 'submitted', 'in_review', 'amended', 'cancelled') AND (("decidedBy" IS NULL AND "approvedMinor" IS NULL) OR "status" = 'cancelled')));
CREATE POLICY "partner changes" ON "FundRequest" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()) AND ("status" IN ('draft', 'submitted', 'in_review', 'amended', 'cancelled') AND (("decidedBy" IS NULL AND "approvedMinor" IS NULL) OR "status" = 'cancelled')));
CREATE POLICY "vendor decides" ON "FundRequest" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) AND "status" <> 'draft')
  WITH CHECK ("vendorId" = (SELECT tl_vendor()) AND "status" <> 'draft');
CREATE POLICY "partner, or vendor once submitted" ON "Claim" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()) OR ("vendorId" = (SELECT tl_vendor()) AND "status" <> 'draft'));
CREATE POLICY "partner writes" ON "Claim" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()) AND "status" = 'draft' AND ("status" IN ('draft', 'submitted', 'in_review', 'cancelled') AND "decidedBy" IS NULL AND "approvedMinor" IS NULL AND "paidMinor" = 0));
CREATE POLICY "partner changes" ON "Claim" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()) AND ("status" IN ('draft', 'submitted', 'in_review', 'cancelled') AND "decidedBy" IS NULL AND "approvedMinor" IS NULL AND "paidMinor" = 0));
CREATE POLICY "vendor decides" ON "Claim" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) AND "status" <> 'draft')
  WITH CHECK ("vendorId" = (SELECT tl_vendor()) AND "status" <> 'draft');
-- A line or a file is seen by whoever sees its claim; lines are the partner’s while the claim is a draft.
CREATE POLICY "as its claim" ON "ClaimLine" FOR SELECT TO throughline_app
  USING (EXISTS (SELECT 1 FROM "Claim" c WHERE c."vendorId" = "ClaimLine"."vendorId" AND c."id" = "ClaimLine"."claimId"));
CREATE POLICY "partner writes" ON "ClaimLine" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()) AND EXISTS (SELECT 1 FROM "Claim" c WHERE c."vendorId" = "ClaimLine"."vendorId" AND c."id" = "ClaimLine"."claimId" AND c."status" = 'draft'));
CREATE POLICY "partner removes" ON "ClaimLine" FOR DELETE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()) AND EXISTS (SELECT 1 FROM "Claim" c WHERE c."vendorId" = "ClaimLine"."vendorId" AND c."id" = "ClaimLine"."claimId" AND c."status" = 'draft'));
CREATE POLICY "vendor decides" ON "ClaimLine" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "as its claim" ON "ClaimEvidence" FOR SELECT TO throughline_app
  USING (EXISTS (SELECT 1 FROM "Claim" c WHERE c."vendorId" = "ClaimEvidence"."vendorId" AND c."id" = "ClaimEvidence"."claimId"));
CREATE POLICY "partner adds" ON "ClaimEvidence" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "either side" ON "FundDecision" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "vendor writes" ON "FundDecision" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));

-- Grants: the ledger, policies, evidence and decisions are append-only; a balance has no writer but its trigger.
GRANT SELECT, INSERT ON "LedgerTransaction", "LedgerEntry", "FundPolicyVersion", "FundAllocation", "ClaimEvidence", "FundDecision" TO throughline_app;
GRANT SELECT ON "LedgerAccount" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("name", "status", "startsOn", "endsOn", "requestUntil", "policyNumber", "closedAt") ON "Fund" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ON "FundRequest", "Claim" TO throughline_app;
GRANT SELECT, INSERT, DELETE, UPDATE ("approvedMinor", "verdict") ON "ClaimLine" TO throughline_app;
