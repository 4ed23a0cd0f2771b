import { type FrequencyCap, notReachableReason } from '#campaigns/contacts/reachable.sql.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { ContactId, DeliveryId, MailingId } from '#campaigns/kernel/ids.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { NAMED } from '#prisma/named-statements.ts';
import type { MailingState } from './mailing-state.ts';

/** What became of a delivery that was on the wire. `queued`: it was surely not handed over. */
export type Settled = {
  deliveryId: DeliveryId;
  /** the claim it was sent under: a result of an older claim changes nothing */
  claim: string;
  state: 'accepted' | 'failed' | 'unknown' | 'queued';
  reason: string | null;
  providerId: string | null;
  notBefore: Date | null;
  /** this try does not count as one */
  refund: boolean;
};

/** A delivery that may go on the wire now, and to whom. */
export type Marked = {
  deliveryId: DeliveryId;
  attempt: number;
  contactId: ContactId;
  email: string;
  firstName: string;
  lastName: string;
  company: string;
  jobTitle: string;
  phone: string;
  country: string;
  language: string;
  trackingConsent: boolean;
};

type TurnInput = {
  mailingId: MailingId;
  vendorId: string;
  settled: readonly Settled[];
  /** the claim that `next` were taken under */
  claim: string;
  next: readonly DeliveryId[];
  leaseMs: number;
  /** the partner's frequency cap; null = none */
  cap: FrequencyCap | null;
};

export type Turn = {
  /** the mailing's state now; deliveries are marked only while it is `sending` */
  state: MailingState;
  marked: Marked[];
};

/**
 * The heart of sending, in one statement: settles what has come back from the wire, marks the next few as `sending`
 * after a last look at suppression, consent, cap and the mailing itself, and keeps every count in step.
 *
 * A settled row must still be under the claim it was sent under. One that a sweep has called `unknown` meanwhile still
 * takes a certain answer (accepted, failed), for that is the truth; it does not go back into the queue.
 *
 * Rows are read one by one through their primary key and written by upserts, whose only way to a row is that key: a
 * plain UPDATE's plan hangs on statistics, which a mailing that was written a second ago does not have. For the same
 * reason the partner is named by the row policies alone; naming it twice halves the planner's guess twice.
 */
