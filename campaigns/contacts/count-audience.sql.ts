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

/**
 * One scan over the audience: how many contacts per reason, null = reachable. Who has opted out of the vendor everywhere is
 * asked once, for all contacts. A contact has an address of its own, so addresses count contacts.
 */
export function countByReason(
  db: ScopedDb,
  { partnerId, filter, vendorId, cap, now }: AudienceQuestion,
): Promise<{ reason: NotReachableReason | null; count: number }[]> {
  const vendorOptOut =
    vendorId === '' ? Prisma.sql`false` : Prisma.sql`c."addressHmac" IN (SELECT tl_contacts_opted_out(${vendorId}))`;
  const reason = notReachableReason(vendorId, now, { vendorOptOut, cap });
  // OFFSET 0 keeps the reason a column: as an expression it is taken for a different one on each row, and all rows are
  // sorted for it, on disk.
  return db.$queryRaw`SELECT r."reason", count(*)::integer AS "count" FROM (
      SELECT ${reason} AS "reason" FROM "Contact" c
      WHERE c."partnerId" = ${partnerId} AND ${audienceWhere(filter, now)} OFFSET 0
    ) r GROUP BY 1`;
}
