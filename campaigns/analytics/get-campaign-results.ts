import { authorize } from '#campaigns/kernel/authorize.ts';
import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { CampaignId, PartnerId } from '#campaigns/kernel/ids.ts';
import { sumOf } from './queries.ts';

/** Figures may be shown to a vendor only where this many people stand behind them. The row policy holds the same. */
export const PEOPLE_BEHIND_A_FIGURE = 8;

export type PartnerResultsRow = {
  partnerId: PartnerId;
  partnerName: string;
  tierName: string | null;
  launches: number;
  lastLaunchAt: Date | null;
  /** null: fewer than 8 people stand behind this partner's launches */
  counts: { accepted: number; clickers: number; clicks: number; unsubscribes: number } | null;
};

export type CampaignResults = {
  campaignId: CampaignId;
  name: string;
  status: string;
  /** over the launches that may be shown */
  counts: { accepted: number; clickers: number; clicks: number; unsubscribes: number };
  launches: number;
  hiddenLaunches: number;
  /** those that launched it, most delivered mail first; never who their contacts are */
  partners: PartnerResultsRow[];
};

/**
 * What came back from one campaign, for its vendor: counts by partner, from totals that workers wrote. There is no way
 * from here to a contact.
 *
 * @throws DomainError not_found, also for another vendor's campaign
 */
export async function getCampaignResults(ctx: VendorCtx, campaignId: CampaignId): Promise<CampaignResults> {
  authorize(ctx.actor, 'results:read');
  const { vendorId } = ctx.scope;
  const campaign = await ctx.db.campaign.findUnique({
    where: { vendorId_id: { vendorId, id: campaignId } },
    select: {
      name: true,
      status: true,
      launches: {
        where: { status: { in: ['sending', 'paused', 'done', 'cancelled'] } },
        select: {
          partnerId: true,
          startsAt: true,
          totals: { select: { accepted: true, clickers: true, clicks: true, unsubscribes: true } },
          partnership: { select: { partner: { select: { name: true } }, tier: { select: { name: true } } } },
        },
      },
    },
  });
  if (!campaign) throw notFound('campaign', campaignId);
  const { launches } = campaign;
  return {
    campaignId,
    name: campaign.name,
    status: campaign.status,
    counts: sumOf(launches.map(({ totals }) => totals)),
    launches: launches.length,
    hiddenLaunches: launches.filter(({ totals }) => totals === null).length,
    partners: byPartner(launches),
  };
}

type LaunchOfCampaign = {
  partnerId: string;
  startsAt: Date | null;
  totals: PartnerResultsRow['counts'];
  partnership: { partner: { name: string }; tier: { name: string } | null };
};

function byPartner(launches: readonly LaunchOfCampaign[]): PartnerResultsRow[] {
  const rows = new Map<string, LaunchOfCampaign[]>();
  for (const launch of launches) rows.set(launch.partnerId, [...(rows.get(launch.partnerId) ?? []), launch]);
  return [...rows]
    .map(([partnerId, own]) => {
      const shown = own.flatMap(({ totals }) => (totals ? [totals] : []));
      const times = own.flatMap(({ startsAt }) => (startsAt ? [startsAt.getTime()] : []));
      return {
        partnerId: partnerId as PartnerId,
        partnerName: own[0]?.partnership.partner.name ?? '',
        tierName: own[0]?.partnership.tier?.name ?? null,
        launches: own.length,
        lastLaunchAt: times.length > 0 ? new Date(Math.max(...times)) : null,
        counts: shown.length > 0 ? sumOf(shown) : null,
      };
    })
    .sort(
      (a, b) => (b.counts?.accepted ?? -1) - (a.counts?.accepted ?? -1) || a.partnerName.localeCompare(b.partnerName),
    );
}