export async function takeTurn(ctx: PartnerCtx, input: TurnInput): Promise<Turn> {
  const { mailingId, vendorId, settled, claim, next, leaseMs, cap } = input;
  const now = ctx.clock.now();
  const rows = await ctx.db.$queryRaw<(Partial<Marked> & { mailingState: MailingState })[]>`
    ${NAMED} WITH result AS MATERIALIZED (
      SELECT * FROM unnest(${settled.map((s) => s.deliveryId)}::text[], ${settled.map((s) => s.claim)}::text[],
        ${settled.map((s) => s.state)}::text[], ${settled.map((s) => s.reason)}::text[],
        ${settled.map((s) => s.providerId)}::text[], ${settled.map((s) => s.notBefore)}::timestamptz[],
        ${settled.map((s) => (s.refund ? 1 : 0))}::int[])
        AS r("id", "claim", "state", "reason", "providerId", "notBefore", "refund")
    ), before AS MATERIALIZED (
      SELECT d.*, r."state" AS "becomes", r."reason" AS "because", r."providerId" AS "provider", r."notBefore" AS "again", r."refund"
      FROM result r CROSS JOIN LATERAL (${lockedDelivery(Prisma.sql`r."id"`)}) d
      WHERE d."claimedBy" = r."claim"
        AND (d."state" = 'sending' OR (d."state" = 'unknown' AND r."state" IN ('accepted', 'failed')))
    ), settled AS (
      INSERT INTO "Delivery" AS t ("partnerId", "id", "mailingId", "contactId", "state", "reason", "providerId", "notBefore",
        "attempt", "claimedBy", "settledAt")
      SELECT "partnerId", "id", "mailingId", "contactId", "becomes", "because", "provider", "again", "attempt" - "refund",
        CASE WHEN "becomes" = 'queued' THEN NULL ELSE "claimedBy" END,
        CASE WHEN "becomes" = 'queued' THEN NULL ELSE ${now}::timestamptz END
      FROM before
      ON CONFLICT ("partnerId", "id") DO UPDATE SET "state" = excluded."state", "reason" = excluded."reason",
        "providerId" = excluded."providerId", "notBefore" = excluded."notBefore", "attempt" = excluded."attempt",
        "claimedBy" = excluded."claimedBy", "leaseUntil" = NULL, "settledAt" = excluded."settledAt"
      RETURNING t."id"
    ), checked AS MATERIALIZED (
      SELECT d."partnerId", d."id", d."mailingId", d."contactId", d."attempt", d."claimedBy", c."email", c."firstName",
        c."lastName", c."company", c."jobTitle", c."phone", c."country", c."language", c."trackingConsent",
        CASE WHEN c."id" IS NULL THEN 'erased' ELSE ${notReachableReason(vendorId, now, { cap })} END AS "reason"
      FROM unnest(${next}::text[]) AS n("id") CROSS JOIN LATERAL (${lockedDelivery(Prisma.sql`n."id"`)}) d
      LEFT JOIN LATERAL (SELECT * FROM "Contact" p WHERE p."id" = d."contactId" OFFSET 0) c ON true
      -- Not as a plain comparison: it would tempt the planner away from the primary key to the index of what is under way.
      WHERE d."state" || '' = 'claimed' AND d."claimedBy" = ${claim}
        AND EXISTS (SELECT 1 FROM "Mailing" m WHERE m."id" = ${mailingId} AND m."state" = 'sending')
    ), marked AS (
      INSERT INTO "Delivery" AS t ("partnerId", "id", "mailingId", "contactId", "state", "reason", "attempt", "claimedBy",
        "leaseUntil", "settledAt")
      SELECT "partnerId", "id", "mailingId", "contactId", CASE WHEN "reason" IS NULL THEN 'sending' ELSE 'skipped' END, "reason",
        "attempt" + CASE WHEN "reason" IS NULL THEN 1 ELSE 0 END, "claimedBy",
        now() + make_interval(secs => ${leaseMs / 1000}::float8),
        CASE WHEN "reason" IS NULL THEN NULL ELSE ${now}::timestamptz END
      FROM checked
      ON CONFLICT ("partnerId", "id") DO UPDATE SET "state" = excluded."state", "reason" = excluded."reason",
        "attempt" = excluded."attempt", "leaseUntil" = excluded."leaseUntil", "settledAt" = excluded."settledAt"
      RETURNING t."id"
    ), change AS (
      SELECT count(*) FILTER (WHERE x."state" = 'accepted')::int AS "accepted",
        count(*) FILTER (WHERE x."state" = 'failed')::int AS "failed",
        count(*) FILTER (WHERE x."state" = 'skipped')::int AS "skipped",
        (count(*) FILTER (WHERE x."state" = 'unknown') - count(*) FILTER (WHERE x."was" = 'unknown'))::int AS "unknown"
      FROM (SELECT "becomes" AS "state", "state" AS "was" FROM before
        UNION ALL SELECT 'skipped', 'claimed' FROM checked WHERE "reason" IS NOT NULL) x
      -- Rows before the head, in every transaction of ours: that is what keeps them from waiting for each other.
      WHERE (SELECT count(*) FROM settled) + (SELECT count(*) FROM marked) >= 0
    ), head AS (
      UPDATE "Mailing" m SET "acceptedCount" = m."acceptedCount" + h."accepted", "failedCount" = m."failedCount" + h."failed",
        "skippedCount" = m."skippedCount" + h."skipped", "unknownCount" = m."unknownCount" + h."unknown",
        "pauseReason" = CASE WHEN h."accepted" > 0 AND m."state" = 'sending' THEN NULL ELSE m."pauseReason" END,
        "leaseUntil" = now() + interval '15 seconds'
      FROM change h WHERE m."id" = ${mailingId}
      RETURNING m."state", m."vendorId", m."sourceKind", m."sourceId"
    ), totals AS (
      UPDATE "LaunchTotals" t SET "accepted" = t."accepted" + h."accepted", "failed" = t."failed" + h."failed",
        "skipped" = t."skipped" + h."skipped", "unknown" = t."unknown" + h."unknown",
        "firstSentAt" = CASE WHEN h."accepted" > 0 THEN coalesce(t."firstSentAt", ${now}::timestamptz) ELSE t."firstSentAt" END,
        "updatedAt" = now()
      FROM head, change h
      WHERE head."sourceKind" = 'launch' AND t."vendorId" = head."vendorId" AND t."launchId" = head."sourceId"
    ), mailed AS (
      INSERT INTO "Contact" AS t ("partnerId", "id", "email", "emailCanonical", "addressHmac", "lastMailedAt")
      SELECT c."partnerId", c."id", c."email", c."emailCanonical", c."addressHmac", ${now}::timestamptz
      FROM before b CROSS JOIN LATERAL (
        -- An import may hold contacts for long; mail does not wait for it, finishing catches up.
        SELECT * FROM "Contact" p WHERE p."id" = b."contactId" FOR NO KEY UPDATE SKIP LOCKED) c
      WHERE b."becomes" = 'accepted'
      ON CONFLICT ("partnerId", "id") DO UPDATE SET "lastMailedAt" = excluded."lastMailedAt"
    )
    SELECT head."state" AS "mailingState", k."id" AS "deliveryId", k."attempt" + 1 AS "attempt", k."contactId", k."email",
      k."firstName", k."lastName", k."company", k."jobTitle", k."phone", k."country", k."language", k."trackingConsent"
    FROM head LEFT JOIN checked k ON k."reason" IS NULL`;
  return {
    state: rows[0]?.mailingState ?? 'cancelled',
    marked: rows.filter((row): row is Marked & { mailingState: MailingState } => row.deliveryId != null),
  };
}

/** One delivery by its id, held; the row policy adds whose. */
function lockedDelivery(id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT l."partnerId", l."id", l."mailingId", l."contactId", l."state", l."attempt", l."claimedBy"
    FROM "Delivery" l WHERE l."id" = ${id} FOR UPDATE`;
}
