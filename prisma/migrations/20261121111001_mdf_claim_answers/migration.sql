-- While the vendor waits for an answer the partner adds proof to its claim; a decision is still none of its business.
DROP POLICY "partner changes" ON "Claim";
CREATE POLICY "partner changes" ON "Claim" FOR UPDATE TO throughline_app
  USING ("partnerId" = (SELECT tl_partner()))
  WITH CHECK ("partnerId" = (SELECT tl_partner()) AND "status" IN ('draft', 'submitted', 'in_review', 'info_requested', 'cancelled')
    AND "decidedBy" IS NULL AND "approvedMinor" IS NULL AND "paidMinor" = 0);
