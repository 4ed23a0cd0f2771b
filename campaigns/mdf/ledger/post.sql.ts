import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Line } from './accounts.ts';

export type Head = {
  id: string;
  fundId: string;
  currency: string;
  partnerId: string | null;
  kind: string;
  cause: string;
  subjectId: string;
  postedBy: string;
  postedAt: Date;
};

/**
 * One transaction and its entries in one statement, last in its database transaction where it can be: an account is
 * locked from here to the commit, and everybody who wants the same money waits for that long.
 *
 * @returns false when the cause was posted before; nothing is posted then
 */
export async function insertPosting(ctx: VendorCtx, head: Head, lines: readonly Line[]): Promise<boolean> {
  const { vendorId } = ctx.scope;
  const posted = await ctx.db.$executeRaw(Prisma.sql`
    WITH t AS (
      INSERT INTO "LedgerTransaction" ("vendorId", "id", "fundId", "currency", "partnerId", "kind", "cause", "subjectId", "postedBy", "postedAt")
      VALUES (${vendorId}, ${head.id}, ${head.fundId}, ${head.currency}, ${head.partnerId}, ${head.kind}, ${head.cause},
        ${head.subjectId}, ${head.postedBy}, ${head.postedAt}::timestamptz)
      ON CONFLICT DO NOTHING RETURNING "vendorId", "id", "postedAt"
    )
    INSERT INTO "LedgerEntry" ("vendorId", "transactionId", "line", "fundId", "holder", "kind", "partnerId", "amountMinor", "currency", "postedAt")
    SELECT t."vendorId", t."id", l."line", ${head.fundId}, l."holder", l."kind", nullif(l."holder", 'fund'), l."amountMinor",
      ${head.currency}, t."postedAt"
    FROM t, unnest(${lines.map((line) => line.holder)}::text[], ${lines.map((line) => line.kind)}::text[],
      ${lines.map((line) => line.amountMinor)}::bigint[]) WITH ORDINALITY AS l("holder", "kind", "amountMinor", "line")
    ORDER BY l."line"`);
  return posted > 0;
}

/** Balances of a fund's accounts as they are kept, summed over its partners unless one is named. */
export function readBalances(
  ctx: Pick<VendorCtx, 'db'>,
  of: { vendorId: string; fundId: string; partnerId?: string | undefined },
): Promise<{ kind: string; balanceMinor: bigint }[]> {
  return ctx.db.$queryRaw`
    SELECT "kind", sum("balanceMinor")::bigint AS "balanceMinor" FROM "LedgerAccount"
    WHERE "vendorId" = ${of.vendorId} AND "fundId" = ${of.fundId} AND (${of.partnerId ?? null}::text IS NULL OR "holder" = ${of.partnerId ?? null})
    GROUP BY "kind"`;
}

/** The same, added up from the entries that were posted up to an instant. */
export function replayBalances(
  ctx: Pick<VendorCtx, 'db'>,
  of: { vendorId: string; fundId: string; partnerId?: string | undefined; until: Date },
): Promise<{ kind: string; balanceMinor: bigint }[]> {
  return ctx.db.$queryRaw`
    SELECT "kind", sum("amountMinor")::bigint AS "balanceMinor" FROM "LedgerEntry"
    WHERE "vendorId" = ${of.vendorId} AND "fundId" = ${of.fundId} AND "postedAt" <= ${of.until}::timestamptz
      AND (${of.partnerId ?? null}::text IS NULL OR "holder" = ${of.partnerId ?? null})
    GROUP BY "kind"`;
}

/** Accounts whose kept balance is another than what their entries sum to: none, or something wrote past the trigger. */
export function findDrift(
  ctx: Pick<VendorCtx, 'db'>,
  vendorId: string,
): Promise<{ fundId: string; holder: string; kind: string }[]> {
  return ctx.db.$queryRaw`
    SELECT a."fundId", a."holder", a."kind" FROM "LedgerAccount" a
    LEFT JOIN "LedgerEntry" e ON e."vendorId" = a."vendorId" AND e."fundId" = a."fundId" AND e."holder" = a."holder" AND e."kind" = a."kind"
    WHERE a."vendorId" = ${vendorId}
    GROUP BY a."fundId", a."holder", a."kind", a."balanceMinor", a."entries"
    HAVING a."balanceMinor" <> coalesce(sum(e."amountMinor"), 0) OR a."entries" <> count(e."seq")`;
}
