-- Tables first (generated from prisma/models), then what the schema language cannot say:
-- ids in SQL, in-flight index, row policies, grants. The roles are made by prisma/migrate.ts before this runs.
-- Text ids compare by bytes (COLLATE "C"): they sort by time and their indexes do not depend on the server's locale.

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "operator" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT COLLATE "C" NOT NULL,
    "token" TEXT NOT NULL,
    "userId" TEXT COLLATE "C" NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C" NOT NULL,
    "providerId" TEXT COLLATE "C" NOT NULL,
    "userId" TEXT COLLATE "C" NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT COLLATE "C" NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Vendor" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "website" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "logoFileId" TEXT COLLATE "C",
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Vendor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Partner" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "country" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "capMailings" INTEGER,
    "capDays" INTEGER NOT NULL DEFAULT 7,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" TEXT COLLATE "C" NOT NULL,
    "userId" TEXT COLLATE "C" NOT NULL,
    "vendorId" TEXT COLLATE "C",
    "partnerId" TEXT COLLATE "C",
    "role" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastActiveAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT COLLATE "C" NOT NULL,
    "side" TEXT NOT NULL,
    "vendorId" TEXT COLLATE "C",
    "partnerId" TEXT COLLATE "C",
    "role" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "companyName" TEXT,
    "tierId" TEXT COLLATE "C",
    "groupIds" TEXT[],
    "tokenHash" TEXT NOT NULL,
    "invitedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" TEXT COLLATE "C" NOT NULL,
    "vendorId" TEXT COLLATE "C",
    "partnerId" TEXT COLLATE "C",
    "name" TEXT NOT NULL,
    "keyHash" TEXT COLLATE "C" NOT NULL,
    "hint" TEXT NOT NULL,
    "scopes" TEXT[],
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "organizationId" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "vendorId" TEXT COLLATE "C",
    "partnerId" TEXT COLLATE "C",
    "requestHash" TEXT NOT NULL,
    "status" INTEGER,
    "body" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("organizationId","key")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" TEXT COLLATE "C" NOT NULL,
    "vendorId" TEXT COLLATE "C",
    "partnerId" TEXT COLLATE "C",
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT COLLATE "C",
    "actorName" TEXT NOT NULL,
    "actingFor" TEXT,
    "action" TEXT NOT NULL,
    "objectType" TEXT NOT NULL,
    "objectId" TEXT COLLATE "C" NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "requestId" TEXT COLLATE "C",
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxEvent" (
    "id" TEXT COLLATE "C" NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "vendorId" TEXT COLLATE "C",
    "partnerId" TEXT COLLATE "C",
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dispatchedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OutboxEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT COLLATE "C" NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Campaign" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "goal" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'draft',
    "startsOn" TEXT,
    "endsOn" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Campaign_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "CampaignTactic" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "campaignId" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'email',
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 1,
    "templateVersionId" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "CampaignTactic_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "CampaignTier" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "campaignId" TEXT COLLATE "C" NOT NULL,
    "tierId" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "CampaignTier_pkey" PRIMARY KEY ("vendorId","campaignId","tierId")
);

-- CreateTable
CREATE TABLE "CampaignGroup" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "campaignId" TEXT COLLATE "C" NOT NULL,
    "groupId" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "CampaignGroup_pkey" PRIMARY KEY ("vendorId","campaignId","groupId")
);

-- CreateTable
CREATE TABLE "Contact" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "email" TEXT NOT NULL,
    "emailCanonical" TEXT COLLATE "C" NOT NULL,
    "addressHmac" TEXT COLLATE "C" NOT NULL,
    "firstName" TEXT NOT NULL DEFAULT '',
    "lastName" TEXT NOT NULL DEFAULT '',
    "company" TEXT NOT NULL DEFAULT '',
    "jobTitle" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "country" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT '',
    "tags" TEXT[],
    "consent" TEXT NOT NULL DEFAULT 'none',
    "legalBasis" TEXT NOT NULL DEFAULT '',
    "consentSource" TEXT NOT NULL DEFAULT '',
    "consentAt" TIMESTAMPTZ(3),
    "consentExpiresAt" TIMESTAMPTZ(3),
    "trackingConsent" BOOLEAN NOT NULL DEFAULT false,
    "unsendable" TEXT,
    "importId" TEXT COLLATE "C",
    "lastMailedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Contact_pkey" PRIMARY KEY ("partnerId","id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "contactId" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT NOT NULL,
    "granted" BOOLEAN NOT NULL,
    "legalBasis" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("partnerId","id")
);

-- CreateTable
CREATE TABLE "Suppression" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "addressHmac" TEXT COLLATE "C" NOT NULL,
    "vendorId" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Suppression_pkey" PRIMARY KEY ("partnerId","addressHmac","vendorId")
);

-- CreateTable
CREATE TABLE "VendorOptOut" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "addressHmac" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "VendorOptOut_pkey" PRIMARY KEY ("vendorId","addressHmac")
);

-- CreateTable
CREATE TABLE "ContactImport" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "fileName" TEXT NOT NULL,
    "filePath" TEXT,
    "fileSha256" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "legalBasis" TEXT NOT NULL DEFAULT '',
    "consentSource" TEXT NOT NULL DEFAULT '',
    "trackingConsent" BOOLEAN NOT NULL DEFAULT false,
    "tags" TEXT[],
    "rowsRead" INTEGER NOT NULL DEFAULT 0,
    "summary" JSONB,
    "rowsApplied" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "leaseUntil" TIMESTAMPTZ(3),

    CONSTRAINT "ContactImport_pkey" PRIMARY KEY ("partnerId","id")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "importId" TEXT COLLATE "C" NOT NULL,
    "line" INTEGER NOT NULL,
    "emailCanonical" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "addressHmac" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "data" JSONB NOT NULL,
    "outcome" TEXT,
    "reason" TEXT,

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("partnerId","importId","line")
);

