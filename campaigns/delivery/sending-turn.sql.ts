import { notReachableReason } from '#campaigns/contacts/reachable.sql.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { ContactId, DeliveryId, MailingId } from '#campaigns/kernel/ids.ts';
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
 */
export async function takeTurn(ctx: PartnerCtx, input: TurnInput): Promise<Turn> {
  const { partnerId } = ctx.scope;
  const { mailingId, vendorId, settled, claim, next, leaseMs } = input;
  const now = ctx.clock.now();
  const rows = await ctx.db.$queryRaw<(Partial<Marked> & { mailingState: MailingState })[]>`
    WITH result AS (
      SELECT * FROM unnest(${settled.map((s) => s.deliveryId)}::text[], ${settled.map((s) => s.claim)}::text[],
        ${settled.map((s) => s.state)}::text[], ${settled.map((s) => s.reason)}::text[],
        ${settled.map((s) => s.providerId)}::text[], ${settled.map((s) => s.notBefore)}::timestamptz[],
        ${settled.map((s) => (s.refund ? 1 : 0))}::int[])
        AS r("id", "claim", "state", "reason", "providerId", "notBefore", "refund")
    ), before AS (
      SELECT d."id", d."state" FROM "Delivery" d JOIN result r ON r."id" = d."id" AND r."claim" = d."claimedBy"
      WHERE d."partnerId" = ${partnerId} AND d."mailingId" = ${mailingId}
        AND (d."state" = 'sending' OR (d."state" = 'unknown' AND r."state" IN ('accepted', 'failed')))
      FOR UPDATE OF d
    ), settled AS (
      UPDATE "Delivery" d SET "state" = r."state", "reason" = r."reason", "providerId" = r."providerId",
        "notBefore" = r."notBefore", "attempt" = d."attempt" - r."refund", "leaseUntil" = NULL,
        "claimedBy" = CASE WHEN r."state" = 'queued' THEN NULL ELSE d."claimedBy" END,
        "settledAt" = CASE WHEN r."state" = 'queued' THEN NULL ELSE ${now}::timestamptz END
      FROM before b JOIN result r ON r."id" = b."id"
      WHERE d."partnerId" = ${partnerId} AND d."id" = b."id"
      RETURNING d."contactId", d."state", b."state" AS "was"
    ), checked AS (
      SELECT d."id", c."id" AS "contactId", c."email", c."firstName", c."lastName", c."company", c."jobTitle", c."phone",
        c."country", c."language", c."trackingConsent",
        CASE WHEN c."id" IS NULL THEN 'erased' ELSE ${notReachableReason(vendorId, now)} END AS "reason"
      FROM unnest(${next}::text[]) AS n("id")
      JOIN "Delivery" d ON d."partnerId" = ${partnerId} AND d."id" = n."id"
      LEFT JOIN "Contact" c ON c."partnerId" = ${partnerId} AND c."id" = d."contactId"
      WHERE d."state" = 'claimed' AND d."claimedBy" = ${claim} AND EXISTS (SELECT 1 FROM "Mailing" m
        WHERE m."partnerId" = ${partnerId} AND m."id" = ${mailingId} AND m."state" = 'sending')
    ), marked AS (
      UPDATE "Delivery" d SET "state" = CASE WHEN k."reason" IS NULL THEN 'sending' ELSE 'skipped' END,
        "reason" = k."reason", "attempt" = d."attempt" + CASE WHEN k."reason" IS NULL THEN 1 ELSE 0 END,
        "leaseUntil" = now() + make_interval(secs => ${leaseMs / 1000}::float8),
        "settledAt" = CASE WHEN k."reason" IS NULL THEN NULL ELSE ${now}::timestamptz END
      FROM checked k
      WHERE d."partnerId" = ${partnerId} AND d."id" = k."id" AND d."state" = 'claimed' AND d."claimedBy" = ${claim}
      RETURNING d."id", d."state", d."attempt"
    ), change AS (
      SELECT count(*) FILTER (WHERE x."state" = 'accepted')::int AS "accepted",
        count(*) FILTER (WHERE x."state" = 'failed')::int AS "failed",
        count(*) FILTER (WHERE x."state" = 'skipped')::int AS "skipped",
        (count(*) FILTER (WHERE x."state" = 'unknown') - count(*) FILTER (WHERE x."was" = 'unknown'))::int AS "unknown"
      FROM (SELECT "state", "was" FROM settled UNION ALL SELECT "state", 'claimed' FROM marked) x
    ), head AS (
      UPDATE "Mailing" m SET "acceptedCount" = m."acceptedCount" + h."accepted", "failedCount" = m."failedCount" + h."failed",
        "skippedCount" = m."skippedCount" + h."skipped", "unknownCount" = m."unknownCount" + h."unknown",
        "pauseReason" = CASE WHEN h."accepted" > 0 AND m."state" = 'sending' THEN NULL ELSE m."pauseReason" END,
        "leaseUntil" = now() + interval '15 seconds'
      FROM change h WHERE m."partnerId" = ${partnerId} AND m."id" = ${mailingId}
      RETURNING m."state", m."vendorId", m."sourceKind", m."sourceId"
    ), totals AS (
      UPDATE "LaunchTotals" t SET "accepted" = t."accepted" + h."accepted", "failed" = t."failed" + h."failed",
        "skipped" = t."skipped" + h."skipped", "unknown" = t."unknown" + h."unknown",
        "firstSentAt" = CASE WHEN h."accepted" > 0 THEN coalesce(t."firstSentAt", ${now}::timestamptz) ELSE t."firstSentAt" END,
        "updatedAt" = now()
      FROM head, change h
      WHERE head."sourceKind" = 'launch' AND t."vendorId" = head."vendorId" AND t."launchId" = head."sourceId"
    ), mailed AS (
      UPDATE "Contact" c SET "lastMailedAt" = ${now}::timestamptz
      FROM (SELECT l."id" FROM "Contact" l WHERE l."partnerId" = ${partnerId}
          AND l."id" = ANY(ARRAY(SELECT s."contactId" FROM settled s WHERE s."state" = 'accepted'))
          -- An import may hold contacts for long; mail does not wait for it, finishing catches up.
          FOR NO KEY UPDATE SKIP LOCKED) l
      WHERE c."partnerId" = ${partnerId} AND c."id" = l."id"
    )
    SELECT head."state" AS "mailingState", m."id" AS "deliveryId", m."attempt", k."contactId", k."email", k."firstName",
      k."lastName", k."company", k."jobTitle", k."phone", k."country", k."language", k."trackingConsent"
    FROM head LEFT JOIN (marked m JOIN checked k ON k."id" = m."id" AND m."state" = 'sending') ON true`;
  return {
    state: rows[0]?.mailingState ?? 'cancelled',
    marked: rows.filter((row): row is Marked & { mailingState: MailingState } => row.deliveryId != null),
  };
}
