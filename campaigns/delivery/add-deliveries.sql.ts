import { notReachableReason } from '#campaigns/contacts/reachable.sql.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { MailingId } from '#campaigns/kernel/ids.ts';

/** Holds a mailing that people can be added to until the transaction ends; null when it was cancelled or is not there. */
export async function lockOpenMailing(ctx: PartnerCtx, mailingId: MailingId): Promise<{ vendorId: string } | null> {
  const [row] = await ctx.db.$queryRaw<{ vendorId: string }[]>`
    SELECT "vendorId" FROM "Mailing" WHERE "partnerId" = ${ctx.scope.partnerId} AND "id" = ${mailingId}
      AND "audienceId" IS NULL AND "state" <> 'cancelled' FOR UPDATE`;
  return row ?? null;
}

/**
 * Writes delivery rows of these people and counts them, in one statement; who cannot be mailed gets a row with the
 * reason, who has a row keeps it. A mailing that was done goes on.
 *
 * @returns queued: how many are to be sent
 */
export async function insertDeliveries(
  ctx: PartnerCtx,
  input: { mailingId: MailingId; vendorId: string; contactIds: readonly string[] },
): Promise<{ queued: number }> {
  const { partnerId } = ctx.scope;
  const { mailingId, vendorId, contactIds } = input;
  const now = ctx.clock.now();
  const [row] = await ctx.db.$queryRaw<{ queued: number }[]>`
    WITH person AS MATERIALIZED (
      SELECT c."id", ${notReachableReason(vendorId, now)} AS "reason" FROM "Contact" c
      WHERE c."partnerId" = ${partnerId} AND c."id" = ANY(${contactIds}::text[])
    ), made AS (
      INSERT INTO "Delivery" ("partnerId", "id", "mailingId", "contactId", "state", "reason", "settledAt")
      SELECT ${partnerId}, tl_new_id('dlv'), ${mailingId}, p."id", CASE WHEN p."reason" IS NULL THEN 'queued' ELSE 'skipped' END,
        p."reason", CASE WHEN p."reason" IS NULL THEN NULL ELSE ${now}::timestamptz END
      FROM person p ORDER BY p."id"
      ON CONFLICT ("partnerId", "mailingId", "contactId") DO NOTHING
      RETURNING "state"
    ), figures AS (
      SELECT count(*)::int AS "made", count(*) FILTER (WHERE "state" = 'queued')::int AS "queued" FROM made
    ), head AS (
      UPDATE "Mailing" m SET "audienceCount" = m."audienceCount" + f."made",
        "skippedCount" = m."skippedCount" + f."made" - f."queued",
        "state" = CASE WHEN m."state" = 'done' AND f."queued" > 0 THEN 'sending' ELSE m."state" END,
        "finishedAt" = CASE WHEN f."queued" > 0 THEN NULL ELSE m."finishedAt" END,
        "dueAt" = CASE WHEN m."state" IN ('sending', 'done') AND f."queued" > 0 THEN now() ELSE m."dueAt" END
      FROM figures f WHERE m."partnerId" = ${partnerId} AND m."id" = ${mailingId}
    )
    SELECT "queued" FROM figures`;
  return row ?? { queued: 0 };
}
