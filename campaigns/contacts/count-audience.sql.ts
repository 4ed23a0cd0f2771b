import { Prisma } from '#prisma/generated/client.ts';
import type { ScopedDb } from '#prisma/scoped-db.ts';
import { audienceWhere, type FrequencyCap, type NotReachableReason, notReachableReason } from './reachable.sql.ts';
import type { AudienceFilter } from './schema.ts';

export type AudienceQuestion = {
  partnerId: string;
  filter: AudienceFilter;
  vendorId: string;
  /** the partner's; null = it has none */
  cap: FrequencyCap | null;
  now: Date;
};

const NOT_ASKED = Prisma.sql`false`;

/**
 * One scan over the audience: how many contacts per reason, null = reachable. The opt-outs from a vendor are asked once,
 * afterwards, of everybody who is not suppressed: they rank before every other reason, so whoever has opted out is taken
 * from the reason that was found and counted here. A contact has an address of its own, so addresses count contacts.
 */
export function countByReason(
  db: ScopedDb,
  { partnerId, filter, vendorId, cap, now }: AudienceQuestion,
): Promise<{ reason: NotReachableReason | null; count: number }[]> {
  const reason = notReachableReason(vendorId, now, { vendorOptOut: NOT_ASKED, cap });
  // OFFSET 0 keeps the reason a column: as an expression it is taken for a different one on each row, and all rows are
  // sorted for it, on disk.
  const judged = Prisma.sql`SELECT c."addressHmac", ${reason} AS "reason" FROM "Contact" c
    WHERE c."partnerId" = ${partnerId} AND ${audienceWhere(filter, now)} OFFSET 0`;
  if (vendorId === '')
    return db.$queryRaw`SELECT r."reason", count(*)::integer AS "count" FROM (${judged}) r GROUP BY 1`;
  return db.$queryRaw`
    WITH found AS MATERIALIZED (
      SELECT r."reason", count(*) AS "n",
        array_agg(r."addressHmac") FILTER (WHERE r."reason" IS DISTINCT FROM 'suppressed') AS "addresses"
      FROM (${judged}) r GROUP BY 1
    ), split AS MATERIALIZED (
      SELECT f."reason", f."n", (SELECT count(*) FROM tl_vendor_opted_out_among(${vendorId}, f."addresses")) AS "optedOut"
      FROM found f
    )
    SELECT s."reason", (s."n" - s."optedOut")::integer AS "count" FROM split s WHERE s."n" > s."optedOut"
    UNION ALL
    SELECT 'vendor_opt_out', sum(s."optedOut")::integer FROM split s HAVING sum(s."optedOut") > 0`;
}
