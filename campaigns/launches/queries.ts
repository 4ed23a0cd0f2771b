import type { Ctx, PartnerCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { holding } from '#campaigns/kernel/holding.ts';
import type {
  AudienceId,
  CampaignId,
  LaunchId,
  MailingId,
  PartnerId,
  TacticId,
  VendorId,
} from '#campaigns/kernel/ids.ts';
import { type Page, type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import type { LaunchStatus } from './launch-status.ts';
import { type LAUNCH_SORTS, ZoneValues } from './schema.ts';

export type LaunchView = {
  id: LaunchId;
  vendorId: VendorId;
  vendorName: string;
  partnerId: PartnerId;
  campaignId: CampaignId;
  campaignName: string;
  tacticId: TacticId;
  name: string;
  status: LaunchStatus;
  zones: ZoneValues;
  audienceId: AudienceId | null;
  startsLocal: string | null;
  timeZone: string | null;
  startsAt: Date | null;
  mailingId: MailingId | null;
  revision: number;
  updatedAt: Date;
  archivedAt: Date | null;
};

const LAUNCH_VIEW = {
  id: true,
  vendorId: true,
  partnerId: true,
  campaignId: true,
  tacticId: true,
  name: true,
  status: true,
  zones: true,
  audienceId: true,
  startsLocal: true,
  timeZone: true,
  startsAt: true,
  mailingId: true,
  revision: true,
  updatedAt: true,
  archivedAt: true,
  campaign: { select: { name: true } },
  partnership: { select: { vendor: { select: { name: true } }, partner: { select: { name: true } } } },
} as const;

/**
 * One launch, as its partner sees it.
 *
 * @throws DomainError not_found, also for another partner's launch
 */
export async function getLaunch(ctx: PartnerCtx, launchId: LaunchId): Promise<LaunchView> {
  const row = await ctx.db.launch.findUnique({
    where: { partnerId_id: { partnerId: ctx.scope.partnerId, id: launchId } },
    select: LAUNCH_VIEW,
  });
  if (!row) throw notFound('launch', launchId);
  return {
    id: row.id as LaunchId,
    vendorId: row.vendorId as VendorId,
    vendorName: row.partnership.vendor.name,
    partnerId: row.partnerId as PartnerId,
    campaignId: row.campaignId as CampaignId,
    campaignName: row.campaign.name,
    tacticId: row.tacticId as TacticId,
    name: row.name,
    status: row.status as LaunchStatus,
    zones: ZoneValues.parse(row.zones),
    audienceId: row.audienceId as AudienceId | null,
    startsLocal: row.startsLocal,
    timeZone: row.timeZone,
    startsAt: row.startsAt,
    mailingId: row.mailingId as MailingId | null,
    revision: row.revision,
    updatedAt: row.updatedAt,
    archivedAt: row.archivedAt,
  };
}

export type LaunchRow = {
  id: LaunchId;
  name: string;
  status: LaunchStatus;
  vendorId: VendorId;
  vendorName: string;
  partnerId: PartnerId;
  partnerName: string;
  campaignId: CampaignId;
  campaignName: string;
  startsAt: Date | null;
  updatedAt: Date;
  /** null: not sent yet, or (for a vendor) to fewer people than a figure may be shown for */
  totals: { audience: number; accepted: number; clicks: number; clickers: number; unsubscribes: number } | null;
};

export type LaunchFilter = {
  status?: LaunchStatus | undefined;
  vendorId?: VendorId | undefined;
  campaignId?: CampaignId | undefined;
  q?: string | undefined;
  archived?: boolean | undefined;
  sort?: (typeof LAUNCH_SORTS)[number] | undefined;
};

const TOTALS = { audience: true, accepted: true, clicks: true, clickers: true, unsubscribes: true } as const;

const ORDER = {
  name: { name: 'asc' },
  '-name': { name: 'desc' },
  when: { startsAt: { sort: 'asc', nulls: 'last' } },
  '-when': { startsAt: { sort: 'desc', nulls: 'last' } },
  changed: { updatedAt: 'asc' },
  '-changed': { updatedAt: 'desc' },
} as const;

type LaunchKey =
  | { partnerId_id: { partnerId: string; id: string } }
  | { vendorId_id: { vendorId: string; id: string } };

/** The row that a page begins after, by the key that the scope has. */
function keyOf(scope: Ctx['scope'], id: string): LaunchKey {
  return scope.side === 'partner'
    ? { partnerId_id: { partnerId: scope.partnerId, id } }
    : { vendorId_id: { vendorId: scope.vendorId, id } };
}

/** Launches of the scope, newest first unless sorted otherwise. A vendor sees those of its partners, never the drafts. */
export async function listLaunches(ctx: Ctx, filter: LaunchFilter, page: Page): Promise<Paged<LaunchRow>> {
  const { scope } = ctx;
  const rows = await ctx.db.launch.findMany({
    where: {
      ...(scope.side === 'partner' ? { partnerId: scope.partnerId } : { vendorId: scope.vendorId }),
      ...(scope.side === 'vendor' ? { NOT: { status: 'draft' } } : {}),
      ...(filter.status ? { status: filter.status } : {}),
      ...(filter.vendorId ? { vendorId: filter.vendorId } : {}),
      ...(filter.campaignId ? { campaignId: filter.campaignId } : {}),
      ...(filter.q ? { name: holding(filter.q) } : {}),
      archivedAt: filter.archived ? { not: null } : null,
    },
    orderBy: [...(filter.sort ? [ORDER[filter.sort]] : []), { id: 'desc' }],
    take: page.limit + 1,
    ...(page.cursor ? { cursor: keyOf(scope, page.cursor), skip: 1 } : {}),
    select: { ...LAUNCH_VIEW, totals: { select: TOTALS } },
  });
  return toPaged(
    rows,
    page.limit,
    (row) => row.id,
    (row) => ({
      id: row.id as LaunchId,
      name: row.name,
      status: row.status as LaunchStatus,
      vendorId: row.vendorId as VendorId,
      vendorName: row.partnership.vendor.name,
      partnerId: row.partnerId as PartnerId,
      partnerName: row.partnership.partner.name,
      campaignId: row.campaignId as CampaignId,
      campaignName: row.campaign.name,
      startsAt: row.startsAt,
      updatedAt: row.updatedAt,
      totals: row.totals,
    }),
  );
}

/** Up to five launches whose name holds the words; for the palette. */
export async function searchLaunches(ctx: Ctx, q: string): Promise<{ id: LaunchId; name: string; status: string }[]> {
  const page = await listLaunches(ctx, { q }, { limit: 5 });
  return page.items.map(({ id, name, status }) => ({ id, name, status }));
}

/** How many launches stand in each state; states without one are left out. */
export async function countLaunchesByStatus(ctx: PartnerCtx): Promise<Partial<Record<LaunchStatus, number>>> {
  const groups = await ctx.db.launch.groupBy({
    by: ['status'],
    where: { partnerId: ctx.scope.partnerId, archivedAt: null },
    _count: true,
  });
  return Object.fromEntries(groups.map((group) => [group.status, group._count]));
}