-- CreateTable
CREATE TABLE "Audience" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Audience_pkey" PRIMARY KEY ("partnerId","id")
);

-- CreateTable
CREATE TABLE "Template" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Template_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "TemplateVersion" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "templateId" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "mjml" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "preheader" TEXT NOT NULL DEFAULT '',
    "locale" TEXT NOT NULL DEFAULT 'en',
    "zones" JSONB NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TemplateVersion_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "BrandKit" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "data" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BrandKit_pkey" PRIMARY KEY ("partnerId")
);

-- CreateTable
CREATE TABLE "BrandKitVersion" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "data" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BrandKitVersion_pkey" PRIMARY KEY ("partnerId","id")
);

-- CreateTable
CREATE TABLE "File" (
    "ownerId" TEXT COLLATE "C" NOT NULL,
    "sha256" TEXT COLLATE "C" NOT NULL,
    "vendorId" TEXT COLLATE "C",
    "partnerId" TEXT COLLATE "C",
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "fileName" TEXT NOT NULL,
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "File_pkey" PRIMARY KEY ("ownerId","sha256")
);

-- CreateTable
CREATE TABLE "SenderIdentity" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'installation',
    "address" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "replyTo" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SenderIdentity_pkey" PRIMARY KEY ("partnerId","id")
);

-- CreateTable
CREATE TABLE "Mailing" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "sourceKind" TEXT NOT NULL,
    "sourceId" TEXT COLLATE "C" NOT NULL,
    "tacticId" TEXT COLLATE "C",
    "state" TEXT NOT NULL,
    "pauseReason" TEXT,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "startsLocal" TEXT,
    "timeZone" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "leaseUntil" TIMESTAMPTZ(3),
    "audienceId" TEXT COLLATE "C",
    "expandCursor" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL,
    "preheader" TEXT NOT NULL DEFAULT '',
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "fromAddress" TEXT NOT NULL,
    "fromName" TEXT NOT NULL,
    "replyTo" TEXT NOT NULL,
    "trackingMode" TEXT NOT NULL DEFAULT 'consent',
    "locale" TEXT NOT NULL DEFAULT 'en',
    "footer" JSONB NOT NULL,
    "brandKitVersionId" TEXT COLLATE "C",
    "templateVersionId" TEXT COLLATE "C",
    "confirmedCount" INTEGER,
    "audienceCount" INTEGER NOT NULL DEFAULT 0,
    "acceptedCount" INTEGER NOT NULL DEFAULT 0,
    "failedCount" INTEGER NOT NULL DEFAULT 0,
    "skippedCount" INTEGER NOT NULL DEFAULT 0,
    "unknownCount" INTEGER NOT NULL DEFAULT 0,
    "cancelledCount" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Mailing_pkey" PRIMARY KEY ("partnerId","id")
);

-- CreateTable
CREATE TABLE "MailingLink" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "mailingId" TEXT COLLATE "C" NOT NULL,
    "number" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "MailingLink_pkey" PRIMARY KEY ("partnerId","mailingId","number")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "mailingId" TEXT COLLATE "C" NOT NULL,
    "contactId" TEXT COLLATE "C" NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "reason" TEXT,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "claimedBy" TEXT,
    "leaseUntil" TIMESTAMPTZ(3),
    "notBefore" TIMESTAMPTZ(3),
    "providerId" TEXT COLLATE "C",
    "settledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("partnerId","id")
);

-- CreateTable
CREATE TABLE "Engagement" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "eventId" TEXT COLLATE "C" NOT NULL,
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "mailingId" TEXT COLLATE "C" NOT NULL,
    "launchId" TEXT COLLATE "C",
    "tacticId" TEXT COLLATE "C",
    "channel" TEXT NOT NULL DEFAULT 'email',
    "role" TEXT NOT NULL DEFAULT 'contact',
    "deliveryId" TEXT COLLATE "C",
    "contactId" TEXT COLLATE "C",
    "kind" TEXT NOT NULL,
    "linkNumber" INTEGER,
    "class" TEXT NOT NULL DEFAULT 'unknown',
    "classReason" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Engagement_pkey" PRIMARY KEY ("partnerId","id")
);

-- CreateTable
CREATE TABLE "CapturedMail" (
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C",
    "messageId" TEXT COLLATE "C" NOT NULL,
    "fromAddress" TEXT NOT NULL,
    "toAddress" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CapturedMail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Launch" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "campaignId" TEXT COLLATE "C" NOT NULL,
    "tacticId" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "zones" JSONB NOT NULL,
    "subject" TEXT,
    "audienceId" TEXT COLLATE "C",
    "senderId" TEXT COLLATE "C",
    "startsLocal" TEXT,
    "timeZone" TEXT,
    "startsAt" TIMESTAMPTZ(3),
    "confirmedAt" TIMESTAMPTZ(3),
    "confirmedBy" TEXT,
    "mailingId" TEXT COLLATE "C",
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Launch_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "LaunchTotals" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "launchId" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "audience" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "unknown" INTEGER NOT NULL DEFAULT 0,
    "cancelled" INTEGER NOT NULL DEFAULT 0,
    "bounced" INTEGER NOT NULL DEFAULT 0,
    "clicks" INTEGER NOT NULL DEFAULT 0,
    "machineClicks" INTEGER NOT NULL DEFAULT 0,
    "clickers" INTEGER NOT NULL DEFAULT 0,
    "unsubscribes" INTEGER NOT NULL DEFAULT 0,
    "firstSentAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LaunchTotals_pkey" PRIMARY KEY ("vendorId","launchId")
);

