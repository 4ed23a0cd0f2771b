import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { emit } from '#campaigns/kernel/events.ts';
import { statesBefore } from '#campaigns/kernel/states-before.ts';
import { getCampaign } from './campaign-queries.ts';
import { CAMPAIGN_MOVES } from './campaign-status.ts';
import { describeBlockers } from './publishing.ts';
import type { CampaignIdInput } from './schema.ts';

/**
 * Offers a campaign to the partners it is for; also one that was withdrawn before.
 *
 * @throws DomainError invalid with everything that stands in the way (`details.blockers`); conflict when it is
 *   published already; not_found
 */
export async function publishCampaign(caller: VendorCaller, input: CampaignIdInput): Promise<{ publishedAt: Date }> {
  authorize(caller.actor, 'campaign:publish');
  return inTransaction(caller, async (ctx) => {
    const campaign = await getCampaign(ctx, input.campaignId);
    if (campaign.blockers.length > 0) {
      throw new DomainError('invalid', `Campaign ${campaign.id} cannot be published: ${campaign.blockers.join(', ')}`, {
        show: `This campaign cannot be published yet. ${describeBlockers(campaign.blockers)}`,
        details: { blockers: campaign.blockers },
      });
    }
    const publishedAt = ctx.clock.now();
    const { count } = await ctx.db.campaign.updateMany({
      where: {
        vendorId: ctx.scope.vendorId,
        id: campaign.id,
        status: { in: statesBefore(CAMPAIGN_MOVES, 'published') },
        archivedAt: null,
      },
      data: { status: 'published', publishedAt, withdrawnAt: null, updatedAt: publishedAt },
    });
    if (count === 0) {
      throw new DomainError('conflict', `Campaign ${campaign.id} is ${campaign.status}`, {
        show: 'This campaign is published already.',
      });
    }
    await audit(ctx, {
      action: 'campaign.published',
      objectType: 'campaign',
      objectId: campaign.id,
      before: { status: campaign.status },
      after: { status: 'published' },
    });
    await emit(ctx, { type: 'campaign.published', vendorId: ctx.scope.vendorId, campaignId: campaign.id });
    return { publishedAt };
  });
}
