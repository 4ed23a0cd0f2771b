-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "weeklyDigest" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "Tier" ADD COLUMN     "goalDeals" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "goalLaunches" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Reminder" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "week" TEXT COLLATE "C" NOT NULL,
    "sentBy" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "mailedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "SentNotice" (
    "organizationId" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "vendorId" TEXT COLLATE "C",
    "partnerId" TEXT COLLATE "C",
    "claimedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SentNotice_pkey" PRIMARY KEY ("organizationId","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Reminder_vendorId_partnerId_week_key" ON "Reminder"("vendorId", "partnerId", "week");

-- CreateIndex
CREATE UNIQUE INDEX "Reminder_vendorId_partnerId_id_key" ON "Reminder"("vendorId", "partnerId", "id");

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_vendorId_partnerId_fkey" FOREIGN KEY ("vendorId", "partnerId") REFERENCES "Partnership"("vendorId", "partnerId") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Tier" ADD CONSTRAINT "Tier_goals" CHECK ("goalLaunches" >= 0 AND "goalDeals" >= 0);

ALTER TABLE "Reminder" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Reminder" FORCE ROW LEVEL SECURITY;
ALTER TABLE "SentNotice" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "SentNotice" FORCE ROW LEVEL SECURITY;

CREATE POLICY "either side" ON "Reminder" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "vendor writes" ON "Reminder" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
-- The mail is made in the partner's scope, which alone knows its owners' addresses.
CREATE POLICY "mailed in the partner's scope" ON "Reminder" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "own organization" ON "SentNotice" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "SentNotice" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner gives back" ON "SentNotice" FOR DELETE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));

GRANT SELECT, INSERT, UPDATE ("mailedAt") ON "Reminder" TO throughline_app;
GRANT SELECT, INSERT, DELETE ON "SentNotice" TO throughline_app;

-- The sweep finds what was not mailed yet, and organizations whose digest is done; ids and times only.
CREATE POLICY "system" ON "Reminder" FOR SELECT TO throughline_system
  USING (true);
CREATE POLICY "system" ON "SentNotice" FOR SELECT TO throughline_system
  USING (true);
GRANT SELECT ("vendorId", "id", "partnerId", "createdAt", "mailedAt") ON "Reminder" TO throughline_system;
GRANT SELECT ("organizationId", "key") ON "SentNotice" TO throughline_system;
