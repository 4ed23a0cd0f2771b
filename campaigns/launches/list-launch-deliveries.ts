import { type DeliveryRow, listDeliveries } from '#campaigns/delivery/delivery-queries.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { Paged } from '#campaigns/kernel/pagination.ts';
import { getLaunch, type LaunchView } from './queries.ts';
import type { LaunchDeliveriesInput } from './schema.ts';

/**
 * Everybody whom a launch is for, and what became of their mail. A draft has nobody yet.
 *
 * @throws DomainError not_found
 */
export async function listLaunchDeliveries(
  ctx: PartnerCtx,
  input: LaunchDeliveriesInput,
): Promise<{ launch: LaunchView; page: Paged<DeliveryRow> }> {
  authorize(ctx.actor, 'contact:read');
  const launch = await getLaunch(ctx, input.launchId);
  const { mailingId } = launch;
  if (!mailingId) return { launch, page: { items: [], nextCursor: null } };
  const { group, reason, sort, cursor, limit } = input;
  return { launch, page: await listDeliveries(ctx, mailingId, { group, reason, sort }, { limit, cursor }) };
}
