import { listPreviewPartners, type PreviewPartner } from '#campaigns/content/previews/preview-partners.ts';
import { signPreview } from '#campaigns/content/previews/preview-ticket.ts';
import type { PreviewAs } from '#campaigns/content/schema.ts';
import { listVersionChoices, type VersionChoice } from '#campaigns/content/version-choices.ts';
import type { VendorCtx } from '#campaigns/kernel/context.ts';
import type { CampaignId, TacticId } from '#campaigns/kernel/ids.ts';
import { countPartnersWhoSee } from '#campaigns/partners/meant-for-queries.ts';
import { type GroupRow, listGroups, listTiers, type TierRow } from '#campaigns/partners/queries.ts';
import { type CampaignView, getCampaign } from './campaign-queries.ts';

export type CampaignPage = {
  campaign: CampaignView;
  tiers: TierRow[];
  groups: GroupRow[];
  versions: VersionChoice[];
  partners: PreviewPartner[];
  /** active partners it is for */
  seenBy: number;
  /** zone of its dates */
  timeZone: string;
  as: PreviewAs;
  tacticId: TacticId | null;
  /** token of the mail of `tacticId`; null while it has none */
  preview: string | null;
};

/**
 * Everything that a campaign's checklist shows.
 *
 * @throws DomainError not_found
 */
export async function readCampaignPage(
  ctx: VendorCtx,
  input: { campaignId: CampaignId; as: PreviewAs; tactic?: TacticId | undefined },
): Promise<CampaignPage> {
  const { vendorId } = ctx.scope;
  const campaign = await getCampaign(ctx, input.campaignId);
  const partners = await listPreviewPartners(ctx);
  const partnerId = partners.find(({ id }) => id === input.as)?.id ?? null;
  const tactic = campaign.tactics.find(({ id }) => id === input.tactic) ?? campaign.tactics[0];
  const vendor = await ctx.db.vendor.findUnique({ where: { id: vendorId }, select: { timeZone: true } });
  const ticket = tactic && {
    kind: 'version' as const,
    vendorId,
    templateVersionId: tactic.templateVersionId,
    partnerId,
  };
  return {
    campaign,
    tiers: await listTiers(ctx),
    groups: await listGroups(ctx),
    versions: await listVersionChoices(
      ctx,
      campaign.tactics.map(({ templateVersionId }) => templateVersionId),
    ),
    partners,
    seenBy: await countPartnersWhoSee(ctx, {
      tierIds: campaign.tiers.map(({ id }) => id),
      groupIds: campaign.groups.map(({ id }) => id),
    }),
    timeZone: vendor?.timeZone ?? 'UTC',
    as: partnerId ?? 'sample',
    tacticId: tactic?.id ?? null,
    preview: ticket ? signPreview(ctx.install.keys, ticket, ctx.clock.now()) : null,
  };
}