-- CreateTable
CREATE TABLE "Tier" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Tier_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "PartnerGroup" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PartnerGroup_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "Partnership" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "tierId" TEXT COLLATE "C",
    "status" TEXT NOT NULL DEFAULT 'active',
    "onBehalfAllowed" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Partnership_pkey" PRIMARY KEY ("vendorId","partnerId")
);

-- CreateTable
CREATE TABLE "PartnerGroupMember" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "groupId" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "PartnerGroupMember_pkey" PRIMARY KEY ("vendorId","groupId","partnerId")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_userId_idx" ON "session"("userId");

-- CreateIndex
CREATE INDEX "account_userId_idx" ON "account"("userId");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "Vendor_slug_key" ON "Vendor"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Partner_slug_key" ON "Partner"("slug");

-- CreateIndex
CREATE INDEX "Membership_vendorId_idx" ON "Membership"("vendorId");

-- CreateIndex
CREATE INDEX "Membership_partnerId_idx" ON "Membership"("partnerId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_userId_vendorId_key" ON "Membership"("userId", "vendorId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_userId_partnerId_key" ON "Membership"("userId", "partnerId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_vendorId_idx" ON "Invitation"("vendorId");

-- CreateIndex
CREATE INDEX "Invitation_partnerId_idx" ON "Invitation"("partnerId");

-- CreateIndex
CREATE INDEX "Invitation_email_idx" ON "Invitation"("email");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_keyHash_key" ON "ApiKey"("keyHash");

-- CreateIndex
CREATE INDEX "ApiKey_vendorId_idx" ON "ApiKey"("vendorId");

-- CreateIndex
CREATE INDEX "ApiKey_partnerId_idx" ON "ApiKey"("partnerId");

-- CreateIndex
CREATE INDEX "AuditEntry_vendorId_at_idx" ON "AuditEntry"("vendorId", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_partnerId_at_idx" ON "AuditEntry"("partnerId", "at");

-- CreateIndex
CREATE INDEX "OutboxEvent_createdAt_idx" ON "OutboxEvent"("createdAt");

-- CreateIndex
CREATE INDEX "Campaign_vendorId_status_idx" ON "Campaign"("vendorId", "status");

-- CreateIndex
CREATE INDEX "CampaignTactic_vendorId_campaignId_idx" ON "CampaignTactic"("vendorId", "campaignId");

-- CreateIndex
CREATE INDEX "Contact_partnerId_addressHmac_idx" ON "Contact"("partnerId", "addressHmac");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_partnerId_emailCanonical_key" ON "Contact"("partnerId", "emailCanonical");

-- CreateIndex
CREATE INDEX "Consent_partnerId_contactId_idx" ON "Consent"("partnerId", "contactId");

-- CreateIndex
CREATE INDEX "ContactImport_partnerId_createdAt_idx" ON "ContactImport"("partnerId", "createdAt");

-- CreateIndex
CREATE INDEX "ImportRow_partnerId_importId_emailCanonical_idx" ON "ImportRow"("partnerId", "importId", "emailCanonical");

-- CreateIndex
CREATE UNIQUE INDEX "Audience_partnerId_name_key" ON "Audience"("partnerId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Template_vendorId_name_key" ON "Template"("vendorId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "TemplateVersion_vendorId_templateId_number_key" ON "TemplateVersion"("vendorId", "templateId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "BrandKitVersion_partnerId_number_key" ON "BrandKitVersion"("partnerId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "SenderIdentity_partnerId_address_key" ON "SenderIdentity"("partnerId", "address");

-- CreateIndex
CREATE INDEX "Mailing_partnerId_sourceId_idx" ON "Mailing"("partnerId", "sourceId");

-- CreateIndex
CREATE INDEX "Mailing_dueAt_idx" ON "Mailing"("dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_partnerId_mailingId_contactId_key" ON "Delivery"("partnerId", "mailingId", "contactId");

-- CreateIndex
CREATE INDEX "Engagement_partnerId_mailingId_kind_idx" ON "Engagement"("partnerId", "mailingId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Engagement_partnerId_eventId_key" ON "Engagement"("partnerId", "eventId");

-- CreateIndex
CREATE UNIQUE INDEX "CapturedMail_messageId_key" ON "CapturedMail"("messageId");

-- CreateIndex
CREATE INDEX "CapturedMail_partnerId_createdAt_idx" ON "CapturedMail"("partnerId", "createdAt");

-- CreateIndex
CREATE INDEX "CapturedMail_createdAt_idx" ON "CapturedMail"("createdAt");

-- CreateIndex
CREATE INDEX "Launch_vendorId_campaignId_idx" ON "Launch"("vendorId", "campaignId");

-- CreateIndex
CREATE UNIQUE INDEX "Launch_partnerId_id_key" ON "Launch"("partnerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Launch_vendorId_partnerId_id_key" ON "Launch"("vendorId", "partnerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "LaunchTotals_vendorId_partnerId_launchId_key" ON "LaunchTotals"("vendorId", "partnerId", "launchId");

-- CreateIndex
CREATE UNIQUE INDEX "Tier_vendorId_name_key" ON "Tier"("vendorId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "PartnerGroup_vendorId_name_key" ON "PartnerGroup"("vendorId", "name");

-- CreateIndex
CREATE INDEX "Partnership_partnerId_idx" ON "Partnership"("partnerId");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CampaignTactic" ADD CONSTRAINT "CampaignTactic_vendorId_campaignId_fkey" FOREIGN KEY ("vendorId", "campaignId") REFERENCES "Campaign"("vendorId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CampaignTactic" ADD CONSTRAINT "CampaignTactic_vendorId_templateVersionId_fkey" FOREIGN KEY ("vendorId", "templateVersionId") REFERENCES "TemplateVersion"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CampaignTier" ADD CONSTRAINT "CampaignTier_vendorId_campaignId_fkey" FOREIGN KEY ("vendorId", "campaignId") REFERENCES "Campaign"("vendorId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CampaignTier" ADD CONSTRAINT "CampaignTier_vendorId_tierId_fkey" FOREIGN KEY ("vendorId", "tierId") REFERENCES "Tier"("vendorId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CampaignGroup" ADD CONSTRAINT "CampaignGroup_vendorId_campaignId_fkey" FOREIGN KEY ("vendorId", "campaignId") REFERENCES "Campaign"("vendorId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CampaignGroup" ADD CONSTRAINT "CampaignGroup_vendorId_groupId_fkey" FOREIGN KEY ("vendorId", "groupId") REFERENCES "PartnerGroup"("vendorId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TemplateVersion" ADD CONSTRAINT "TemplateVersion_vendorId_templateId_fkey" FOREIGN KEY ("vendorId", "templateId") REFERENCES "Template"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailingLink" ADD CONSTRAINT "MailingLink_partnerId_mailingId_fkey" FOREIGN KEY ("partnerId", "mailingId") REFERENCES "Mailing"("partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_partnerId_mailingId_fkey" FOREIGN KEY ("partnerId", "mailingId") REFERENCES "Mailing"("partnerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Launch" ADD CONSTRAINT "Launch_vendorId_partnerId_fkey" FOREIGN KEY ("vendorId", "partnerId") REFERENCES "Partnership"("vendorId", "partnerId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Launch" ADD CONSTRAINT "Launch_vendorId_campaignId_fkey" FOREIGN KEY ("vendorId", "campaignId") REFERENCES "Campaign"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Launch" ADD CONSTRAINT "Launch_vendorId_tacticId_fkey" FOREIGN KEY ("vendorId", "tacticId") REFERENCES "CampaignTactic"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Launch" ADD CONSTRAINT "Launch_partnerId_audienceId_fkey" FOREIGN KEY ("partnerId", "audienceId") REFERENCES "Audience"("partnerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LaunchTotals" ADD CONSTRAINT "LaunchTotals_vendorId_partnerId_fkey" FOREIGN KEY ("vendorId", "partnerId") REFERENCES "Partnership"("vendorId", "partnerId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LaunchTotals" ADD CONSTRAINT "LaunchTotals_vendorId_partnerId_launchId_fkey" FOREIGN KEY ("vendorId", "partnerId", "launchId") REFERENCES "Launch"("vendorId", "partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Partnership" ADD CONSTRAINT "Partnership_vendorId_fkey" FOREIGN KEY ("vendorId") REFERENCES "Vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Partnership" ADD CONSTRAINT "Partnership_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Partnership" ADD CONSTRAINT "Partnership_vendorId_tierId_fkey" FOREIGN KEY ("vendorId", "tierId") REFERENCES "Tier"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerGroupMember" ADD CONSTRAINT "PartnerGroupMember_vendorId_groupId_fkey" FOREIGN KEY ("vendorId", "groupId") REFERENCES "PartnerGroup"("vendorId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerGroupMember" ADD CONSTRAINT "PartnerGroupMember_vendorId_partnerId_fkey" FOREIGN KEY ("vendorId", "partnerId") REFERENCES "Partnership"("vendorId", "partnerId") ON DELETE CASCADE ON UPDATE CASCADE;



-- Ids: the same form as newId() in campaigns/kernel/ids.ts, 26 Crockford digits of a UUIDv7. The first ten are its 48 bits of
-- milliseconds; of the rest, one holds the version (0111 and a random bit) and one the variant (a random bit, 10, two random bits).
-- Random digits come from base64 of random bytes, two of its 64 characters for each of our 32.
CREATE FUNCTION tl_new_id(prefix text) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  digits constant text := '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  ms bigint := (extract(epoch FROM clock_timestamp()) * 1000)::bigint;
  bytes bytea := uuid_send(gen_random_uuid());
  random text := translate(encode(substring(bytes FROM 1 FOR 6) || substring(bytes FROM 11 FOR 6), 'base64'),
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', '0123456789ABCDEFGHJKMNPQRSTVWXYZ0123456789ABCDEFGHJKMNPQRSTVWXYZ');
BEGIN
  RETURN prefix || '_' || substr(digits, ((ms >> 45) & 31)::integer + 1, 1)
    || substr(digits, ((ms >> 40) & 31)::integer + 1, 1)
    || substr(digits, ((ms >> 35) & 31)::integer + 1, 1)
    || substr(digits, ((ms >> 30) & 31)::integer + 1, 1)
    || substr(digits, ((ms >> 25) & 31)::integer + 1, 1)
    || substr(digits, ((ms >> 20) & 31)::integer + 1, 1)
    || substr(digits, ((ms >> 15) & 31)::integer + 1, 1)
    || substr(digits, ((ms >> 10) & 31)::integer + 1, 1)
    || substr(digits, ((ms >> 5) & 31)::integer + 1, 1)
    || substr(digits, ((ms >> 0) & 31)::integer + 1, 1)
    || translate(substr(random, 1, 1), digits, repeat('EF', 16))
    || substr(random, 2, 2)
    || translate(substr(random, 4, 1), digits, repeat('89ABRSTV', 4))
    || substr(random, 5, 12);
END $$;

-- Whose rows: set by prisma/scoped-db.ts at the start of each transaction. Empty or missing = nobody.
CREATE FUNCTION tl_vendor() RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT CASE WHEN current_setting('app.side', true) = 'vendor' THEN nullif(current_setting('app.vendor_id', true), '') END $$;
CREATE FUNCTION tl_partner() RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT CASE WHEN current_setting('app.side', true) = 'partner' THEN nullif(current_setting('app.partner_id', true), '') END $$;
-- Acting on behalf: the vendor and the partner it acts for. Vault policies do not know these two.
CREATE FUNCTION tl_behalf_vendor() RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT CASE WHEN current_setting('app.side', true) = 'behalf' THEN nullif(current_setting('app.vendor_id', true), '') END $$;
CREATE FUNCTION tl_acting_for() RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT CASE WHEN current_setting('app.side', true) = 'behalf' THEN nullif(current_setting('app.acting_for', true), '') END $$;

-- Claims look for the few deliveries still under way; settled ones leave this index.
CREATE INDEX "Delivery_under_way" ON "Delivery" ("partnerId", "mailingId", "id")
  WHERE "state" IN ('queued', 'claimed', 'sending');
CREATE INDEX "OutboxEvent_waiting" ON "OutboxEvent" ("createdAt") WHERE "dispatchedAt" IS NULL;


-- Exactly one organization.
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_one_organization" CHECK (num_nonnulls("vendorId", "partnerId") = 1);
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_one_organization" CHECK (num_nonnulls("vendorId", "partnerId") = 1);
ALTER TABLE "File" ADD CONSTRAINT "File_one_owner" CHECK (num_nonnulls("vendorId", "partnerId") = 1 AND "ownerId" = coalesce("vendorId", "partnerId"));

-- Row security, forced, on every table that belongs to someone.
ALTER TABLE "Vendor" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Vendor" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Partner" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Partner" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Membership" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Membership" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Invitation" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Invitation" FORCE ROW LEVEL SECURITY;
ALTER TABLE "ApiKey" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ApiKey" FORCE ROW LEVEL SECURITY;
ALTER TABLE "IdempotencyKey" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "IdempotencyKey" FORCE ROW LEVEL SECURITY;
ALTER TABLE "AuditEntry" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "AuditEntry" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Tier" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Tier" FORCE ROW LEVEL SECURITY;
ALTER TABLE "PartnerGroup" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "PartnerGroup" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Partnership" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Partnership" FORCE ROW LEVEL SECURITY;
ALTER TABLE "PartnerGroupMember" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "PartnerGroupMember" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Contact" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Contact" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Consent" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Consent" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Suppression" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Suppression" FORCE ROW LEVEL SECURITY;
ALTER TABLE "VendorOptOut" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "VendorOptOut" FORCE ROW LEVEL SECURITY;
ALTER TABLE "ContactImport" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ContactImport" FORCE ROW LEVEL SECURITY;
ALTER TABLE "ImportRow" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ImportRow" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Audience" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Audience" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Template" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Template" FORCE ROW LEVEL SECURITY;
ALTER TABLE "TemplateVersion" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "TemplateVersion" FORCE ROW LEVEL SECURITY;
ALTER TABLE "BrandKit" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "BrandKit" FORCE ROW LEVEL SECURITY;
ALTER TABLE "BrandKitVersion" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "BrandKitVersion" FORCE ROW LEVEL SECURITY;
ALTER TABLE "File" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "File" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Campaign" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Campaign" FORCE ROW LEVEL SECURITY;
ALTER TABLE "CampaignTactic" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "CampaignTactic" FORCE ROW LEVEL SECURITY;
ALTER TABLE "CampaignTier" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "CampaignTier" FORCE ROW LEVEL SECURITY;
ALTER TABLE "CampaignGroup" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "CampaignGroup" FORCE ROW LEVEL SECURITY;
ALTER TABLE "SenderIdentity" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "SenderIdentity" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Mailing" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Mailing" FORCE ROW LEVEL SECURITY;
ALTER TABLE "MailingLink" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "MailingLink" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Delivery" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Delivery" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Engagement" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Engagement" FORCE ROW LEVEL SECURITY;
ALTER TABLE "CapturedMail" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "CapturedMail" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Launch" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Launch" FORCE ROW LEVEL SECURITY;
ALTER TABLE "LaunchTotals" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "LaunchTotals" FORCE ROW LEVEL SECURITY;
ALTER TABLE "OutboxEvent" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "OutboxEvent" FORCE ROW LEVEL SECURITY;

-- Organizations
CREATE POLICY "own or partnered" ON "Vendor" FOR SELECT TO throughline_app
  USING ("id" = (SELECT tl_vendor()) OR "id" = (SELECT tl_behalf_vendor()) OR EXISTS (SELECT 1 FROM "Partnership" p WHERE p."vendorId" = "Vendor"."id" AND p."partnerId" = (SELECT tl_partner())));
CREATE POLICY "owner changes" ON "Vendor" FOR UPDATE TO throughline_app
  USING ("id" = (SELECT tl_vendor()))
  WITH CHECK ("id" = (SELECT tl_vendor()));
CREATE POLICY "own or partnered" ON "Partner" FOR SELECT TO throughline_app
  USING ("id" = (SELECT tl_partner()) OR EXISTS (SELECT 1 FROM "Partnership" p WHERE p."partnerId" = "Partner"."id" AND p."vendorId" = coalesce((SELECT tl_vendor()), (SELECT tl_behalf_vendor())) AND ((SELECT tl_acting_for()) IS NULL OR p."partnerId" = (SELECT tl_acting_for()))));
CREATE POLICY "owner changes" ON "Partner" FOR UPDATE TO throughline_app
  USING ("id" = (SELECT tl_partner()))
  WITH CHECK ("id" = (SELECT tl_partner()));
CREATE POLICY "own organization" ON "Membership" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "Membership" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "own organization" ON "Invitation" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR ("vendorId" IS NULL AND "partnerId" = (SELECT tl_partner())));
CREATE POLICY "owner writes" ON "Invitation" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()) OR ("vendorId" IS NULL AND "partnerId" = (SELECT tl_partner())));
CREATE POLICY "owner changes" ON "Invitation" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR ("vendorId" IS NULL AND "partnerId" = (SELECT tl_partner())))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()) OR ("vendorId" IS NULL AND "partnerId" = (SELECT tl_partner())));
CREATE POLICY "own organization" ON "ApiKey" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "ApiKey" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "ApiKey" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "own organization" ON "IdempotencyKey" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "IdempotencyKey" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "IdempotencyKey" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner removes" ON "IdempotencyKey" FOR DELETE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "own organization" ON "AuditEntry" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "writes what it did" ON "AuditEntry" FOR INSERT TO throughline_app
  WITH CHECK (("vendorId" = (SELECT tl_vendor()) AND "partnerId" IS NULL) OR ("partnerId" = (SELECT tl_partner()) AND "vendorId" IS NULL) OR ("vendorId" = (SELECT tl_behalf_vendor()) AND "actingFor" = (SELECT tl_acting_for())));
CREATE POLICY "says what happened" ON "OutboxEvent" FOR INSERT TO throughline_app
  WITH CHECK (("vendorId" = (SELECT tl_vendor()) AND "partnerId" IS NULL) OR ("partnerId" = (SELECT tl_partner()) AND "vendorId" IS NULL) OR ("vendorId" = (SELECT tl_behalf_vendor()) AND "partnerId" = (SELECT tl_acting_for())));

-- Partners
CREATE POLICY "either side" ON "Partnership" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()) OR ("vendorId" = (SELECT tl_behalf_vendor()) AND "partnerId" = (SELECT tl_acting_for())));
CREATE POLICY "vendor changes" ON "Partnership" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "partner permits" ON "Partnership" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vendor or its partners" ON "Tier" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR EXISTS (SELECT 1 FROM "Partnership" p WHERE p."vendorId" = "Tier"."vendorId" AND p."partnerId" = (SELECT tl_partner())));
CREATE POLICY "owner writes" ON "Tier" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner changes" ON "Tier" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner removes" ON "Tier" FOR DELETE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "vendor" ON "PartnerGroup" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner writes" ON "PartnerGroup" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner changes" ON "PartnerGroup" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner removes" ON "PartnerGroup" FOR DELETE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "either side" ON "PartnerGroupMember" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "PartnerGroupMember" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner changes" ON "PartnerGroupMember" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner removes" ON "PartnerGroupMember" FOR DELETE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()));

-- The vault: the partner and nobody else
CREATE POLICY "vault" ON "Contact" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "Contact" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "Contact" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner removes" ON "Contact" FOR DELETE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vault" ON "Consent" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "Consent" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "Consent" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner removes" ON "Consent" FOR DELETE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vault" ON "Suppression" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "Suppression" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "Suppression" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner removes" ON "Suppression" FOR DELETE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vault" ON "ContactImport" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "ContactImport" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "ContactImport" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner removes" ON "ContactImport" FOR DELETE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vault" ON "ImportRow" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "ImportRow" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "ImportRow" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner removes" ON "ImportRow" FOR DELETE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vault" ON "Audience" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "Audience" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "Audience" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner removes" ON "Audience" FOR DELETE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vault" ON "SenderIdentity" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "SenderIdentity" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "SenderIdentity" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner removes" ON "SenderIdentity" FOR DELETE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vault" ON "Mailing" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "Mailing" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "Mailing" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner removes" ON "Mailing" FOR DELETE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vault" ON "MailingLink" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "MailingLink" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "MailingLink" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner removes" ON "MailingLink" FOR DELETE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vault" ON "Delivery" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "Delivery" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "Delivery" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner removes" ON "Delivery" FOR DELETE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "vault" ON "Engagement" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "Engagement" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "Engagement" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner removes" ON "Engagement" FOR DELETE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));

-- Content and catalog
CREATE POLICY "vendor" ON "Template" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner writes" ON "Template" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner changes" ON "Template" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "vendor, or offered" ON "TemplateVersion" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR EXISTS (SELECT 1 FROM "CampaignTactic" t WHERE t."vendorId" = "TemplateVersion"."vendorId" AND t."templateVersionId" = "TemplateVersion"."id"));
CREATE POLICY "owner writes" ON "TemplateVersion" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "vendor, or offered" ON "Campaign" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR ("status" <> 'draft' AND ("vendorId" = (SELECT tl_behalf_vendor()) OR EXISTS (SELECT 1 FROM "Partnership" p WHERE p."vendorId" = "Campaign"."vendorId" AND p."partnerId" = (SELECT tl_partner())))));
CREATE POLICY "owner writes" ON "Campaign" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner changes" ON "Campaign" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner removes" ON "Campaign" FOR DELETE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "as its campaign" ON "CampaignTactic" FOR SELECT TO throughline_app
  USING (EXISTS (SELECT 1 FROM "Campaign" c WHERE c."vendorId" = "CampaignTactic"."vendorId" AND c."id" = "CampaignTactic"."campaignId"));
CREATE POLICY "owner writes" ON "CampaignTactic" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner changes" ON "CampaignTactic" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner removes" ON "CampaignTactic" FOR DELETE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "as its campaign" ON "CampaignTier" FOR SELECT TO throughline_app
  USING (EXISTS (SELECT 1 FROM "Campaign" c WHERE c."vendorId" = "CampaignTier"."vendorId" AND c."id" = "CampaignTier"."campaignId"));
CREATE POLICY "owner writes" ON "CampaignTier" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner changes" ON "CampaignTier" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner removes" ON "CampaignTier" FOR DELETE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "as its campaign" ON "CampaignGroup" FOR SELECT TO throughline_app
  USING (EXISTS (SELECT 1 FROM "Campaign" c WHERE c."vendorId" = "CampaignGroup"."vendorId" AND c."id" = "CampaignGroup"."campaignId"));
CREATE POLICY "owner writes" ON "CampaignGroup" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner changes" ON "CampaignGroup" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner removes" ON "CampaignGroup" FOR DELETE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "partner, or on its behalf" ON "BrandKit" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()) OR ("partnerId" = (SELECT tl_acting_for()) AND EXISTS (SELECT 1 FROM "Partnership" p WHERE p."vendorId" = (SELECT tl_behalf_vendor()) AND p."partnerId" = (SELECT tl_acting_for()) AND p."onBehalfAllowed" AND p."status" = 'active')));
CREATE POLICY "owner writes" ON "BrandKit" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()) OR ("partnerId" = (SELECT tl_acting_for()) AND EXISTS (SELECT 1 FROM "Partnership" p WHERE p."vendorId" = (SELECT tl_behalf_vendor()) AND p."partnerId" = (SELECT tl_acting_for()) AND p."onBehalfAllowed" AND p."status" = 'active')));
CREATE POLICY "owner changes" ON "BrandKit" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()) OR ("partnerId" = (SELECT tl_acting_for()) AND EXISTS (SELECT 1 FROM "Partnership" p WHERE p."vendorId" = (SELECT tl_behalf_vendor()) AND p."partnerId" = (SELECT tl_acting_for()) AND p."onBehalfAllowed" AND p."status" = 'active')))
  WITH CHECK ("partnerId" = (SELECT tl_partner()) OR ("partnerId" = (SELECT tl_acting_for()) AND EXISTS (SELECT 1 FROM "Partnership" p WHERE p."vendorId" = (SELECT tl_behalf_vendor()) AND p."partnerId" = (SELECT tl_acting_for()) AND p."onBehalfAllowed" AND p."status" = 'active')));
