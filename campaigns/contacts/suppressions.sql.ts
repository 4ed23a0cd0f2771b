import { Prisma } from '#prisma/generated/client.ts';
import type { ScopedDb } from '#prisma/scoped-db.ts';

type Input = {
  partnerId: string;
  addressHmac: string | null;
  reason: string | null;
  cursor: string | null;
  limit: number;
};

type Row = {
  key: string;
  contactId: string | null;
  email: string | null;
  vendorId: string;
  vendorName: string | null;
  reason: string;
  source: string;
  createdAt: Date;
};

/** Newest first; the key is the moment and the fingerprint, so that pages do not shift while entries are added. */
export function selectSuppressions(db: ScopedDb, input: Input): Promise<Row[]> {
  const { partnerId, addressHmac, reason, cursor, limit } = input;
  const key = Prisma.sql`(to_char(s."createdAt" AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSMS') || '.' || s."addressHmac" || '.' || s."vendorId") COLLATE "C"`;
  return db.$queryRaw`
    SELECT x.*, c."id" AS "contactId", c."email", v."name" AS "vendorName" FROM (
      SELECT ${key} AS "key", s."partnerId", s."addressHmac", s."vendorId", s."reason", s."source", s."createdAt"
      FROM "Suppression" s
      WHERE s."partnerId" = ${partnerId}
        AND (${addressHmac}::text IS NULL OR s."addressHmac" = ${addressHmac})
        AND (${reason}::text IS NULL OR s."reason" = ${reason})
        AND (${cursor}::text IS NULL OR ${key} < ${cursor})
      ORDER BY ${key} DESC LIMIT ${limit}
    ) x
    LEFT JOIN "Contact" c ON c."partnerId" = x."partnerId" AND c."addressHmac" = x."addressHmac"
    LEFT JOIN "Vendor" v ON v."id" = x."vendorId"
    ORDER BY x."key" DESC`;
}
