import type { Ctx } from '#campaigns/kernel/context.ts';

/**
 * Uploaded files of a claim whose bytes prove another claim as well, by name. A partner sees its own claims, a vendor
 * those of all its partners.
 */
export async function findRepeatedProof(
  ctx: Ctx,
  { vendorId, claimId }: { vendorId: string; claimId: string },
): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ fileName: string }[]>`
    SELECT DISTINCT mine."fileName" FROM "ClaimEvidence" mine
    JOIN "ClaimEvidence" other ON other."vendorId" = mine."vendorId" AND other."sha256" = mine."sha256" AND other."claimId" <> mine."claimId"
    JOIN "Claim" c ON c."vendorId" = other."vendorId" AND c."id" = other."claimId" AND c."status" NOT IN ('draft', 'cancelled', 'declined')
    WHERE mine."vendorId" = ${vendorId} AND mine."claimId" = ${claimId} AND mine."origin" = 'upload'
    ORDER BY 1`;
  return rows.map(({ fileName }) => fileName);
}
