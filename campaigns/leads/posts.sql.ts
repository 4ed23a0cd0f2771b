import type { Ctx } from '#campaigns/kernel/context.ts';
import type { VendorId } from '#campaigns/kernel/ids.ts';

/**
 * How often this network address posted in 10 minutes, and how often this form was posted in 1 minute, in the caller's
 * rows. Posts of one address are counted one after the other, so that a hundred at once do not all see zero.
 */
export async function countRecentPosts(
  ctx: Ctx,
  { vendorId, addressHash, formId, now }: { vendorId: VendorId; addressHash: string; formId: string; now: Date },
): Promise<{ fromAddress: number; toForm: number }> {
  await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`post ${vendorId} ${addressHash}`}, 0))`;
  const tenMinutes = new Date(now.getTime() - 600_000);
  const oneMinute = new Date(now.getTime() - 60_000);
  const [row] = await ctx.db.$queryRaw<{ fromAddress: number; toForm: number }[]>`
    SELECT (SELECT count(*)::int FROM "FormSubmission" WHERE "vendorId" = ${vendorId} AND "addressHash" = ${addressHash}
        AND "receivedAt" > ${tenMinutes}) AS "fromAddress",
      (SELECT count(*)::int FROM "FormSubmission" WHERE "vendorId" = ${vendorId} AND "formId" = ${formId}
        AND "receivedAt" > ${oneMinute}) AS "toForm"`;
  return row ?? { fromAddress: 0, toForm: 0 };
}