CREATE POLICY "partner, or partnered" ON "BrandKitVersion" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()) OR EXISTS (SELECT 1 FROM "Partnership" p WHERE p."partnerId" = "BrandKitVersion"."partnerId" AND (p."vendorId" = (SELECT tl_vendor()) OR (p."vendorId" = (SELECT tl_behalf_vendor()) AND p."partnerId" = (SELECT tl_acting_for())))));
CREATE POLICY "owner writes" ON "BrandKitVersion" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()) OR ("partnerId" = (SELECT tl_acting_for()) AND EXISTS (SELECT 1 FROM "Partnership" p WHERE p."vendorId" = (SELECT tl_behalf_vendor()) AND p."partnerId" = (SELECT tl_acting_for()) AND p."onBehalfAllowed" AND p."status" = 'active')));
CREATE POLICY "own" ON "File" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "File" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "File" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner removes" ON "File" FOR DELETE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "own" ON "CapturedMail" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "CapturedMail" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));

-- Launches
CREATE POLICY "either side" ON "Launch" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()) OR ("vendorId" = (SELECT tl_behalf_vendor()) AND "partnerId" = (SELECT tl_acting_for()) AND EXISTS (SELECT 1 FROM "Partnership" p WHERE p."vendorId" = (SELECT tl_behalf_vendor()) AND p."partnerId" = (SELECT tl_acting_for()) AND p."onBehalfAllowed" AND p."status" = 'active')));
CREATE POLICY "owner writes" ON "Launch" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()) OR ("vendorId" = (SELECT tl_behalf_vendor()) AND "partnerId" = (SELECT tl_acting_for()) AND EXISTS (SELECT 1 FROM "Partnership" p WHERE p."vendorId" = (SELECT tl_behalf_vendor()) AND p."partnerId" = (SELECT tl_acting_for()) AND p."onBehalfAllowed" AND p."status" = 'active')));
CREATE POLICY "owner changes" ON "Launch" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()) OR ("vendorId" = (SELECT tl_behalf_vendor()) AND "partnerId" = (SELECT tl_acting_for()) AND EXISTS (SELECT 1 FROM "Partnership" p WHERE p."vendorId" = (SELECT tl_behalf_vendor()) AND p."partnerId" = (SELECT tl_acting_for()) AND p."onBehalfAllowed" AND p."status" = 'active')))
  WITH CHECK ("partnerId" = (SELECT tl_partner()) OR ("vendorId" = (SELECT tl_behalf_vendor()) AND "partnerId" = (SELECT tl_acting_for()) AND EXISTS (SELECT 1 FROM "Partnership" p WHERE p."vendorId" = (SELECT tl_behalf_vendor()) AND p."partnerId" = (SELECT tl_acting_for()) AND p."onBehalfAllowed" AND p."status" = 'active')));
