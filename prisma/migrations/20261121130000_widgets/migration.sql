-- What partners' websites show of a vendor, and how often it was looked at.

-- CreateTable
CREATE TABLE "WidgetItem" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "url" TEXT NOT NULL DEFAULT '',
    "imageSha256" TEXT COLLATE "C",
    "imageExtension" TEXT,
    "imageWidth" INTEGER,
    "imageHeight" INTEGER,
    "imageAlt" TEXT NOT NULL DEFAULT '',
    "startsAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "timeZone" TEXT,
    "allDay" BOOLEAN NOT NULL DEFAULT false,
    "place" TEXT NOT NULL DEFAULT '',
    "price" TEXT NOT NULL DEFAULT '',
    "tierIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "groupIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "externalId" TEXT,
    "importHash" TEXT,
    "feedId" TEXT COLLATE "C",
    "datedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WidgetItem_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "WidgetFeed" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "url" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "autoPublish" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'on',
    "nextAt" TIMESTAMPTZ(3),
    "lastAt" TIMESTAMPTZ(3),
    "lastError" TEXT NOT NULL DEFAULT '',
    "problems" JSONB NOT NULL DEFAULT '[]',
    "added" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "etag" TEXT NOT NULL DEFAULT '',
    "lastModified" TEXT NOT NULL DEFAULT '',
    "failures" INTEGER NOT NULL DEFAULT 0,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WidgetFeed_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "Widget" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "formId" TEXT COLLATE "C",
    "status" TEXT NOT NULL DEFAULT 'active',
    "style" JSONB NOT NULL,
    "origins" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Widget_pkey" PRIMARY KEY ("vendorId","id")
);

-- CreateTable
CREATE TABLE "WidgetDay" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "widgetId" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "day" DATE NOT NULL,
    "itemId" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "views" INTEGER NOT NULL DEFAULT 0,
    "clicks" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "WidgetDay_pkey" PRIMARY KEY ("partnerId","widgetId","day","itemId")
);

-- CreateTable
CREATE TABLE "WidgetTotals" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "widgetId" TEXT COLLATE "C" NOT NULL,
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "views" INTEGER NOT NULL DEFAULT 0,
    "clicks" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WidgetTotals_pkey" PRIMARY KEY ("vendorId","partnerId","widgetId")
);

-- CreateTable
CREATE TABLE "WidgetBatch" (
    "partnerId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WidgetBatch_pkey" PRIMARY KEY ("partnerId","id")
);

-- CreateIndex
CREATE INDEX "WidgetItem_vendorId_status_kind_datedAt_idx" ON "WidgetItem"("vendorId", "status", "kind", "datedAt");

-- CreateIndex
CREATE UNIQUE INDEX "WidgetItem_vendorId_kind_externalId_key" ON "WidgetItem"("vendorId", "kind", "externalId");

-- CreateIndex
CREATE INDEX "WidgetFeed_nextAt_idx" ON "WidgetFeed"("nextAt");

-- CreateIndex
CREATE UNIQUE INDEX "WidgetFeed_vendorId_url_key" ON "WidgetFeed"("vendorId", "url");

