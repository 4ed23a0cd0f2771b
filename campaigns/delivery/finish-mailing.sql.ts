import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { DeliveryId, MailingId } from '#campaigns/kernel/ids.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** Rows of one mailing that are not over; the words that let the partial index serve. */
function underWay(partnerId: string, mailingId: string): Prisma.Sql {
  return Prisma.sql`d."partnerId" = ${partnerId} AND d."mailingId" = ${mailingId} AND d."state" IN ('queued', 'claimed', 'sending')`;
}

/** Claimed rows whose worker is gone go back to the queue; nothing of them has left the house. */
export function requeueStaleClaims(ctx: PartnerCtx, mailingId: MailingId): Promise<number> {
  return ctx.db.$executeRaw`
    UPDATE "Delivery" d SET "state" = 'queued', "claimedBy" = NULL, "leaseUntil" = NULL
    WHERE ${underWay(ctx.scope.partnerId, mailingId)} AND d."state" = 'claimed' AND d."leaseUntil" < now()`;
}

/** Sending rows whose worker did not come back in time, with the claim they were sent under. */
export function findStaleSending(
  ctx: PartnerCtx,
  mailingId: MailingId,
): Promise<{ deliveryId: DeliveryId; claim: string; attempt: number }[]> {
  return ctx.db.$queryRaw`
    SELECT d."id" AS "deliveryId", d."claimedBy" AS "claim", d."attempt" FROM "Delivery" d
    WHERE ${underWay(ctx.scope.partnerId, mailingId)} AND d."state" = 'sending' AND d."leaseUntil" < now()
    ORDER BY d."id" LIMIT 500`;
}

/**
 * Ends a mailing whose every row is over. Where people are added while it goes on, the counts tell too: unlike the rows
 * they are looked at anew when somebody held the mailing meanwhile.
 *
 * @returns false while one is not, or when it was ended before
 */
export async function markDone(ctx: PartnerCtx, mailingId: MailingId): Promise<boolean> {
  const { partnerId } = ctx.scope;
  const done = await ctx.db.$executeRaw`
    UPDATE "Mailing" m SET "state" = 'done', "finishedAt" = now(), "dueAt" = NULL, "leaseUntil" = NULL, "pauseReason" = NULL
    WHERE m."partnerId" = ${partnerId} AND m."id" = ${mailingId} AND m."state" = 'sending'
      AND (m."sourceKind" <> 'journey' OR m."audienceCount" = m."acceptedCount" + m."failedCount" + m."skippedCount"
        + m."unknownCount" + m."cancelledCount")
      AND NOT EXISTS (SELECT 1 FROM "Delivery" d WHERE ${underWay(partnerId, mailingId)})`;
  return done === 1;
}

/** "Last mailed" of people whose row an import held while their mail was settled. */
export function catchUpLastMailed(ctx: PartnerCtx, mailingId: MailingId): Promise<number> {
  const { partnerId } = ctx.scope;
  return ctx.db.$executeRaw`
    UPDATE "Contact" c SET "lastMailedAt" = d."settledAt" FROM "Delivery" d
    WHERE d."partnerId" = ${partnerId} AND d."mailingId" = ${mailingId} AND d."state" = 'accepted'
      AND c."partnerId" = ${partnerId} AND c."id" = d."contactId" AND coalesce(c."lastMailedAt" < d."settledAt", true)`;
}

