import type { ImportId, PartnerId } from '#campaigns/kernel/ids.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';

export type ImportHead = { partnerId: PartnerId; importId: ImportId; status: 'reading' | 'applying' };

/** Imports that somebody should be working on and nobody is, whatever became of their jobs. */
export function findDueImports(system: SystemDb): Promise<ImportHead[]> {
  return system.$queryRaw`
    SELECT "partnerId", "id" AS "importId", "status" FROM "ContactImport"
    WHERE "status" IN ('reading', 'applying') AND ("leaseUntil" IS NULL OR "leaseUntil" < now())
    ORDER BY "createdAt" LIMIT 100`;
}

/** Partners with files of imports that came more than `days` days ago. */
export async function findPartnersWithOldFiles(system: SystemDb, days: number): Promise<PartnerId[]> {
  const rows = await system.$queryRaw<{ partnerId: PartnerId }[]>`
    SELECT DISTINCT "partnerId" FROM "ContactImport"
    WHERE "filePath" IS NOT NULL AND "createdAt" < now() - make_interval(days => ${days})`;
  return rows.map(({ partnerId }) => partnerId);
}
