import { authorize } from '#campaigns/kernel/authorize.ts';
import type { PartnerCtx, VendorCtx } from '#campaigns/kernel/context.ts';
import { holding } from '#campaigns/kernel/holding.ts';
import type { CampaignId, LaunchId } from '#campaigns/kernel/ids.ts';
import { type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import type { LaunchResultsListInput, VendorResultsListInput } from './schema.ts';

export type LaunchResultsRow = {
  launchId: LaunchId;
  name: string;
  vendorName: string;
  status: string;
  startsAt: Date | null;
  accepted: number;
  clickers: number;
  clicks: number;
  unsubscribes: number;
};

const SENT = ['sending', 'paused', 'done', 'cancelled'];
const COUNTS = { accepted: true, clickers: true, clicks: true, unsubscribes: true } as const;
const NOTHING = { accepted: 0, clickers: 0, clicks: 0, unsubscribes: 0 };

const LAUNCH_ORDER = {
  launch: { name: 'asc' },
  '-launch': { name: 'desc' },
  when: { startsAt: 'asc' },
  '-when': { startsAt: 'desc' },
} as const;

/** Launches of a partner that went out, for all its vendors, newest first unless sorted otherwise. */
export async function listLaunchResults(
  ctx: PartnerCtx,
  { q, vendorId, sort, cursor, limit }: LaunchResultsListInput,
): Promise<Paged<LaunchResultsRow>> {
  authorize(ctx.actor, 'results:read');
  const rows = await ctx.db.launch.findMany({
    where: {
      partnerId: ctx.scope.partnerId,
      status: { in: SENT },
      ...(vendorId ? { vendorId } : {}),
      ...(q ? { name: holding(q) } : {}),
    },
    orderBy: [...(sort ? [LAUNCH_ORDER[sort]] : []), { id: 'desc' }],
    take: limit + 1,
    ...(cursor ? { cursor: { partnerId_id: { partnerId: ctx.scope.partnerId, id: cursor } }, skip: 1 } : {}),
    select: {
      id: true,
      name: true,
      status: true,
      startsAt: true,
      partnership: { select: { vendor: { select: { name: true } } } },
      totals: { select: COUNTS },
    },
  });
  return toPaged(
    rows,
    limit,
    (row) => row.id,
    ({ id, name, status, startsAt, partnership, totals }) => ({
      launchId: id as LaunchId,
      name,
      vendorName: partnership.vendor.name,
      status,
      startsAt,
      ...(totals ?? NOTHING),
    }),
  );
}

export type CampaignResultsRow = {
  campaignId: CampaignId;
  name: string;
  status: string;
  partners: number;
  /** launches with fewer than 8 people: their figures are in none of the sums */
  hiddenLaunches: number;
} & typeof NOTHING;

/** A vendor's campaigns that partners launched, with the sums of what came back. Counts only, and only with 8 people behind. */
export async function listCampaignResults(
  ctx: VendorCtx,
  { q, sort, cursor, limit }: VendorResultsListInput,
): Promise<Paged<CampaignResultsRow>> {
  authorize(ctx.actor, 'results:read');
  const { vendorId } = ctx.scope;
  const campaigns = await ctx.db.campaign.findMany({
    where: {
      vendorId,
      launches: { some: { status: { in: SENT } } },
      ...(q ? { name: holding(q) } : {}),
    },
    orderBy: [...(sort ? [{ name: sort === 'campaign' ? ('asc' as const) : ('desc' as const) }] : []), { id: 'desc' }],
    take: limit + 1,
    ...(cursor ? { cursor: { vendorId_id: { vendorId, id: cursor } }, skip: 1 } : {}),
    select: {
      id: true,
      name: true,
      status: true,
      launches: { where: { status: { in: SENT } }, select: { partnerId: true, totals: { select: COUNTS } } },
    },
  });
  return toPaged(
    campaigns,
    limit,
    (row) => row.id,
    ({ id, name, status, launches }) => ({
      campaignId: id as CampaignId,
      name,
      status,
      partners: new Set(launches.map(({ partnerId }) => partnerId)).size,
      hiddenLaunches: launches.filter(({ totals }) => totals === null).length,
      ...sumOf(launches.map(({ totals }) => totals)),
    }),
  );
}

/** Adds up what may be seen. */
export function sumOf(parts: readonly (typeof NOTHING | null)[]): typeof NOTHING {
  const sum = { ...NOTHING };
  for (const part of parts) {
    if (!part) continue;
    sum.accepted += part.accepted;
    sum.clickers += part.clickers;
    sum.clicks += part.clicks;
    sum.unsubscribes += part.unsubscribes;
  }
  return sum;
}
