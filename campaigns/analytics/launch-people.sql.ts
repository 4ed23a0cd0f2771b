import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { ContactId, DeliveryId, MailingId } from '#campaigns/kernel/ids.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { PeopleGroup } from './schema.ts';

export type LaunchPerson = {
  deliveryId: DeliveryId;
  /** null: erased since */
  contactId: ContactId | null;
  name: string;
  email: string;
  state: string;
  /** why it failed or was left out */
  reason: string | null;
  /** what the person did is recorded only with consent */
  trackingConsent: boolean;
  clicks: number;
  /** labels of the links clicked, in the order of the mail */
  links: string[];
  opened: boolean;
  unsubscribedAt: Date | null;
  bounced: boolean;
  lastAt: Date | null;
};

/** People of a mailing in the order they were mailed, after `cursor`, with what each did. */
export function peopleOfMailing(
  ctx: PartnerCtx,
  input: {
    mailingId: MailingId;
    who: PeopleGroup | undefined;
    link: number | undefined;
    cursor: string | undefined;
    limit: number;
  },
): Promise<LaunchPerson[]> {
  const { partnerId } = ctx.scope;
  const { mailingId, who, link, cursor = '', limit } = input;
  return ctx.db.$queryRaw<LaunchPerson[]>`
    WITH "people" AS (
      SELECT d."id", d."contactId", d."state", d."reason", d."settledAt" FROM "Delivery" d
      WHERE d."partnerId" = ${partnerId} AND d."mailingId" = ${mailingId} AND d."id" > ${cursor} COLLATE "C"
        AND ${inGroup(partnerId, mailingId, who)} AND ${clickedLink(partnerId, mailingId, link)}
      ORDER BY d."id" LIMIT ${limit})
    SELECT p."id" AS "deliveryId", c."id" AS "contactId", trim(concat_ws(' ', c."firstName", c."lastName")) AS "name",
      coalesce(c."email", '') AS "email", p."state", p."reason", coalesce(c."trackingConsent", false) AS "trackingConsent",
      coalesce(e."clicks", 0) AS "clicks", coalesce(e."links", '{}') AS "links", coalesce(e."opened", false) AS "opened",
      e."unsubscribedAt", coalesce(e."bounced", false) AS "bounced", coalesce(e."lastAt", p."settledAt") AS "lastAt"
    FROM "people" p
    LEFT JOIN "Contact" c ON c."partnerId" = ${partnerId} AND c."id" = p."contactId"
    LEFT JOIN LATERAL (
      SELECT count(*) FILTER (WHERE g."kind" = 'click' AND g."class" <> 'machine')::int AS "clicks",
        array(SELECT l."label" FROM "MailingLink" l WHERE l."partnerId" = ${partnerId} AND l."mailingId" = ${mailingId}
          AND l."number" = ANY(array_agg(g."linkNumber") FILTER (WHERE g."kind" = 'click' AND g."class" <> 'machine'))
          ORDER BY l."number") AS "links",
        bool_or(g."kind" = 'open' AND g."class" <> 'machine') AS "opened",
        max(g."at") FILTER (WHERE g."kind" = 'unsubscribe') AS "unsubscribedAt",
        bool_or(g."kind" = 'bounce') AS "bounced",
        max(g."at") FILTER (WHERE g."class" <> 'machine' OR g."kind" = 'bounce') AS "lastAt"
      FROM "Engagement" g
      WHERE g."partnerId" = ${partnerId} AND g."mailingId" = ${mailingId}
        AND g."kind" IN ('click', 'open', 'unsubscribe', 'bounce') AND g."deliveryId" = p."id") e ON true
    ORDER BY p."id"`;
}

function inGroup(partnerId: string, mailingId: string, who: PeopleGroup | undefined): Prisma.Sql {
  const did = (kind: string, more = Prisma.empty) => Prisma.sql`d."id" IN (SELECT g."deliveryId" FROM "Engagement" g
    WHERE g."partnerId" = ${partnerId} AND g."mailingId" = ${mailingId} AND g."kind" = ${kind} ${more})`;
  const byPerson = Prisma.sql`AND g."class" <> 'machine'`;
  switch (who) {
    case undefined:
      return Prisma.sql`true`;
    case 'clicked':
      return did('click', byPerson);
    case 'opened':
      return did('open', byPerson);
    case 'unsubscribed':
      return did('unsubscribe');
    case 'bounced':
      return did('bounce');
    case 'failed':
    case 'skipped':
      return Prisma.sql`d."state" = ${who}`;
    case 'nothing':
      return Prisma.sql`d."state" IN ('accepted', 'delivered') AND NOT EXISTS (SELECT 1 FROM "Engagement" g
        WHERE g."partnerId" = ${partnerId} AND g."mailingId" = ${mailingId} AND g."kind" IN ('click', 'open', 'unsubscribe')
          AND g."deliveryId" = d."id" AND g."class" <> 'machine')`;
  }
}

function clickedLink(partnerId: string, mailingId: string, link: number | undefined): Prisma.Sql {
  if (link === undefined) return Prisma.sql`true`;
  return Prisma.sql`d."id" IN (SELECT g."deliveryId" FROM "Engagement" g WHERE g."partnerId" = ${partnerId}
    AND g."mailingId" = ${mailingId} AND g."kind" = 'click' AND g."class" <> 'machine' AND g."linkNumber" = ${link})`;
}
