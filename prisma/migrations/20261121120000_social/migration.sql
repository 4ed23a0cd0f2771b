-- Social accounts, the vendor's posts, and what of them went out.

-- AlterTable
ALTER TABLE "Engagement" ADD COLUMN     "publicationId" TEXT COLLATE "C";

-- CreateTable
CREATE TABLE "SocialStream" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SocialStream_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "SocialTopic" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "streamId" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SocialTopic_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "SocialPost" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "topicId" TEXT COLLATE "C" NOT NULL,
    "campaignId" TEXT COLLATE "C",
    "title" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "publishLocal" TEXT,
    "timeZone" TEXT,
    "publishAt" TIMESTAMPTZ(3),
    "offeredAt" TIMESTAMPTZ(3),
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SocialPost_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "SocialSubscription" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "topicId" TEXT COLLATE "C" NOT NULL,
    "mode" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SocialSubscription_pkey" PRIMARY KEY ("vendorId","partnerId","topicId")
);

-- CreateTable
CREATE TABLE "SocialAccount" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "network" TEXT NOT NULL,
    "server" TEXT NOT NULL DEFAULT '',
    "externalId" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "displayName" TEXT NOT NULL DEFAULT '',
    "profileUrl" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'connected',
    "statusReason" TEXT NOT NULL DEFAULT '',
    "sealed" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "renewAt" TIMESTAMPTZ(3),
    "renewingBy" TEXT,
    "leaseUntil" TIMESTAMPTZ(3),
    "pausedUntil" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),
    "connectedBy" TEXT NOT NULL,
    "connectedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SocialAccount_pkey" PRIMARY KEY ("partnerId","id")
);

-- CreateTable
CREATE TABLE "SocialSignIn" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "network" TEXT NOT NULL,
    "server" TEXT NOT NULL DEFAULT '',
    "userId" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "takenAt" TIMESTAMPTZ(3),

    CONSTRAINT "SocialSignIn_pkey" PRIMARY KEY ("partnerId","id")
);

-- CreateTable
CREATE TABLE "SocialServerApp" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "server" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SocialServerApp_pkey" PRIMARY KEY ("partnerId","server")
);

-- CreateTable
CREATE TABLE "SocialPartnerPost" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "postId" TEXT COLLATE "C" NOT NULL,
    "state" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "zones" JSONB NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedBy" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMPTZ(3),
    "mailedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SocialPartnerPost_pkey" PRIMARY KEY ("partnerId","id")
);

-- CreateTable
CREATE TABLE "SocialPublication" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "postId" TEXT COLLATE "C" NOT NULL,
    "partnerPostId" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C" NOT NULL,
    "campaignId" TEXT COLLATE "C",
    "network" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "reason" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "claimedBy" TEXT,
    "dueAt" TIMESTAMPTZ(3),
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "looks" INTEGER NOT NULL DEFAULT 0,
    "sentAt" TIMESTAMPTZ(3),
    "externalId" TEXT,
    "permalink" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "recallAt" TIMESTAMPTZ(3),
    "clicks" INTEGER NOT NULL DEFAULT 0,
    "machineClicks" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SocialPublication_pkey" PRIMARY KEY ("partnerId","id")
);