/** Says when somebody has to look at a mailing again, and why it waits: when it is over, parked, or its next row is due. */
export async function planNextLook(
  ctx: PartnerCtx,
  mailingId: MailingId,
  park: { until: Date; reason: string } | null,
): Promise<void> {
  const { partnerId } = ctx.scope;
  await ctx.db.$executeRaw`
    UPDATE "Mailing" m SET "leaseUntil" = NULL,
      "dueAt" = CASE
        WHEN m."state" = 'sending' THEN greatest(${park?.until ?? null}::timestamptz, coalesce(
          (SELECT min(coalesce(d."notBefore", now())) FROM "Delivery" d
            WHERE ${underWay(partnerId, mailingId)} AND d."state" = 'queued'), now() + interval '2 seconds'))
        WHEN EXISTS (SELECT 1 FROM "Delivery" d WHERE ${underWay(partnerId, mailingId)} AND d."state" IN ('claimed', 'sending'))
          THEN now() + interval '2 seconds' END,
      "pauseReason" = CASE WHEN m."state" = 'sending' THEN ${park?.reason ?? null} ELSE m."pauseReason" END
    WHERE m."partnerId" = ${partnerId} AND m."id" = ${mailingId} AND m."state" IN ('sending', 'paused')`;
}

/** Stops a mailing from inside. @returns false when somebody else moved it first */
export async function markPaused(ctx: PartnerCtx, mailingId: MailingId, reason: string): Promise<boolean> {
  const paused = await ctx.db.$executeRaw`
    UPDATE "Mailing" m SET "state" = 'paused', "pauseReason" = ${reason}, "dueAt" = now(), "leaseUntil" = NULL
    WHERE m."partnerId" = ${ctx.scope.partnerId} AND m."id" = ${mailingId} AND m."state" = 'sending'`;
  return paused === 1;
}

/** Cancels the next rows of a cancelled mailing that have not left the house. @returns how many; 0 = none is left */
export async function cancelDeliveries(ctx: PartnerCtx, mailingId: MailingId, limit: number): Promise<number> {
  const { partnerId } = ctx.scope;
  const [row] = await ctx.db.$queryRaw<{ count: number }[]>`
    WITH page AS (
      SELECT d."id" FROM "Delivery" d WHERE ${underWay(partnerId, mailingId)} AND d."state" IN ('queued', 'claimed')
      ORDER BY d."id" LIMIT ${limit} FOR UPDATE
    ), gone AS (
      UPDATE "Delivery" d SET "state" = 'cancelled', "settledAt" = ${ctx.clock.now()}::timestamptz, "claimedBy" = NULL,
        "leaseUntil" = NULL
      FROM page WHERE d."partnerId" = ${partnerId} AND d."id" = page."id" AND d."state" IN ('queued', 'claimed')
      RETURNING d."id"
    ), head AS (
      UPDATE "Mailing" m SET "cancelledCount" = m."cancelledCount" + (SELECT count(*) FROM gone)::int
      WHERE m."partnerId" = ${partnerId} AND m."id" = ${mailingId} RETURNING m."vendorId", m."sourceKind", m."sourceId"
    ), totals AS (
      UPDATE "LaunchTotals" t SET "cancelled" = t."cancelled" + (SELECT count(*) FROM gone)::int, "updatedAt" = now()
      FROM head WHERE head."sourceKind" = 'launch' AND t."vendorId" = head."vendorId" AND t."launchId" = head."sourceId"
    )
    SELECT count(*)::int AS "count" FROM gone`;
  return row?.count ?? 0;
}

/** Closes a cancelled mailing when nothing of it is on the wire any more; else says when to look again. */
export async function closeCancelled(ctx: PartnerCtx, mailingId: MailingId): Promise<boolean> {
  const { partnerId } = ctx.scope;
  const closed = await ctx.db.$executeRaw`
    UPDATE "Mailing" m SET "finishedAt" = now(), "dueAt" = NULL, "leaseUntil" = NULL
    WHERE m."partnerId" = ${partnerId} AND m."id" = ${mailingId} AND m."state" = 'cancelled' AND m."dueAt" IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM "Delivery" d WHERE ${underWay(partnerId, mailingId)})`;
  if (closed === 1) return true;
  await ctx.db.$executeRaw`
    UPDATE "Mailing" m SET "dueAt" = now() + interval '2 seconds', "leaseUntil" = NULL
    WHERE m."partnerId" = ${partnerId} AND m."id" = ${mailingId} AND m."state" = 'cancelled' AND m."dueAt" IS NOT NULL`;
  return false;
}
