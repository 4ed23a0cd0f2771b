import type { VendorId, WidgetFeedId } from '#campaigns/kernel/ids.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';

/** Feeds whose time has come, the longest waiting first; ids only. */
export async function findDueFeeds(system: SystemDb): Promise<{ vendorId: VendorId; feedId: WidgetFeedId }[]> {
  return system.$queryRaw<{ vendorId: VendorId; feedId: WidgetFeedId }[]>`
    SELECT "vendorId", "id" AS "feedId" FROM "WidgetFeed" WHERE "nextAt" <= now() ORDER BY "nextAt" LIMIT 100`;
}
