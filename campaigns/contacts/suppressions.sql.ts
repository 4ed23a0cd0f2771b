import { Prisma } from '#prisma/generated/client.ts';
import type { ScopedDb } from '#prisma/scoped-db.ts';
import type { SuppressionSort } from './schema.ts';

type Input = {
  partnerId: string;
  addressHmac: string | null;
  reason: string | null;
  sort: SuppressionSort;
  cursor: string | null;
  limit: number;
};

type Row = {
  key: string;
  /** where the row stands in the order asked for: the cursor of the page after it */
  place: string;
  contactId: string | null;
  email: string | null;
  vendorId: string;
  vendorName: string | null;
  reason: string;
  source: string;
  createdAt: Date;
};

// A cursor is short, so a name counts with its beginning; what ties is told apart by the key.
const PLACES = {
  since: Prisma.sql`''`,
  reason: Prisma.sql`s."reason" || '.'`,
  scope: Prisma.sql`left(lower(coalesce(v."name", '')), 40) || '.'`,
} as const;

/** The key is the moment and the fingerprint, so that pages do not shift while entries are added. */
export function selectSuppressions(db: ScopedDb, input: Input): Promise<Row[]> {
  const { partnerId, addressHmac, reason, sort, cursor, limit } = input;
  const key = Prisma.sql`to_char(s."createdAt" AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSMS') || '.' || s."addressHmac" || '.' || s."vendorId"`;
  const place = Prisma.sql`(${PLACES[sort.replace('-', '') as keyof typeof PLACES]} || ${key}) COLLATE "C"`;
  const [after, direction] = sort.startsWith('-')
    ? [Prisma.raw('<'), Prisma.raw('DESC')]
    : [Prisma.raw('>'), Prisma.raw('ASC')];
  return db.$queryRaw`
    SELECT x.*, c."id" AS "contactId", c."email" FROM (
      SELECT ${key} AS "key", ${place} AS "place", s."partnerId", s."addressHmac", s."vendorId", v."name" AS "vendorName",
        s."reason", s."source", s."createdAt"
      FROM "Suppression" s LEFT JOIN "Vendor" v ON v."id" = s."vendorId"
      WHERE s."partnerId" = ${partnerId}
        AND (${addressHmac}::text IS NULL OR s."addressHmac" = ${addressHmac})
        AND (${reason}::text IS NULL OR s."reason" = ${reason})
        AND (${cursor}::text IS NULL OR ${place} ${after} ${cursor})
      ORDER BY ${place} ${direction} LIMIT ${limit}
    ) x
    LEFT JOIN "Contact" c ON c."partnerId" = x."partnerId" AND c."addressHmac" = x."addressHmac"
    ORDER BY x."place" ${direction}`;
}
