-- Who clicked, and whether a burst of clicks was a machine, is asked by delivery within a mailing.
CREATE INDEX "Engagement_partnerId_mailingId_kind_deliveryId_idx" ON "Engagement"("partnerId", "mailingId", "kind", "deliveryId");
DROP INDEX "Engagement_partnerId_mailingId_kind_idx";
