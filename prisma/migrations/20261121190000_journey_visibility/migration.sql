-- Journeys are for the tiers and groups that their vendor chooses; none chosen = every partner.
CREATE TABLE "JourneyTier" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "journeyId" TEXT COLLATE "C" NOT NULL,
    "tierId" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "JourneyTier_pkey" PRIMARY KEY ("vendorId","journeyId","tierId")
);
CREATE TABLE "JourneyGroup" (
    "vendorId" TEXT COLLATE "C" NOT NULL,
    "journeyId" TEXT COLLATE "C" NOT NULL,
    "groupId" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "JourneyGroup_pkey" PRIMARY KEY ("vendorId","journeyId","groupId")
);
ALTER TABLE "JourneyTier" ADD CONSTRAINT "JourneyTier_vendorId_journeyId_fkey" FOREIGN KEY ("vendorId", "journeyId") REFERENCES "Journey"("vendorId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "JourneyTier" ADD CONSTRAINT "JourneyTier_vendorId_tierId_fkey" FOREIGN KEY ("vendorId", "tierId") REFERENCES "Tier"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "JourneyGroup" ADD CONSTRAINT "JourneyGroup_vendorId_journeyId_fkey" FOREIGN KEY ("vendorId", "journeyId") REFERENCES "Journey"("vendorId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "JourneyGroup" ADD CONSTRAINT "JourneyGroup_vendorId_groupId_fkey" FOREIGN KEY ("vendorId", "groupId") REFERENCES "PartnerGroup"("vendorId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "JourneyTier" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "JourneyTier" FORCE ROW LEVEL SECURITY;
ALTER TABLE "JourneyGroup" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "JourneyGroup" FORCE ROW LEVEL SECURITY;

-- Ids alone; a partner's view of a journey, and its start, are decided on them.
CREATE POLICY "vendor or its partners" ON "JourneyTier" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR EXISTS (SELECT 1 FROM "Partnership" p WHERE p."vendorId" = "JourneyTier"."vendorId" AND p."partnerId" = (SELECT tl_partner())));
CREATE POLICY "owner writes" ON "JourneyTier" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner removes" ON "JourneyTier" FOR DELETE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "vendor or its partners" ON "JourneyGroup" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()) OR EXISTS (SELECT 1 FROM "Partnership" p WHERE p."vendorId" = "JourneyGroup"."vendorId" AND p."partnerId" = (SELECT tl_partner())));
CREATE POLICY "owner writes" ON "JourneyGroup" FOR INSERT TO throughline_app
  WITH CHECK ("vendorId" = (SELECT tl_vendor()));
CREATE POLICY "owner removes" ON "JourneyGroup" FOR DELETE TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor()));
GRANT SELECT, INSERT, DELETE ON "JourneyTier", "JourneyGroup" TO throughline_app;

-- Is a journey meant for the partner that asks? The rule of campaigns/partners/meant-for.ts. A function, because seeing a
-- journey and starting it both ask this, and policies that read each other's tables would be refused as a circle.
CREATE FUNCTION tl_journey_is_for_me(vendor_id text, journey_id text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM "Partnership" p
    WHERE p."vendorId" = vendor_id AND p."partnerId" = (SELECT tl_partner()) AND p."status" = 'active'
      AND (EXISTS (SELECT 1 FROM "JourneyTier" t WHERE t."vendorId" = vendor_id AND t."journeyId" = journey_id AND t."tierId" = p."tierId")
        OR EXISTS (SELECT 1 FROM "JourneyGroup" g
          JOIN "PartnerGroupMember" m ON m."vendorId" = g."vendorId" AND m."groupId" = g."groupId" AND m."partnerId" = p."partnerId"
          WHERE g."vendorId" = vendor_id AND g."journeyId" = journey_id)
        OR (NOT EXISTS (SELECT 1 FROM "JourneyTier" t WHERE t."vendorId" = vendor_id AND t."journeyId" = journey_id)
          AND NOT EXISTS (SELECT 1 FROM "JourneyGroup" g WHERE g."vendorId" = vendor_id AND g."journeyId" = journey_id))))
$$;

-- What a partner has started stays readable to it: its people are inside, its figures stay.
DROP POLICY "vendor, or offered" ON "Journey";
CREATE POLICY "vendor, offered, or started" ON "Journey" FOR SELECT TO throughline_app
  USING ("vendorId" = (SELECT tl_vendor())
    OR EXISTS (SELECT 1 FROM "JourneyActivation" a WHERE a."vendorId" = "Journey"."vendorId" AND a."journeyId" = "Journey"."id" AND a."partnerId" = (SELECT tl_partner()))
    OR ("status" = 'published' AND (SELECT tl_partner()) IS NOT NULL AND tl_journey_is_for_me("vendorId", "id")));
DROP POLICY "partner writes" ON "JourneyActivation";
CREATE POLICY "partner starts what is for it" ON "JourneyActivation" FOR INSERT TO throughline_app
  WITH CHECK ("partnerId" = (SELECT tl_partner()) AND tl_journey_is_for_me("vendorId", "journeyId"));
