import { Prisma } from '#prisma/generated/client.ts';
import type { ScopedDb } from '#prisma/scoped-db.ts';
import { audienceWhere, type NotReachableReason, notReachableReason } from './reachable.sql.ts';
import type { AudienceFilter } from './schema.ts';

export type AudienceQuestion = { partnerId: string; filter: AudienceFilter; vendorId: string; now: Date };

/** One scan over the audience: how many contacts per reason, null = reachable. */
export function countByReason(
  db: ScopedDb,
  { partnerId, filter, vendorId, now }: AudienceQuestion,
): Promise<{ reason: NotReachableReason | null; count: number }[]> {
  const vendorOptOut = Prisma.sql`c."addressHmac" IN (SELECT tl_vendor_opted_out_among(${vendorId},
    (SELECT array_agg(a."addressHmac") FROM audience a)))`;
  const reason = notReachableReason(vendorId, now, vendorId === '' ? {} : { vendorOptOut });
  return db.$queryRaw`
    WITH audience AS MATERIALIZED (
      SELECT c."partnerId", c."id", c."addressHmac", c."consent", c."legalBasis", c."consentExpiresAt", c."unsendable",
        c."lastMailedAt"
      FROM "Contact" c WHERE c."partnerId" = ${partnerId} AND ${audienceWhere(filter, now)}
    )
    SELECT r."reason", count(*)::integer AS "count"
    FROM (SELECT ${reason} AS "reason" FROM audience c) r
    GROUP BY 1`;
}