-- A vendor sees figures only where at least 8 people stand behind them.
CREATE POLICY "partner, or enough people" ON "LaunchTotals" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()) OR ("vendorId" = (SELECT tl_vendor()) AND "accepted" >= 8));
CREATE POLICY "owner writes" ON "LaunchTotals" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "LaunchTotals" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));

-- Opt-outs from a vendor: asked and added through two functions, never listed. The functions run as the owner of the table.
CREATE POLICY "through its functions" ON "VendorOptOut" FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE FUNCTION tl_vendor_opted_out(vendor_id text, address_hmac text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
  $$ SELECT EXISTS (SELECT 1 FROM "VendorOptOut" o WHERE o."vendorId" = vendor_id AND o."addressHmac" = address_hmac) $$;
CREATE FUNCTION tl_opt_out_of_vendor(vendor_id text, address_hmac text) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS
  $$ INSERT INTO "VendorOptOut" ("vendorId", "addressHmac") VALUES (vendor_id, address_hmac) ON CONFLICT DO NOTHING $$;
REVOKE ALL ON FUNCTION tl_vendor_opted_out(text, text), tl_opt_out_of_vendor(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tl_vendor_opted_out(text, text), tl_opt_out_of_vendor(text, text) TO throughline_app;

-- The system role: identity, and heads without personal data (prisma/README.md names the list).
CREATE POLICY "system" ON "Vendor" FOR ALL TO throughline_system
  USING (true)
  WITH CHECK (true);
CREATE POLICY "system" ON "Partner" FOR ALL TO throughline_system
  USING (true)
  WITH CHECK (true);
CREATE POLICY "system" ON "Partnership" FOR ALL TO throughline_system
  USING (true)
  WITH CHECK (true);
CREATE POLICY "system" ON "PartnerGroupMember" FOR ALL TO throughline_system
  USING (true)
  WITH CHECK (true);
CREATE POLICY "system" ON "Tier" FOR ALL TO throughline_system
  USING (true)
  WITH CHECK (true);
CREATE POLICY "system" ON "PartnerGroup" FOR ALL TO throughline_system
  USING (true)
  WITH CHECK (true);
CREATE POLICY "system" ON "Membership" FOR ALL TO throughline_system
  USING (true)
  WITH CHECK (true);
CREATE POLICY "system" ON "Invitation" FOR ALL TO throughline_system
  USING (true)
  WITH CHECK (true);
CREATE POLICY "system" ON "ApiKey" FOR ALL TO throughline_system
  USING (true)
  WITH CHECK (true);
CREATE POLICY "system" ON "OutboxEvent" FOR ALL TO throughline_system
  USING (true)
  WITH CHECK (true);
CREATE POLICY "system" ON "Mailing" FOR ALL TO throughline_system
  USING (true)
  WITH CHECK (true);
CREATE POLICY "system" ON "ContactImport" FOR ALL TO throughline_system
  USING (true)
  WITH CHECK (true);
CREATE POLICY "system" ON "CapturedMail" FOR ALL TO throughline_system
  USING (true)
  WITH CHECK (true);
CREATE POLICY "system" ON "IdempotencyKey" FOR ALL TO throughline_system
  USING (true)
  WITH CHECK (true);
CREATE POLICY "system" ON "AuditEntry" FOR ALL TO throughline_system
  USING (true)
  WITH CHECK (true);
CREATE POLICY "system reads public files" ON "File" FOR SELECT TO throughline_system
  USING ("isPublic");

-- Grants: the least that the work needs. What is append-only has no UPDATE and no DELETE.
GRANT USAGE ON SCHEMA public TO throughline_app, throughline_system;

GRANT SELECT, UPDATE ON "Vendor", "Partner", "Membership", "Partnership" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ON "Invitation", "ApiKey" TO throughline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "IdempotencyKey" TO throughline_app;
GRANT SELECT, INSERT ON "AuditEntry" TO throughline_app;
GRANT INSERT ON "OutboxEvent" TO throughline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "Tier", "PartnerGroup", "PartnerGroupMember" TO throughline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "Contact", "Suppression", "ContactImport", "ImportRow", "Audience" TO throughline_app;
GRANT SELECT, INSERT ON "Consent" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ON "Template", "BrandKit" TO throughline_app;
GRANT SELECT, INSERT ON "TemplateVersion", "BrandKitVersion" TO throughline_app;
GRANT SELECT, INSERT, DELETE ON "File" TO throughline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "Campaign", "CampaignTactic", "CampaignTier", "CampaignGroup" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ON "SenderIdentity", "Launch", "LaunchTotals", "Delivery", "Engagement" TO throughline_app;
GRANT SELECT, INSERT ON "CapturedMail" TO throughline_app;
-- A mailing is frozen when it is made: only its state moves.
GRANT SELECT, INSERT, UPDATE ("state", "pauseReason", "startsAt", "dueAt", "leaseUntil", "expandCursor", "audienceCount", "acceptedCount",
  "failedCount", "skippedCount", "unknownCount", "cancelledCount", "startedAt", "finishedAt") ON "Mailing" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("withdrawnAt") ON "MailingLink" TO throughline_app;

GRANT SELECT, INSERT, UPDATE, DELETE ON "user", "session", "account", "verification", "rate_limit" TO throughline_system;
GRANT SELECT, INSERT, UPDATE ON "Vendor", "Partner", "Partnership", "Membership", "Invitation", "ApiKey" TO throughline_system;
GRANT SELECT, INSERT, DELETE ON "PartnerGroupMember" TO throughline_system;
GRANT SELECT ON "Tier", "PartnerGroup" TO throughline_system;
GRANT SELECT, UPDATE, DELETE ON "OutboxEvent" TO throughline_system;
GRANT INSERT ON "OutboxEvent", "AuditEntry" TO throughline_system;
GRANT SELECT, DELETE ON "IdempotencyKey" TO throughline_system;
GRANT SELECT, INSERT ON "CapturedMail" TO throughline_system;
GRANT SELECT ON "File" TO throughline_system;
GRANT SELECT ("partnerId", "id", "vendorId", "sourceKind", "sourceId", "state", "startsAt", "dueAt", "leaseUntil", "audienceCount", "acceptedCount",
  "failedCount", "skippedCount", "unknownCount", "cancelledCount", "createdAt", "startedAt", "finishedAt"),
  UPDATE ("dueAt", "leaseUntil") ON "Mailing" TO throughline_system;
GRANT SELECT ("partnerId", "id", "status", "createdAt", "confirmedAt", "finishedAt", "leaseUntil"), UPDATE ("leaseUntil") ON "ContactImport" TO throughline_system;
