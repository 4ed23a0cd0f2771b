import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import {
  type ContactId,
  type DeliveryId,
  type LaunchId,
  type MailingId,
  newId,
  type VendorId,
} from '#campaigns/kernel/ids.ts';

/** What a hit needs to know about its mailing. */
export type MailingFacts = {
  mailingId: MailingId;
  vendorId: VendorId;
  /** null: a test mailing */
  launchId: LaunchId | null;
  tacticId: string | null;
};

export async function mailingFacts(ctx: PartnerCtx, mailingIds: readonly MailingId[]): Promise<MailingFacts[]> {
  return ctx.db.$queryRaw<MailingFacts[]>`
    SELECT "id" AS "mailingId", "vendorId", CASE WHEN "sourceKind" = 'launch' THEN "sourceId" END AS "launchId", "tacticId"
    FROM "Mailing" WHERE "partnerId" = ${ctx.scope.partnerId} AND "id" = ANY(${mailingIds})`;
}

export type DeliveryFacts = {
  deliveryId: DeliveryId;
  contactId: ContactId;
  acceptedAt: Date | null;
};

/** Deliveries whose person still exists and still consents to being tracked; the others are counted without a person. */
export async function trackableDeliveries(
  ctx: PartnerCtx,
  deliveryIds: readonly DeliveryId[],
): Promise<DeliveryFacts[]> {
  return ctx.db.$queryRaw<DeliveryFacts[]>`
    SELECT d."id" AS "deliveryId", d."contactId", d."settledAt" AS "acceptedAt"
    FROM "Delivery" d JOIN "Contact" c ON c."partnerId" = d."partnerId" AND c."id" = d."contactId" AND c."trackingConsent"
    WHERE d."partnerId" = ${ctx.scope.partnerId} AND d."id" = ANY(${deliveryIds})`;
}

/**
 * Holds the launches' totals until the transaction ends, so that two folders count one after the other; makes the rows
 * that are missing.
 */
export async function lockTotals(
  ctx: PartnerCtx,
  launches: readonly { launchId: string; vendorId: string }[],
): Promise<void> {
  if (launches.length === 0) return;
  const { partnerId } = ctx.scope;
  const launchIds = launches.map((launch) => launch.launchId);
  const locked = await ctx.db.$queryRaw<{ launchId: string }[]>`
    SELECT "launchId" FROM "LaunchTotals" WHERE "partnerId" = ${partnerId} AND "launchId" = ANY(${launchIds})
    ORDER BY "launchId" FOR UPDATE`;
  if (locked.length === launches.length) return;
  await ctx.db.$executeRaw`
    INSERT INTO "LaunchTotals" ("vendorId", "launchId", "partnerId")
    SELECT l."vendorId", l."id", l."partnerId" FROM "Launch" l
    WHERE l."partnerId" = ${partnerId} AND l."id" = ANY(${launchIds}) ORDER BY l."id"
    ON CONFLICT ("vendorId", "launchId") DO UPDATE SET "updatedAt" = now()`;
}

/** Which of these deliveries have a click that was not a machine's. */
export async function clickedDeliveries(
  ctx: PartnerCtx,
  pairs: readonly { mailingId: string; deliveryId: string }[],
): Promise<Set<string>> {
  if (pairs.length === 0) return new Set();
  const rows = await ctx.db.$queryRaw<{ deliveryId: string }[]>`
    SELECT x."deliveryId"
    FROM unnest(${pairs.map((pair) => pair.mailingId)}::text[], ${pairs.map((pair) => pair.deliveryId)}::text[]) AS x("mailingId", "deliveryId")
    WHERE EXISTS (SELECT 1 FROM "Engagement" e WHERE e."partnerId" = ${ctx.scope.partnerId} AND e."mailingId" = x."mailingId"
      AND e."kind" = 'click' AND e."deliveryId" = x."deliveryId" AND e."class" <> 'machine')`;
  return new Set(rows.map((row) => row.deliveryId));
}

export type KnownClick = { eventId: string; deliveryId: string; linkNumber: number; at: Date };