-- CreateTable
CREATE TABLE "SocialLink" (
    "code" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "publicationId" TEXT COLLATE "C" NOT NULL,
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "postId" TEXT COLLATE "C" NOT NULL,
    "campaignId" TEXT COLLATE "C",
    "destination" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SocialLink_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "CapturedPost" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "network" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "imageUrl" TEXT NOT NULL DEFAULT '',
    "imageAlt" TEXT NOT NULL DEFAULT '',
    "postedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CapturedPost_pkey" PRIMARY KEY ("partnerId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SocialStream_vendorId_name_key" ON "SocialStream"("vendorId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "SocialTopic_vendorId_streamId_name_key" ON "SocialTopic"("vendorId", "streamId", "name");

-- CreateIndex
CREATE INDEX "SocialPost_vendorId_status_publishAt_idx" ON "SocialPost"("vendorId", "status", "publishAt");

-- CreateIndex
CREATE INDEX "SocialSubscription_partnerId_idx" ON "SocialSubscription"("partnerId");

-- CreateIndex
CREATE INDEX "SocialAccount_renewAt_idx" ON "SocialAccount"("renewAt");

-- CreateIndex
CREATE UNIQUE INDEX "SocialAccount_partnerId_network_server_externalId_key" ON "SocialAccount"("partnerId", "network", "server", "externalId");

-- CreateIndex
CREATE INDEX "SocialPartnerPost_vendorId_postId_idx" ON "SocialPartnerPost"("vendorId", "postId");

-- CreateIndex
CREATE INDEX "SocialPartnerPost_state_dueAt_idx" ON "SocialPartnerPost"("state", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "SocialPartnerPost_partnerId_vendorId_postId_key" ON "SocialPartnerPost"("partnerId", "vendorId", "postId");

-- CreateIndex
CREATE INDEX "SocialPublication_vendorId_postId_idx" ON "SocialPublication"("vendorId", "postId");

-- CreateIndex
CREATE INDEX "SocialPublication_dueAt_idx" ON "SocialPublication"("dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "SocialPublication_partnerId_partnerPostId_accountId_key" ON "SocialPublication"("partnerId", "partnerPostId", "accountId");

-- CreateIndex
CREATE INDEX "SocialLink_partnerId_publicationId_idx" ON "SocialLink"("partnerId", "publicationId");

-- AddForeignKey
ALTER TABLE "SocialTopic" ADD CONSTRAINT "SocialTopic_vendorId_streamId_fkey" FOREIGN KEY ("vendorId", "streamId") REFERENCES "SocialStream"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SocialPost" ADD CONSTRAINT "SocialPost_vendorId_topicId_fkey" FOREIGN KEY ("vendorId", "topicId") REFERENCES "SocialTopic"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SocialPost" ADD CONSTRAINT "SocialPost_vendorId_campaignId_fkey" FOREIGN KEY ("vendorId", "campaignId") REFERENCES "Campaign"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SocialSubscription" ADD CONSTRAINT "SocialSubscription_vendorId_partnerId_fkey" FOREIGN KEY ("vendorId", "partnerId") REFERENCES "Partnership"("vendorId", "partnerId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SocialSubscription" ADD CONSTRAINT "SocialSubscription_vendorId_topicId_fkey" FOREIGN KEY ("vendorId", "topicId") REFERENCES "SocialTopic"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SocialPartnerPost" ADD CONSTRAINT "SocialPartnerPost_vendorId_postId_fkey" FOREIGN KEY ("vendorId", "postId") REFERENCES "SocialPost"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SocialPublication" ADD CONSTRAINT "SocialPublication_partnerId_partnerPostId_fkey" FOREIGN KEY ("partnerId", "partnerPostId") REFERENCES "SocialPartnerPost"("partnerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SocialPublication" ADD CONSTRAINT "SocialPublication_partnerId_accountId_fkey" FOREIGN KEY ("partnerId", "accountId") REFERENCES "SocialAccount"("partnerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whose rows
ALTER TABLE "SocialStream" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "SocialStream" FORCE ROW LEVEL SECURITY;
ALTER TABLE "SocialTopic" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "SocialTopic" FORCE ROW LEVEL SECURITY;
ALTER TABLE "SocialPost" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "SocialPost" FORCE ROW LEVEL SECURITY;
ALTER TABLE "SocialSubscription" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "SocialSubscription" FORCE ROW LEVEL SECURITY;
ALTER TABLE "SocialAccount" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "SocialAccount" FORCE ROW LEVEL SECURITY;
ALTER TABLE "SocialSignIn" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "SocialSignIn" FORCE ROW LEVEL SECURITY;
ALTER TABLE "SocialServerApp" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "SocialServerApp" FORCE ROW LEVEL SECURITY;
ALTER TABLE "SocialPartnerPost" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "SocialPartnerPost" FORCE ROW LEVEL SECURITY;
ALTER TABLE "SocialPublication" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "SocialPublication" FORCE ROW LEVEL SECURITY;
ALTER TABLE "SocialLink" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "SocialLink" FORCE ROW LEVEL SECURITY;
ALTER TABLE "CapturedPost" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "CapturedPost" FORCE ROW LEVEL SECURITY;

CREATE POLICY "vendor, or its partners" ON "SocialStream" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR EXISTS (SELECT 1 FROM "Partnership" p WHERE p."vendorId" = "SocialStream"."vendorId" AND p."partnerId" = (SELECT tl_partner()) AND p."status" = 'active'));
CREATE POLICY "owner writes" ON "SocialStream" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner changes" ON "SocialStream" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "vendor, or its partners" ON "SocialTopic" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR EXISTS (SELECT 1 FROM "Partnership" p WHERE p."vendorId" = "SocialTopic"."vendorId" AND p."partnerId" = (SELECT tl_partner()) AND p."status" = 'active'));
CREATE POLICY "owner writes" ON "SocialTopic" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner changes" ON "SocialTopic" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
-- A post that is offered; and one that a partner has a copy of, however it ended and whether they still work together.
CREATE POLICY "vendor, or offered, or taken" ON "SocialPost" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR ("status" = 'published' AND EXISTS (SELECT 1 FROM "Partnership" p WHERE p."vendorId" = "SocialPost"."vendorId" AND p."partnerId" = (SELECT tl_partner()) AND p."status" = 'active')) OR EXISTS (SELECT 1 FROM "SocialPartnerPost" c WHERE c."partnerId" = (SELECT tl_partner()) AND c."vendorId" = "SocialPost"."vendorId" AND c."postId" = "SocialPost"."id"));
CREATE POLICY "owner writes" ON "SocialPost" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner changes" ON "SocialPost" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "either side" ON "SocialSubscription" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "partner writes" ON "SocialSubscription" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()) AND EXISTS (SELECT 1 FROM "Partnership" p WHERE p."vendorId" = "SocialSubscription"."vendorId" AND p."partnerId" = (SELECT tl_partner()) AND p."status" = 'active'));
CREATE POLICY "partner changes" ON "SocialSubscription" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "partner removes" ON "SocialSubscription" FOR DELETE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vault" ON "SocialAccount" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "SocialAccount" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "SocialAccount" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vault" ON "SocialSignIn" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "SocialSignIn" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "SocialSignIn" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vault" ON "SocialServerApp" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "SocialServerApp" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "SocialServerApp" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vault" ON "SocialPartnerPost" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "SocialPartnerPost" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "SocialPartnerPost" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vault" ON "SocialLink" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "SocialLink" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "SocialLink" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vault" ON "CapturedPost" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "CapturedPost" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "CapturedPost" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
-- What everybody can see, or could, the vendor sees too; what waits or was left out it does not.
CREATE POLICY "partner, or public" ON "SocialPublication" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()) OR ("vendorId" = (SELECT tl_vendor()) AND "state" IN ('published', 'unknown', 'removing', 'removed', 'not_removed')));
CREATE POLICY "owner writes" ON "SocialPublication" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "SocialPublication" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));

