import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { getCampaign } from './campaign-queries.ts';
import type { CampaignIdInput } from './schema.ts';

/**
 * Takes a campaign back out of the archive, in the state it had.
 *
 * @throws DomainError not_found
 */
export async function restoreCampaign(caller: VendorCaller, input: CampaignIdInput): Promise<void> {
  authorize(caller.actor, 'campaign:write');
  await inTransaction(caller, async (ctx) => {
    const campaign = await getCampaign(ctx, input.campaignId);
    if (!campaign.archivedAt) return;
    await ctx.db.campaign.updateMany({
      where: { vendorId: ctx.scope.vendorId, id: campaign.id },
      data: { archivedAt: null },
    });
    await audit(ctx, { action: 'campaign.restored', objectType: 'campaign', objectId: campaign.id });
  });
}
