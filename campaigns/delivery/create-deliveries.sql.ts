import { audienceWhere, notReachableReason } from '#campaigns/contacts/reachable.sql.ts';
import type { AudienceFilter } from '#campaigns/contacts/schema.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { AudienceId, MailingId } from '#campaigns/kernel/ids.ts';
import { ALL_EXPANDED } from './mailing-state.ts';

/** Starts a due mailing: from now on its audience is what it was at this moment. @returns false: not due, or begun already */
export async function beginExpansion(ctx: PartnerCtx, mailingId: MailingId): Promise<boolean> {
  const { partnerId } = ctx.scope;
  const begun = await ctx.db.$executeRaw`
    UPDATE "Mailing" SET "state" = 'expanding', "startedAt" = now()
    WHERE "partnerId" = ${partnerId} AND "id" = ${mailingId} AND "state" = 'scheduled' AND "startsAt" <= now()`;
  if (begun === 0) return false;
  await ctx.db.$executeRaw`
    INSERT INTO "LaunchTotals" ("vendorId", "launchId", "partnerId")
    SELECT m."vendorId", m."sourceId", m."partnerId" FROM "Mailing" m
    WHERE m."partnerId" = ${partnerId} AND m."id" = ${mailingId} AND m."sourceKind" = 'launch'
    ON CONFLICT DO NOTHING`;
  return true;
}

export type Expansion = { vendorId: string; expandCursor: string; startedAt: Date; audienceId: AudienceId };

/** Holds the mailing for one page, so that expansions that run beside each other take pages in turn; null = not expanding. */
export async function lockExpansion(ctx: PartnerCtx, mailingId: MailingId): Promise<Expansion | null> {
  const [row] = await ctx.db.$queryRaw<Expansion[]>`
    SELECT "vendorId", "expandCursor", "startedAt", "audienceId" FROM "Mailing"
    WHERE "partnerId" = ${ctx.scope.partnerId} AND "id" = ${mailingId} AND "state" = 'expanding' FOR UPDATE`;
  return row ?? null;
}

type Page = { lastId: string | null; made: number; skipped: number };
type PageInput = Expansion & { mailingId: MailingId; filter: AudienceFilter; size: number };

/**
 * Writes the delivery rows of one page of the audience, in one statement: who cannot be mailed gets a row too, with
 * the reason. A row that is there already is left alone; the unique key sees to that.
 *
 * @returns lastId: null when the page is empty
 */
export async function createDeliveries(ctx: PartnerCtx, input: PageInput): Promise<Page> {
  const { partnerId } = ctx.scope;
  const { mailingId, vendorId, filter, expandCursor, startedAt, size } = input;
  const now = ctx.clock.now();
  const [page] = await ctx.db.$queryRaw<Page[]>`
    WITH page AS MATERIALIZED (
      SELECT c."id", ${notReachableReason(vendorId, now)} AS "reason" FROM "Contact" c
      WHERE c."partnerId" = ${partnerId} AND c."id" > ${expandCursor} AND c."createdAt" <= ${startedAt}
        AND ${audienceWhere(filter, now)}
      ORDER BY c."id" LIMIT ${size}
    ), made AS (
      INSERT INTO "Delivery" ("partnerId", "id", "mailingId", "contactId", "state", "reason", "settledAt")
      SELECT ${partnerId}, tl_new_id('dlv'), ${mailingId}, p."id", CASE WHEN p."reason" IS NULL THEN 'queued' ELSE 'skipped' END,
        p."reason", CASE WHEN p."reason" IS NULL THEN NULL ELSE ${now}::timestamptz END
      FROM page p ORDER BY p."id"
      ON CONFLICT ("partnerId", "mailingId", "contactId") DO NOTHING
      RETURNING "state"
    )
    SELECT (SELECT max("id") FROM page) AS "lastId", count(*)::int AS "made",
      count(*) FILTER (WHERE "state" = 'skipped')::int AS "skipped" FROM made`;
  return page ?? { lastId: null, made: 0, skipped: 0 };
}

/** Notes a finished page, in its transaction: where the next one begins, and how many it made. */
export async function noteExpanded(ctx: PartnerCtx, mailingId: MailingId, page: Page): Promise<void> {
  const { partnerId } = ctx.scope;
  const { lastId, made, skipped } = page;
  await ctx.db.$executeRaw`
    WITH head AS (
      UPDATE "Mailing" SET "expandCursor" = ${lastId ?? ALL_EXPANDED},
        "state" = CASE WHEN ${lastId}::text IS NULL THEN 'sending' ELSE 'expanding' END,
        "leaseUntil" = now() + interval '15 seconds',
        "audienceCount" = "audienceCount" + ${made}, "skippedCount" = "skippedCount" + ${skipped}
      WHERE "partnerId" = ${partnerId} AND "id" = ${mailingId}
      RETURNING "vendorId", "sourceKind", "sourceId"
    )
    UPDATE "LaunchTotals" t SET "audience" = t."audience" + ${made}, "skipped" = t."skipped" + ${skipped}, "updatedAt" = now()
    FROM head WHERE head."sourceKind" = 'launch' AND t."vendorId" = head."vendorId" AND t."launchId" = head."sourceId"`;
}
