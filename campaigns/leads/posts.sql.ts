import type { Ctx } from '#campaigns/kernel/context.ts';
import type { VendorId } from '#campaigns/kernel/ids.ts';

export const ADDRESS_WINDOW_MS = 10 * 60 * 1000;
const FORM_WINDOW_MS = 60 * 1000;

/**
 * How often this network address posted in 10 minutes, and how often this form was posted in 1 minute, in the caller's
 * rows. Posts of one address are counted one after the other, so that a hundred at once do not all see zero.
 *
 * @param hashBefore what the address was called ten minutes ago: on another day, something else
 */
export async function countRecentPosts(
  ctx: Ctx,
  input: { vendorId: VendorId; addressHash: string; hashBefore: string; formId: string; now: Date },
): Promise<{ fromAddress: number; toForm: number }> {
  const { vendorId, addressHash, hashBefore, formId, now } = input;
  await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`post ${vendorId} ${addressHash}`}, 0))`;
  const tenMinutes = new Date(now.getTime() - ADDRESS_WINDOW_MS);
  const oneMinute = new Date(now.getTime() - FORM_WINDOW_MS);
  const [row] = await ctx.db.$queryRaw<{ fromAddress: number; toForm: number }[]>`
    SELECT (SELECT count(*)::int FROM "FormSubmission" WHERE "vendorId" = ${vendorId} AND "addressHash" IN (${addressHash}, ${hashBefore})
        AND "receivedAt" > ${tenMinutes}) AS "fromAddress",
      (SELECT count(*)::int FROM "FormSubmission" WHERE "vendorId" = ${vendorId} AND "formId" = ${formId}
        AND "receivedAt" > ${oneMinute}) AS "toForm"`;
  return row ?? { fromAddress: 0, toForm: 0 };
}
