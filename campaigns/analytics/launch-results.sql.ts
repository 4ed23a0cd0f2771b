import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { MailingId } from '#campaigns/kernel/ids.ts';

export type LinkClicks = {
  number: number;
  label: string;
  url: string;
  /** people who consented to tracking and clicked it */
  people: number;
  /** clicks by people and of unknown class */
  clicks: number;
  machineClicks: number;
};

/** Every link of a mailing with its clicks, most clicked first. */
export function clicksByLink(ctx: PartnerCtx, mailingId: MailingId): Promise<LinkClicks[]> {
  return ctx.db.$queryRaw<LinkClicks[]>`
    SELECT l."number", l."label", l."url",
      count(DISTINCT e."deliveryId") FILTER (WHERE e."class" <> 'machine')::int AS "people",
      count(e."id") FILTER (WHERE e."class" <> 'machine')::int AS "clicks",
      count(e."id") FILTER (WHERE e."class" = 'machine')::int AS "machineClicks"
    FROM "MailingLink" l
    LEFT JOIN "Engagement" e ON e."partnerId" = l."partnerId" AND e."mailingId" = l."mailingId" AND e."kind" = 'click'
      AND e."linkNumber" = l."number"
    WHERE l."partnerId" = ${ctx.scope.partnerId} AND l."mailingId" = ${mailingId}
    GROUP BY l."number", l."label", l."url" ORDER BY "clicks" DESC, l."number"`;
}

export type OtherCounts = {
  /** people whose mail program loaded the pixel; an estimate */
  openers: number;
  /** clicks that name nobody, because the person did not consent to tracking */
  namelessClicks: number;
  /** mails that came back, at the door or later */
  bounced: number;
  lastClickAt: Date | null;
  firstAt: Date | null;
  lastAt: Date | null;
};

export async function otherCounts(ctx: PartnerCtx, mailingId: MailingId): Promise<OtherCounts> {
  const [row] = await ctx.db.$queryRaw<OtherCounts[]>`
    SELECT count(DISTINCT "deliveryId") FILTER (WHERE "kind" = 'open' AND "class" <> 'machine')::int AS "openers",
      count(*) FILTER (WHERE "kind" = 'click' AND "class" <> 'machine' AND "deliveryId" IS NULL)::int AS "namelessClicks",
      count(*) FILTER (WHERE "kind" = 'bounce')::int AS "bounced",
      max("at") FILTER (WHERE "kind" = 'click' AND "class" <> 'machine') AS "lastClickAt",
      min("at") AS "firstAt", max("at") AS "lastAt"
    FROM "Engagement" WHERE "partnerId" = ${ctx.scope.partnerId} AND "mailingId" = ${mailingId}`;
  return row ?? { openers: 0, namelessClicks: 0, bounced: 0, lastClickAt: null, firstAt: null, lastAt: null };
}

export type TimelineBucket = { start: Date; clicks: number; unsubscribes: number };
export type BucketSize = 'hour' | 'day' | 'week';

/**
 * Clicks (without machines) and unsubscribes by hour, day or week of a zone, buckets without any included.
 *
 * @returns `start` as an instant; a day of 23 or 25 hours is one bucket
 */
export function timeline(
  ctx: PartnerCtx,
  input: { mailingId: MailingId; from: Date; to: Date; size: BucketSize; timeZone: string },
): Promise<TimelineBucket[]> {
  const { mailingId, from, to, size, timeZone } = input;
  return ctx.db.$queryRaw<TimelineBucket[]>`
    WITH "counted" AS (
      SELECT date_trunc(${size}, e."at" AT TIME ZONE ${timeZone}) AS "local",
        count(*) FILTER (WHERE e."kind" = 'click')::int AS "clicks",
        count(*) FILTER (WHERE e."kind" = 'unsubscribe')::int AS "unsubscribes"
      FROM "Engagement" e
      WHERE e."partnerId" = ${ctx.scope.partnerId} AND e."mailingId" = ${mailingId}
        AND e."kind" IN ('click', 'unsubscribe') AND e."class" <> 'machine' AND e."at" BETWEEN ${from} AND ${to}
      GROUP BY 1)
    SELECT s."local" AT TIME ZONE ${timeZone} AS "start", coalesce(c."clicks", 0) AS "clicks",
      coalesce(c."unsubscribes", 0) AS "unsubscribes"
    FROM generate_series(date_trunc(${size}, ${from}::timestamptz AT TIME ZONE ${timeZone}),
      ${to}::timestamptz AT TIME ZONE ${timeZone}, ('1 ' || ${size})::interval) AS s("local")
    LEFT JOIN "counted" c ON c."local" = s."local" ORDER BY s."local"`;
}
