import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { statesBefore } from '#campaigns/kernel/states-before.ts';
import { getCampaign } from './campaign-queries.ts';
import { CAMPAIGN_MOVES } from './campaign-status.ts';
import type { CampaignIdInput } from './schema.ts';

/**
 * Takes a campaign back. Launches that partners have confirmed go out as planned, because they are the partners' mails;
 * drafts stay but can no longer be scheduled.
 *
 * @throws DomainError conflict when it is not published; not_found
 */
export async function withdrawCampaign(caller: VendorCaller, input: CampaignIdInput): Promise<{ withdrawnAt: Date }> {
  authorize(caller.actor, 'campaign:publish');
  return inTransaction(caller, async (ctx) => {
    const campaign = await getCampaign(ctx, input.campaignId);
    const withdrawnAt = ctx.clock.now();
    const { count } = await ctx.db.campaign.updateMany({
      where: {
        vendorId: ctx.scope.vendorId,
        id: campaign.id,
        status: { in: statesBefore(CAMPAIGN_MOVES, 'withdrawn') },
      },
      data: { status: 'withdrawn', withdrawnAt, updatedAt: withdrawnAt },
    });
    if (count === 0) {
      throw new DomainError(
        'conflict',
        `Campaign ${campaign.id} is ${campaign.status}; only a published one is withdrawn`,
        {
          show: 'This campaign is not published, so there is nothing to withdraw.',
        },
      );
    }
    await audit(ctx, {
      action: 'campaign.withdrawn',
      objectType: 'campaign',
      objectId: campaign.id,
      before: { status: 'published' },
      after: { status: 'withdrawn' },
    });
    return { withdrawnAt };
  });
}
