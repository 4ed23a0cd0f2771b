import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { getCampaign } from './campaign-queries.ts';
import type { CampaignIdInput } from './schema.ts';

/**
 * Puts a campaign out of the way; it can be restored.
 *
 * @throws DomainError conflict while it is published; not_found
 */
export async function archiveCampaign(caller: VendorCaller, input: CampaignIdInput): Promise<void> {
  authorize(caller.actor, 'campaign:write');
  await inTransaction(caller, async (ctx) => {
    const campaign = await getCampaign(ctx, input.campaignId);
    if (campaign.archivedAt) return;
    const { count } = await ctx.db.campaign.updateMany({
      where: { vendorId: ctx.scope.vendorId, id: campaign.id, NOT: { status: 'published' } },
      data: { archivedAt: ctx.clock.now() },
    });
    if (count === 0) {
      throw new DomainError('conflict', `Campaign ${campaign.id} is published`, {
        show: 'Partners can see this campaign. Withdraw it first, then archive it.',
      });
    }
    await audit(ctx, { action: 'campaign.archived', objectType: 'campaign', objectId: campaign.id });
  });
}
