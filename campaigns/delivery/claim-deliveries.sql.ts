import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { DeliveryId, MailingId } from '#campaigns/kernel/ids.ts';
import { NAMED } from '#prisma/named-statements.ts';

type ClaimInput = {
  mailingId: MailingId;
  /** unique per claim: what a worker may do with a row hangs on it */
  claim: string;
  /** rows after this id; a loop goes on where it was instead of stepping over what is done */
  after: string;
  size: number;
  leaseMs: number;
};

/** Takes the next queued deliveries whose time has come; rows that another worker is taking are left to it. */
export async function claimDeliveries(ctx: PartnerCtx, input: ClaimInput): Promise<DeliveryId[]> {
  const { mailingId, claim, after, size, leaseMs } = input;
  const rows = await ctx.db.$queryRaw<{ id: DeliveryId }[]>`
    ${NAMED} WITH next AS MATERIALIZED (
      SELECT "partnerId", "id", "mailingId", "contactId" FROM "Delivery"
      WHERE "mailingId" = ${mailingId} AND "id" > ${after}
        AND "state" IN ('queued', 'claimed', 'sending') AND "state" = 'queued' AND coalesce("notBefore" <= now(), true)
      ORDER BY "id" LIMIT ${size} FOR UPDATE SKIP LOCKED
    )
    INSERT INTO "Delivery" AS t ("partnerId", "id", "mailingId", "contactId", "state", "claimedBy", "leaseUntil")
    SELECT "partnerId", "id", "mailingId", "contactId", 'claimed', ${claim}, now() + make_interval(secs => ${leaseMs / 1000}::float8)
    FROM next
    -- An upsert goes through the primary key whatever the statistics say; see sending-turn.sql.ts.
    ON CONFLICT ("partnerId", "id") DO UPDATE SET "state" = 'claimed', "claimedBy" = excluded."claimedBy",
      "leaseUntil" = excluded."leaseUntil"
    RETURNING t."id"`;
  return rows.map(({ id }) => id).sort();
}

/** Gives back what was claimed and not marked. */
export async function releaseClaims(ctx: PartnerCtx, mailingId: MailingId, claims: readonly string[]): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE "Delivery" SET "state" = 'queued', "claimedBy" = NULL, "leaseUntil" = NULL
    WHERE "partnerId" = ${ctx.scope.partnerId} AND "mailingId" = ${mailingId}
      AND "state" IN ('queued', 'claimed', 'sending') AND "state" = 'claimed' AND "claimedBy" = ANY(${claims}::text[])`;
}