/**
 * Clicks already recorded for these deliveries between two instants. Where the new clicks of a delivery are a burst by
 * themselves (`settled`), only those that do not count as a machine's yet.
 */
export async function clicksBetween(
  ctx: PartnerCtx,
  people: readonly { mailingId: string; deliveryId: string; settled: boolean }[],
  from: Date,
  to: Date,
): Promise<KnownClick[]> {
  if (people.length === 0) return [];
  return ctx.db.$queryRaw<KnownClick[]>`
    SELECT e."eventId", e."deliveryId", e."linkNumber", e."at"
    FROM unnest(${people.map((one) => one.mailingId)}::text[], ${people.map((one) => one.deliveryId)}::text[],
      ${people.map((one) => one.settled)}::boolean[]) AS x("mailingId", "deliveryId", "settled")
    JOIN "Engagement" e ON e."partnerId" = ${ctx.scope.partnerId} AND e."mailingId" = x."mailingId"
      AND e."kind" = 'click' AND e."deliveryId" = x."deliveryId"
    WHERE e."at" BETWEEN ${from} AND ${to} AND NOT (x."settled" AND e."class" = 'machine')`;
}

export type NewEngagement = {
  eventId: string;
  vendorId: string;
  mailingId: string;
  launchId: string | null;
  tacticId: string | null;
  deliveryId: string | null;
  contactId: string | null;
  kind: string;
  linkNumber: number | null;
  class: string;
  classReason: string;
  at: Date;
};

/**
 * Records hits; one that was recorded before is left alone.
 *
 * @returns the event ids that are new
 */
export async function insertEngagements(ctx: PartnerCtx, rows: readonly NewEngagement[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const inserted = await ctx.db.$queryRaw<{ eventId: string }[]>`
    INSERT INTO "Engagement" ("partnerId", "id", "eventId", "vendorId", "mailingId", "launchId", "tacticId", "deliveryId", "contactId",
      "kind", "linkNumber", "class", "classReason", "at")
    SELECT ${ctx.scope.partnerId}, x.*
    FROM unnest(${rows.map(() => newId('engagement'))}::text[], ${rows.map((row) => row.eventId)}::text[], ${rows.map((row) => row.vendorId)}::text[],
      ${rows.map((row) => row.mailingId)}::text[], ${rows.map((row) => row.launchId)}::text[],
      ${rows.map((row) => row.tacticId)}::text[], ${rows.map((row) => row.deliveryId)}::text[],
      ${rows.map((row) => row.contactId)}::text[], ${rows.map((row) => row.kind)}::text[],
      ${rows.map((row) => row.linkNumber)}::int[], ${rows.map((row) => row.class)}::text[],
      ${rows.map((row) => row.classReason)}::text[], ${rows.map((row) => row.at)}::timestamptz[]) AS x
    ON CONFLICT ("partnerId", "eventId") DO NOTHING
    RETURNING "eventId"`;
  return new Set(inserted.map((row) => row.eventId));
}

export type MarkedClick = { mailingId: string; deliveryId: string | null };

/** Calls recorded clicks a machine's. @returns those that were not yet */
export async function markMachine(ctx: PartnerCtx, eventIds: readonly string[]): Promise<MarkedClick[]> {
  if (eventIds.length === 0) return [];
  return ctx.db.$queryRaw<MarkedClick[]>`
    UPDATE "Engagement" SET "class" = 'machine', "classReason" = 'burst'
    WHERE "partnerId" = ${ctx.scope.partnerId} AND "eventId" = ANY(${eventIds}) AND "kind" = 'click' AND "class" <> 'machine'
    RETURNING "mailingId", "deliveryId"`;
}

export type TotalsChange = { clicks: number; machineClicks: number; clickers: number };

export async function addToTotals(ctx: PartnerCtx, launchId: string, change: TotalsChange): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE "LaunchTotals" SET "clicks" = "clicks" + ${change.clicks}, "machineClicks" = "machineClicks" + ${change.machineClicks},
      "clickers" = "clickers" + ${change.clickers}, "updatedAt" = ${ctx.clock.now()}
    WHERE "partnerId" = ${ctx.scope.partnerId} AND "launchId" = ${launchId}`;
}
