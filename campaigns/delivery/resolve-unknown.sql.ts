import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { MailingId } from '#campaigns/kernel/ids.ts';

/**
 * Decides a mailing's unknown deliveries, and the counts with them. The claim is taken off: an answer that comes after
 * the decision changes nothing any more.
 *
 * @returns how many there were
 */
export async function resolveUnknown(
  ctx: PartnerCtx,
  mailingId: MailingId,
  to: { state: 'queued' | 'accepted'; reason: string },
): Promise<number> {
  const { partnerId } = ctx.scope;
  const accepted = to.state === 'accepted';
  const settledAt = accepted ? ctx.clock.now() : null;
  const [row] = await ctx.db.$queryRaw<{ count: number }[]>`
    WITH resolved AS (
      UPDATE "Delivery" SET "state" = ${to.state}, "reason" = ${to.reason}, "claimedBy" = NULL, "leaseUntil" = NULL,
        "notBefore" = NULL, "settledAt" = ${settledAt}::timestamptz
      WHERE "partnerId" = ${partnerId} AND "mailingId" = ${mailingId} AND "state" = 'unknown'
      RETURNING "contactId"
    ), change AS (
      SELECT count(*)::int AS "count", CASE WHEN ${accepted} THEN count(*)::int ELSE 0 END AS "accepted" FROM resolved
    ), head AS (
      UPDATE "Mailing" m SET "unknownCount" = m."unknownCount" - h."count", "acceptedCount" = m."acceptedCount" + h."accepted"
      FROM change h WHERE m."partnerId" = ${partnerId} AND m."id" = ${mailingId}
      RETURNING m."vendorId", m."sourceKind", m."sourceId"
    ), totals AS (
      UPDATE "LaunchTotals" t SET "unknown" = t."unknown" - h."count", "accepted" = t."accepted" + h."accepted", "updatedAt" = now()
      FROM head, change h
      WHERE head."sourceKind" = 'launch' AND t."vendorId" = head."vendorId" AND t."launchId" = head."sourceId"
    ), mailed AS (
      UPDATE "Contact" c SET "lastMailedAt" = ${settledAt}::timestamptz FROM resolved r
      WHERE ${accepted} AND c."partnerId" = ${partnerId} AND c."id" = r."contactId"
    )
    SELECT "count" FROM change`;
  return row?.count ?? 0;
}
