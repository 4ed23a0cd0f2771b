-- Payments: where to, in which file, and what is settled.
-- CreateTable
CREATE TABLE "PayeeAccount" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "holder" TEXT NOT NULL,
    "iban" TEXT NOT NULL,
    "bic" TEXT NOT NULL DEFAULT '',
    "updatedBy" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PayeeAccount_pkey" PRIMARY KEY ("partnerId")
);

-- CreateTable
CREATE TABLE "PaymentRun" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'prepared',
    "currency" CHAR(3) NOT NULL,
    "totalMinor" BIGINT NOT NULL,
    "payments" INTEGER NOT NULL,
    "executeOn" TEXT NOT NULL,
    "debtorName" TEXT NOT NULL,
    "debtorIban" TEXT NOT NULL,
    "debtorBic" TEXT NOT NULL DEFAULT '',
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "PaymentRun_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "Settlement" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "claimId" TEXT COLLATE "C" NOT NULL,
    "part" INTEGER NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "runId" TEXT COLLATE "C",
    "amountMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "holder" TEXT NOT NULL DEFAULT '',
    "iban" TEXT NOT NULL DEFAULT '',
    "bic" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'scheduled',
    "paidOn" TEXT,
    "reference" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Settlement_pkey" PRIMARY KEY ("vendorId","claimId","part")
);

-- CreateIndex
CREATE INDEX "Settlement_vendorId_runId_idx" ON "Settlement"("vendorId", "runId");

-- AddForeignKey
ALTER TABLE "Settlement" ADD CONSTRAINT "Settlement_vendorId_partnerId_claimId_fkey" FOREIGN KEY ("vendorId", "partnerId", "claimId") REFERENCES "Claim"("vendorId", "partnerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Settlement" ADD CONSTRAINT "Settlement_vendorId_runId_fkey" FOREIGN KEY ("vendorId", "runId") REFERENCES "PaymentRun"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Settlement" ADD CONSTRAINT "Settlement_pays_something" CHECK ("amountMinor" > 0);
ALTER TABLE "PaymentRun" ADD CONSTRAINT "PaymentRun_pays_something" CHECK ("totalMinor" > 0 AND "payments" > 0);
-- A claim is in one payment file at a time.
CREATE UNIQUE INDEX "Settlement_one_at_a_time" ON "Settlement" ("vendorId", "claimId") WHERE "status" = 'scheduled';

ALTER TABLE "PayeeAccount" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "PayeeAccount" FORCE ROW LEVEL SECURITY;
ALTER TABLE "PaymentRun" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "PaymentRun" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Settlement" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Settlement" FORCE ROW LEVEL SECURITY;
CREATE POLICY "partner, or who pays it" ON "PayeeAccount" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()) OR EXISTS (SELECT 1 FROM "Partnership" p WHERE p."partnerId" = "PayeeAccount"."partnerId" AND p."vendorId" = (SELECT tl_vendor())));
CREATE POLICY "owner writes" ON "PayeeAccount" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "PayeeAccount" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vendor" ON "PaymentRun" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner writes" ON "PaymentRun" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner changes" ON "PaymentRun" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "either side" ON "Settlement" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "vendor pays" ON "Settlement" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "vendor settles" ON "Settlement" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
GRANT SELECT, INSERT, UPDATE ON "PayeeAccount" TO throughline_app;
-- What a file says is frozen when it is made: only its state moves.
GRANT SELECT, INSERT, UPDATE ("status", "settledAt") ON "PaymentRun" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("status", "paidOn") ON "Settlement" TO throughline_app;
