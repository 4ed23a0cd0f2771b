import { getOfferedCampaign } from '#campaigns/catalog/queries.ts';
import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { type LaunchId, newId } from '#campaigns/kernel/ids.ts';
import type { CreateLaunchInput } from './schema.ts';

/**
 * Makes a campaign the partner's own: a draft with everything as the vendor wrote it.
 *
 * @throws DomainError not_found when the campaign is not offered to this partner
 */
export async function createLaunch(caller: PartnerCaller, input: CreateLaunchInput): Promise<{ id: LaunchId }> {
  authorize(caller.actor, 'launch:write');
  return inTransaction(caller, async (ctx) => {
    const campaign = await getOfferedCampaign(ctx, input);
    const tactic = campaign.tactics.find((candidate) => !input.tacticId || candidate.id === input.tacticId);
    if (!tactic) {
      throw new DomainError('not_found', `Campaign ${campaign.id} has no tactic ${input.tacticId ?? ''}`, {
        show: 'This campaign has no e-mail to launch.',
      });
    }
    const id = newId('launch');
    const { actor } = ctx;
    await ctx.db.launch.create({
      data: {
        id,
        vendorId: input.vendorId,
        partnerId: ctx.scope.partnerId,
        campaignId: campaign.id,
        tacticId: tactic.id,
        name: campaign.name,
        zones: {},
        createdBy: actorName(actor),
      },
      select: { id: true },
    });
    await audit(ctx, {
      action: 'launch.created',
      objectType: 'launch',
      objectId: id,
      after: { campaignId: campaign.id, tacticId: tactic.id },
    });
    return { id };
  });
}
