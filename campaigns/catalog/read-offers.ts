import { findPublishedBrandKit } from '#campaigns/content/brand-kit-queries.ts';
import { signPreview } from '#campaigns/content/previews/preview-ticket.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { BrandKitVersionId, CampaignId, TacticId, TemplateVersionId, VendorId } from '#campaigns/kernel/ids.ts';
import type { Offer } from './eligibility.ts';
import { type EligibleCampaignRow, getCampaignOffer, listEligibleCampaigns } from './queries.ts';

export type OfferCard = EligibleCampaignRow & {
  /** token of its picture in the partner's own brand */
  preview: string | null;
};

/** What a partner may launch today, each with its picture in the partner's own brand. */
export async function readOffers(
  ctx: PartnerCtx,
  filter: { vendorId?: VendorId | undefined; q?: string | undefined },
): Promise<OfferCard[]> {
  const { items } = await listEligibleCampaigns(ctx, filter, { limit: 200 });
  const kit = await findPublishedBrandKit(ctx, ctx.scope.partnerId);
  return items.map((row) => ({
    ...row,
    preview: row.templateVersionId && signOffer(ctx, row.vendorId, row.templateVersionId, kit?.versionId ?? null),
  }));
}

export type OfferPage = {
  offer: Offer;
  campaign: {
    id: CampaignId;
    vendorId: VendorId;
    vendorName: string;
    name: string;
    goal: string;
    description: string;
    endsOn: string | null;
    tactics: { id: TacticId; name: string; subject: string; zones: { editable: number; optional: number } }[];
  };
  tacticId: TacticId | null;
  preview: string | null;
  hasBrandKit: boolean;
};

/**
 * One campaign before a partner makes it its own.
 *
 * @param input.tactic the mail that is shown; the first when left out
 * @throws DomainError not_found when it was never published, or is no vendor's of this partner
 */
export async function readOfferPage(
  ctx: PartnerCtx,
  input: { vendorId: VendorId; campaignId: CampaignId; tactic?: TacticId | undefined },
): Promise<OfferPage> {
  const { offer, campaign } = await getCampaignOffer(ctx, input);
  const kit = await findPublishedBrandKit(ctx, ctx.scope.partnerId);
  const { id, vendorId, vendorName, name, goal, description, endsOn, tactics } = campaign;
  const tactic = tactics.find((candidate) => candidate.id === input.tactic) ?? tactics[0];
  return {
    offer,
    campaign: {
      id,
      vendorId,
      vendorName,
      name,
      goal,
      description,
      endsOn,
      tactics: tactics.map(({ templateVersion: { subject, zones }, ...rest }) => ({
        ...rest,
        subject,
        zones: {
          editable: zones.filter((zone) => zone.mode === 'editable').length,
          optional: zones.filter((zone) => zone.mode === 'optional').length,
        },
      })),
    },
    tacticId: tactic?.id ?? null,
    preview: tactic ? signOffer(ctx, vendorId, tactic.templateVersion.id, kit?.versionId ?? null) : null,
    hasBrandKit: kit !== null,
  };
}

function signOffer(
  ctx: PartnerCtx,
  vendorId: VendorId,
  templateVersionId: TemplateVersionId,
  brandKitVersionId: BrandKitVersionId | null,
): string {
  const { partnerId } = ctx.scope;
  const ticket = { kind: 'offer', partnerId, vendorId, templateVersionId, brandKitVersionId } as const;
  return signPreview(ctx.install.keys, ticket, ctx.clock.now());
}
