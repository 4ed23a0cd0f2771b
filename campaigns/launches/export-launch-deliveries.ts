import { type DeliveryRow, listDeliveries } from '#campaigns/delivery/delivery-queries.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import type { Paged } from '#campaigns/kernel/pagination.ts';
import { getLaunch } from './queries.ts';
import type { LaunchDeliveriesInput } from './schema.ts';

const ROWS_PER_PAGE = 1_000;

/**
 * Everybody whom a launch is for, and what became of their mail, to be taken out of the house: that it was asked for is
 * on record before the first page.
 *
 * @returns reads a page, in a transaction of its own; `cursor` undefined is the first
 * @throws DomainError forbidden; not_found, also for another partner's launch
 */
export async function exportLaunchDeliveries(
  caller: PartnerCaller,
  { launchId, group, reason, sort }: Pick<LaunchDeliveriesInput, 'launchId' | 'group' | 'reason' | 'sort'>,
): Promise<(cursor: string | undefined) => Promise<Paged<DeliveryRow>>> {
  authorize(caller.actor, 'contact:export');
  const mailingId = await inTransaction(caller, async (ctx) => {
    const launch = await getLaunch(ctx, launchId);
    const after = { group: group ?? null, reason: reason ?? null };
    await audit(ctx, { action: 'deliveries.exported', objectType: 'launch', objectId: launchId, after });
    return launch.mailingId;
  });
  if (!mailingId) return () => Promise.resolve({ items: [], nextCursor: null });
  return (cursor) =>
    inTransaction(caller, (ctx) =>
      listDeliveries(ctx, mailingId, { group, reason, sort }, { limit: ROWS_PER_PAGE, cursor }),
    );
}
