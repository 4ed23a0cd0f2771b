import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { VendorId } from '#campaigns/kernel/ids.ts';
import { toLocalDate } from '#campaigns/kernel/time.ts';
import { REQUESTS_UNDER_WAY } from '#campaigns/mdf/request-status.ts';

/**
 * What of a vendor's money waits for the partner: approved and to be claimed within 21 days, a question without an answer,
 * a claim sent back. The same that the vendor sees as its nudge.
 *
 * @param vendorId left out: of all vendors
 */
export async function countOwnClaims(ctx: PartnerCtx, vendorId: VendorId | null = null): Promise<number> {
  const { partnerId } = ctx.scope;
  const today = toLocalDate(ctx.clock.now(), 'UTC');
  const [row] = await ctx.db.$queryRaw<{ n: number }[]>`
    SELECT ((SELECT count(*) FROM "FundRequest" r
        WHERE r."partnerId" = ${partnerId} AND (${vendorId}::text IS NULL OR r."vendorId" = ${vendorId})
          AND (r."status" = 'info_requested' OR (r."status" = ANY (${[...REQUESTS_UNDER_WAY]})
            AND r."claimBy" BETWEEN ${today} AND to_char(${today}::date + 21, 'YYYY-MM-DD') AND r."endsOn" <= ${today}
            AND NOT EXISTS (SELECT 1 FROM "Claim" c WHERE c."vendorId" = r."vendorId" AND c."requestId" = r."id" AND c."status" <> 'cancelled'))))
      + (SELECT count(*) FROM "Claim" c
        WHERE c."partnerId" = ${partnerId} AND (${vendorId}::text IS NULL OR c."vendorId" = ${vendorId})
          AND c."status" IN ('info_requested', 'rejected')))::int AS "n"`;
  return row?.n ?? 0;
}
