import type { SystemDb } from '#prisma/scoped-db.ts';

type Row = {
  id: string;
  side: 'vendor' | 'partner';
  role: string;
  organizationId: string;
  name: string;
  slug: string;
  locale: string;
  timeZone: string;
  logoImage: string | null;
  lastActiveAt: Date | null;
};

/** One round trip instead of three: it runs on every request. */
export function selectMembershipsOfUser(system: SystemDb, userId: string): Promise<Row[]> {
  return system.$queryRaw<Row[]>`
    SELECT m."id", CASE WHEN m."vendorId" IS NULL THEN 'partner' ELSE 'vendor' END AS "side", m."role",
      coalesce(v."id", p."id") AS "organizationId", coalesce(v."name", p."name") AS "name",
      coalesce(v."slug", p."slug") AS "slug", coalesce(v."locale", p."locale") AS "locale",
      coalesce(v."timeZone", p."timeZone") AS "timeZone",
      coalesce(v."logoFileId" || '.png', p."logoImage") AS "logoImage", m."lastActiveAt"
    FROM "Membership" m
    LEFT JOIN "Vendor" v ON v."id" = m."vendorId"
    LEFT JOIN "Partner" p ON p."id" = m."partnerId"
    WHERE m."userId" = ${userId} AND m."revokedAt" IS NULL
    ORDER BY "name", m."id"`;
}
