import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller, type VendorCtx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { CampaignId } from '#campaigns/kernel/ids.ts';
import { type CampaignView, getCampaign } from './campaign-queries.ts';
import { replaceTactics } from './internal/replace-tactics.ts';
import { replaceGroups, replaceTiers } from './internal/replace-visibility.ts';
import type { UpdateCampaignInput } from './schema.ts';

/**
 * Changes what a campaign says, whom it is for and when. A published campaign changes for its partners at once; what
 * they have confirmed stays as it was.
 *
 * @throws DomainError not_found for anything that is not the vendor's; conflict when it is archived, or a tactic that
 *   was launched would go; invalid when a published campaign would lose what it was published with
 */
export async function updateCampaign(caller: VendorCaller, input: UpdateCampaignInput): Promise<CampaignView> {
  authorize(caller.actor, 'campaign:write');
  return inTransaction(caller, async (ctx) => {
    const before = await getCampaign(ctx, input.campaignId);
    if (before.archivedAt) throw archived(input.campaignId);
    checkDates(before, input);
    if (before.status === 'published' && input.tactics?.length === 0) throw lastTactic(input.campaignId);
    await writeFields(ctx, input);
    if (input.tierIds) await replaceTiers(ctx, input.campaignId, input.tierIds);
    if (input.groupIds) await replaceGroups(ctx, input.campaignId, input.groupIds);
    if (input.tactics) await replaceTactics(ctx, input.campaignId, input.tactics);
    const after = await getCampaign(ctx, input.campaignId);
    await audit(ctx, {
      action: 'campaign.updated',
      objectType: 'campaign',
      objectId: input.campaignId,
      before: auditable(before),
      after: auditable(after),
    });
    return after;
  });
}

async function writeFields(ctx: VendorCtx, input: UpdateCampaignInput): Promise<void> {
  const { name, goal, description, startsOn, endsOn } = input;
  const fields = { name, goal, description, startsOn, endsOn };
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  await ctx.db.campaign.updateMany({
    where: { vendorId: ctx.scope.vendorId, id: input.campaignId },
    data: { ...given, updatedAt: ctx.clock.now() },
  });
}

function checkDates(before: CampaignView, { startsOn, endsOn }: UpdateCampaignInput): void {
  const starts = startsOn === undefined ? before.startsOn : startsOn;
  const ends = endsOn === undefined ? before.endsOn : endsOn;
  if (!starts || !ends || ends >= starts) return;
  throw new DomainError('invalid', `Campaign ${before.id} would end on ${ends}, before it starts on ${starts}`, {
    show: 'The last day is before the first. Nothing was changed.',
    fields: { endsOn: 'is before the first day' },
  });
}

function archived(id: CampaignId): DomainError {
  return new DomainError('conflict', `Campaign ${id} is archived`, {
    show: 'This campaign is archived. Restore it to change it.',
  });
}

function lastTactic(id: CampaignId): DomainError {
  return new DomainError('invalid', `Campaign ${id} is published and would lose its last tactic`, {
    show: 'A published campaign needs an e-mail. Withdraw it first, or choose another template. Nothing was changed.',
  });
}

function auditable({ name, goal, startsOn, endsOn, tiers, groups, tactics }: CampaignView) {
  return {
    name,
    goal,
    startsOn,
    endsOn,
    tierIds: tiers.map((tier) => tier.id),
    groupIds: groups.map((group) => group.id),
    templateVersionIds: tactics.map((tactic) => tactic.templateVersionId),
  };
}
