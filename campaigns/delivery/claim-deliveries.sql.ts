import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { DeliveryId, MailingId } from '#campaigns/kernel/ids.ts';

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
  const { partnerId } = ctx.scope;
  const { mailingId, claim, after, size, leaseMs } = input;
  const rows = await ctx.db.$queryRaw<{ id: DeliveryId }[]>`
    WITH next AS (
      SELECT "id" FROM "Delivery"
      WHERE "partnerId" = ${partnerId} AND "mailingId" = ${mailingId} AND "id" > ${after}
        AND "state" IN ('queued', 'claimed', 'sending') AND "state" = 'queued' AND coalesce("notBefore" <= now(), true)
      ORDER BY "id" LIMIT ${size} FOR UPDATE SKIP LOCKED
    )
    UPDATE "Delivery" d SET "state" = 'claimed', "claimedBy" = ${claim},
      "leaseUntil" = now() + make_interval(secs => ${leaseMs / 1000}::float8)
    FROM next WHERE d."partnerId" = ${partnerId} AND d."id" = next."id" AND d."state" = 'queued'
    RETURNING d."id"`;
  return rows.map(({ id }) => id).sort();
}

/** Gives back what was claimed and not marked. */
export async function releaseClaims(ctx: PartnerCtx, mailingId: MailingId, claims: readonly string[]): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE "Delivery" SET "state" = 'queued', "claimedBy" = NULL, "leaseUntil" = NULL
    WHERE "partnerId" = ${ctx.scope.partnerId} AND "mailingId" = ${mailingId}
      AND "state" IN ('queued', 'claimed', 'sending') AND "state" = 'claimed' AND "claimedBy" = ANY(${claims}::text[])`;
}
