import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { type CampaignId, newId } from '#campaigns/kernel/ids.ts';
import { replaceTactics } from './internal/replace-tactics.ts';
import type { CreateCampaignInput } from './schema.ts';

/**
 * Begins a campaign: a draft that only its vendor sees.
 *
 * @throws DomainError not_found when the template version is not the vendor's
 */
export async function createCampaign(caller: VendorCaller, input: CreateCampaignInput): Promise<{ id: CampaignId }> {
  authorize(caller.actor, 'campaign:write');
  return inTransaction(caller, async (ctx) => {
    const id = newId('campaign');
    const { actor, scope } = ctx;
    await ctx.db.campaign.createMany({
      data: {
        vendorId: scope.vendorId,
        id,
        name: input.name,
        goal: input.goal,
        description: input.description,
        createdBy: actorName(actor),
        createdAt: ctx.clock.now(),
      },
    });
    if (input.templateVersionId) {
      await replaceTactics(ctx, id, [{ name: input.name, templateVersionId: input.templateVersionId }]);
    }
    await audit(ctx, {
      action: 'campaign.created',
      objectType: 'campaign',
      objectId: id,
      after: { name: input.name },
    });
    return { id };
  });
}
