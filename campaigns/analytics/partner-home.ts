import { type EligibleCampaignRow, listEligibleCampaigns } from '#campaigns/catalog/queries.ts';
import { missingLegalParts } from '#campaigns/content/brand-kit.ts';
import { findPublishedBrandKit } from '#campaigns/content/brand-kit-queries.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { type LaunchRow, listLaunches } from '#campaigns/launches/queries.ts';
import { listRepairs } from '#campaigns/social/account-queries.ts';
import { countWaitingPosts } from '#campaigns/social/partner-post-queries.ts';

export type PartnerHome = {
  /** offered campaigns that this partner has not launched yet, newest first */
  ready: EligibleCampaignRow[];
  /** launches with something to watch or to finish, newest first */
  working: LaunchRow[];
  /** what only a person of the partner can answer */
  waiting: { leads: number; posts: number; claims: number; requests: number };
  /** social accounts that somebody has to sign in to again */
  repairs: { id: string; handle: string; network: string }[];
  /** what a first launch still needs; all true once it is set up */
  steps: { brandKit: boolean; contacts: boolean; audience: boolean; launched: boolean };
};

/** What a partner's first screen answers: what is ready, what is running, what is missing. */
export async function getPartnerHome(ctx: PartnerCtx): Promise<PartnerHome> {
  const { partnerId } = ctx.scope;
  const kit = await findPublishedBrandKit(ctx, partnerId);
  const contact = await ctx.db.contact.findFirst({ where: { partnerId }, select: { id: true } });
  const audience = await ctx.db.audience.findFirst({ where: { partnerId, archivedAt: null }, select: { id: true } });
  const launches = await listLaunches(ctx, {}, { limit: 50 });
  const offered = await listEligibleCampaigns(ctx, {}, { limit: 50 });
  return {
    ready: offered.items.filter((campaign) => campaign.launches === 0).slice(0, 3),
    working: launches.items.slice(0, 5),
    waiting: {
      leads: await ctx.db.lead.count({ where: { partnerId, status: 'offered' } }),
      posts: await countWaitingPosts(ctx),
      claims: await ctx.db.claim.count({ where: { partnerId, status: 'info_requested' } }),
      requests: await ctx.db.fundRequest.count({ where: { partnerId, status: 'info_requested' } }),
    },
    repairs: (await listRepairs(ctx)).map(({ id, handle, network }) => ({ id, handle, network })),
    steps: {
      brandKit: missingLegalParts(kit?.data ?? null).length === 0,
      contacts: contact !== null,
      audience: audience !== null,
      launched: launches.items.some(({ status }) => status !== 'draft'),
    },
  };
}