-- Sweeps find what is due, and a short link its way, without a token or a text.
CREATE POLICY "system" ON "SocialAccount" FOR SELECT TO throughline_system USING (true);
CREATE POLICY "system" ON "SocialPost" FOR SELECT TO throughline_system USING (true);
CREATE POLICY "system" ON "SocialSubscription" FOR SELECT TO throughline_system USING (true);
CREATE POLICY "system" ON "SocialPartnerPost" FOR SELECT TO throughline_system USING (true);
CREATE POLICY "system" ON "SocialPublication" FOR SELECT TO throughline_system USING (true);
CREATE POLICY "system" ON "SocialLink" FOR SELECT TO throughline_system USING (true);
GRANT SELECT ("partnerId", "id", "status", "renewAt", "expiresAt", "remindedAt", "pausedUntil") ON "SocialAccount" TO throughline_system;
GRANT SELECT ("vendorId", "id", "topicId", "status", "offeredAt", "endedAt") ON "SocialPost" TO throughline_system;
GRANT SELECT ("vendorId", "partnerId", "topicId") ON "SocialSubscription" TO throughline_system;
GRANT SELECT ("partnerId", "id", "vendorId", "postId", "state", "dueAt", "mailedAt") ON "SocialPartnerPost" TO throughline_system;
GRANT SELECT ("partnerId", "id", "vendorId", "postId", "accountId", "state", "dueAt") ON "SocialPublication" TO throughline_system;
GRANT SELECT ("code", "partnerId", "publicationId", "destination") ON "SocialLink" TO throughline_system;

GRANT SELECT, INSERT, UPDATE ("name", "archivedAt") ON "SocialStream", "SocialTopic" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("topicId", "campaignId", "title", "content", "status", "publishLocal", "timeZone", "publishAt", "offeredAt", "updatedAt", "endedAt")
  ON "SocialPost" TO throughline_app;
GRANT SELECT, INSERT, DELETE, UPDATE ("mode", "updatedAt") ON "SocialSubscription" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("handle", "displayName", "profileUrl", "status", "statusReason", "sealed", "expiresAt", "renewAt", "renewingBy", "leaseUntil",
  "pausedUntil", "remindedAt", "connectedBy", "connectedAt", "updatedAt") ON "SocialAccount" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("takenAt") ON "SocialSignIn" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("clientId", "sealed") ON "SocialServerApp" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("state", "zones", "dueAt", "decidedBy", "decidedAt", "mailedAt") ON "SocialPartnerPost" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("state", "reason", "claimedBy", "dueAt", "attempt", "looks", "sentAt", "externalId", "permalink", "publishedAt",
  "recallAt", "clicks", "machineClicks") ON "SocialPublication" TO throughline_app;
GRANT SELECT, INSERT ON "SocialLink" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("deletedAt") ON "CapturedPost" TO throughline_app;
