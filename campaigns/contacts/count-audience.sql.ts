import type { ScopedDb } from '#prisma/scoped-db.ts';
import { audienceWhere, type NotReachableReason, notReachableReason } from './reachable.sql.ts';
import type { AudienceFilter } from './schema.ts';

export type AudienceQuestion = { partnerId: string; filter: AudienceFilter; vendorId: string; now: Date };

/** One scan over the audience: how many contacts per reason, null = reachable. */
export function countByReason(
  db: ScopedDb,
  { partnerId, filter, vendorId, now }: AudienceQuestion,
): Promise<{ reason: NotReachableReason | null; count: number }[]> {
  const reason = notReachableReason(vendorId, now);
  return db.$queryRaw`
    SELECT r."reason", count(*)::integer AS "count"
    FROM (SELECT ${reason} AS "reason" FROM "Contact" c
      WHERE c."partnerId" = ${partnerId} AND ${audienceWhere(filter, now)}) r
    GROUP BY 1`;
}