-- CreateIndex
CREATE UNIQUE INDEX "Widget_partnerId_id_key" ON "Widget"("partnerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Widget_vendorId_partnerId_id_key" ON "Widget"("vendorId", "partnerId", "id");

-- AddForeignKey
ALTER TABLE "Widget" ADD CONSTRAINT "Widget_vendorId_partnerId_fkey" FOREIGN KEY ("vendorId", "partnerId") REFERENCES "Partnership"("vendorId", "partnerId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Widget" ADD CONSTRAINT "Widget_vendorId_formId_fkey" FOREIGN KEY ("vendorId", "formId") REFERENCES "Form"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WidgetDay" ADD CONSTRAINT "WidgetDay_vendorId_partnerId_widgetId_fkey" FOREIGN KEY ("vendorId", "partnerId", "widgetId") REFERENCES "Widget"("vendorId", "partnerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WidgetTotals" ADD CONSTRAINT "WidgetTotals_vendorId_partnerId_widgetId_fkey" FOREIGN KEY ("vendorId", "partnerId", "widgetId") REFERENCES "Widget"("vendorId", "partnerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "WidgetItem" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "WidgetItem" FORCE ROW LEVEL SECURITY;
ALTER TABLE "WidgetFeed" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "WidgetFeed" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Widget" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Widget" FORCE ROW LEVEL SECURITY;
ALTER TABLE "WidgetDay" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "WidgetDay" FORCE ROW LEVEL SECURITY;
ALTER TABLE "WidgetTotals" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "WidgetTotals" FORCE ROW LEVEL SECURITY;
ALTER TABLE "WidgetBatch" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "WidgetBatch" FORCE ROW LEVEL SECURITY;

CREATE POLICY "vendor, or offered" ON "WidgetItem" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR ("status" = 'published' AND EXISTS (SELECT 1 FROM "Partnership" p WHERE p."vendorId" = "WidgetItem"."vendorId" AND p."partnerId" = (SELECT tl_partner()) AND p."status" = 'active')));
CREATE POLICY "owner writes" ON "WidgetItem" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner changes" ON "WidgetItem" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "vendor" ON "WidgetFeed" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner writes" ON "WidgetFeed" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner changes" ON "WidgetFeed" FOR UPDATE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()))
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner removes" ON "WidgetFeed" FOR DELETE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "either side" ON "Widget" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR "partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "Widget" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "Widget" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "partner" ON "WidgetDay" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "WidgetDay" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "WidgetDay" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
-- A vendor sees figures only where at least 8 visits stand behind them.
CREATE POLICY "partner, or enough visits" ON "WidgetTotals" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()) OR ("vendorId" = (SELECT tl_vendor()) AND "views" >= 8));
CREATE POLICY "owner writes" ON "WidgetTotals" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner changes" ON "WidgetTotals" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "partner" ON "WidgetBatch" FOR SELECT TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner writes" ON "WidgetBatch" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()));
CREATE POLICY "owner removes" ON "WidgetBatch" FOR DELETE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()));
-- A form that stands on a website stays there when the vendor offers it to nobody any more, as on a launch's page.
CREATE POLICY "on a widget" ON "Form" FOR SELECT TO throughline_app
  USING (EXISTS (SELECT 1 FROM "Widget" w WHERE w."vendorId" = "Form"."vendorId" AND w."formId" = "Form"."id" AND w."partnerId" = (SELECT tl_partner())));

-- Whose widget it is, before anybody's scope is open; and which feeds are due.
CREATE POLICY "system" ON "Widget" FOR SELECT TO throughline_system
  USING (true);
CREATE POLICY "system" ON "WidgetFeed" FOR SELECT TO throughline_system
  USING (true);
GRANT SELECT ("vendorId", "id", "partnerId", "status", "archivedAt") ON "Widget" TO throughline_system;
GRANT SELECT ("vendorId", "id", "nextAt") ON "WidgetFeed" TO throughline_system;

GRANT SELECT, INSERT, UPDATE ("status", "title", "summary", "url", "imageSha256", "imageExtension", "imageWidth", "imageHeight", "imageAlt", "startsAt", "endsAt", "timeZone", "allDay", "place", "price", "tierIds", "groupIds", "importHash", "datedAt", "publishedAt", "withdrawnAt", "updatedAt") ON "WidgetItem" TO throughline_app;
GRANT SELECT, INSERT, DELETE, UPDATE ("autoPublish", "status", "nextAt", "lastAt", "lastError", "problems", "added", "changed", "etag", "lastModified", "failures") ON "WidgetFeed" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("name", "formId", "status", "style", "origins", "updatedAt", "archivedAt") ON "Widget" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("views", "clicks") ON "WidgetDay" TO throughline_app;
GRANT SELECT, INSERT, UPDATE ("views", "clicks", "updatedAt") ON "WidgetTotals" TO throughline_app;
GRANT SELECT, INSERT, DELETE ON "WidgetBatch" TO throughline_app;
