import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { holding } from '#campaigns/kernel/holding.ts';
import type { CampaignId, GroupId, TacticId, TemplateId, TemplateVersionId, TierId } from '#campaigns/kernel/ids.ts';
import { type Page, type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import { toLocalDate } from '#campaigns/kernel/time.ts';
import { type PublishBlocker, whatStopsPublishing } from './publishing.ts';
import type { CampaignFilter, CampaignStatus } from './schema.ts';

export type TacticView = {
  id: TacticId;
  name: string;
  templateVersionId: TemplateVersionId;
  templateId: TemplateId;
  templateName: string;
  templateArchived: boolean;
  number: number;
  /** the template has a newer version than this one */
  latestNumber: number;
  subject: string;
  /** partners have made it their own, so it cannot be taken out */
  launched: boolean;
};

export type CampaignView = {
  id: CampaignId;
  name: string;
  goal: string;
  description: string;
  status: CampaignStatus;
  /** days in the vendor's zone; null = open */
  startsOn: string | null;
  endsOn: string | null;
  publishedAt: Date | null;
  withdrawnAt: Date | null;
  archivedAt: Date | null;
  createdBy: string;
  createdAt: Date;
  updatedAt: Date;
  tiers: { id: TierId; name: string }[];
  groups: { id: GroupId; name: string }[];
  tactics: TacticView[];
  /** confirmed launches; drafts are the partners' own affair */
  launches: number;
  blockers: PublishBlocker[];
};

const CONFIRMED = { NOT: { status: 'draft' } } as const;
const DETAIL = {
  id: true,
  name: true,
  goal: true,
  description: true,
  status: true,
  startsOn: true,
  endsOn: true,
  publishedAt: true,
  withdrawnAt: true,
  archivedAt: true,
  createdBy: true,
  createdAt: true,
  updatedAt: true,
  tiers: { select: { tier: { select: { id: true, name: true } } }, orderBy: { tier: { rank: 'asc' } } },
  groups: { select: { group: { select: { id: true, name: true } } }, orderBy: { group: { name: 'asc' } } },
  tactics: {
    orderBy: { position: 'asc' },
    select: {
      id: true,
      name: true,
      templateVersionId: true,
      _count: { select: { launches: true } },
      templateVersion: {
        select: {
          number: true,
          subject: true,
          template: {
            select: {
              id: true,
              name: true,
              archivedAt: true,
              versions: { select: { number: true }, orderBy: { number: 'desc' }, take: 1 },
            },
          },
        },
      },
    },
  },
  _count: { select: { launches: { where: CONFIRMED } } },
} as const;

/**
 * One campaign, as its vendor sees it.
 *
 * @throws DomainError not_found
 */
export async function getCampaign(ctx: VendorCtx, campaignId: CampaignId): Promise<CampaignView> {
  const { vendorId } = ctx.scope;
  const row = await ctx.db.campaign.findUnique({
    where: { vendorId_id: { vendorId, id: campaignId } },
    select: DETAIL,
  });
  if (!row) throw notFound('campaign', campaignId);
  const tactics = row.tactics.map(({ templateVersion: { template, number, subject }, _count, ...tactic }) => ({
    id: tactic.id as TacticId,
    name: tactic.name,
    templateVersionId: tactic.templateVersionId as TemplateVersionId,
    templateId: template.id as TemplateId,
    templateName: template.name,
    templateArchived: template.archivedAt !== null,
    number,
    latestNumber: template.versions[0]?.number ?? number,
    subject,
    launched: _count.launches > 0,
  }));
  const { tiers, groups, _count, ...fields } = row;
  return {
    ...fields,
    id: row.id as CampaignId,
    status: row.status as CampaignStatus,
    tiers: tiers.map(({ tier }) => ({ id: tier.id as TierId, name: tier.name })),
    groups: groups.map(({ group }) => ({ id: group.id as GroupId, name: group.name })),
    tactics,
    launches: _count.launches,
    blockers: whatStopsPublishing({
      archived: row.archivedAt !== null,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      today: await vendorToday(ctx),
      tactics,
    }),
  };
}

async function vendorToday(ctx: VendorCtx): Promise<string> {
  const vendor = await ctx.db.vendor.findUnique({ where: { id: ctx.scope.vendorId }, select: { timeZone: true } });
  return toLocalDate(ctx.clock.now(), vendor?.timeZone ?? 'UTC');
}

export type CampaignRow = {
  id: CampaignId;
  name: string;
  goal: string;
  status: CampaignStatus;
  startsOn: string | null;
  endsOn: string | null;
  publishedAt: Date | null;
  updatedAt: Date;
  archivedAt: Date | null;
  tiers: string[];
  groups: string[];
  launches: number;
  /** the first e-mail's template, for a picture */
  templateVersionId: TemplateVersionId | null;
};

const ROW = {
  id: true,
  name: true,
  goal: true,
  status: true,
  startsOn: true,
  endsOn: true,
  publishedAt: true,
  updatedAt: true,
  archivedAt: true,
  tiers: { select: { tier: { select: { name: true } } }, orderBy: { tier: { rank: 'asc' } } },
  groups: { select: { group: { select: { name: true } } }, orderBy: { group: { name: 'asc' } } },
  tactics: { select: { templateVersionId: true }, orderBy: { position: 'asc' }, take: 1 },
  _count: { select: { launches: { where: CONFIRMED } } },
} as const;

const ORDER = {
  name: { name: 'asc' },
  '-name': { name: 'desc' },
  changed: { updatedAt: 'asc' },
  '-changed': { updatedAt: 'desc' },
  starts: { startsOn: 'asc' },
  '-starts': { startsOn: 'desc' },
} as const;

/** Campaigns of the vendor, newest change first unless `sort` says otherwise. */
export async function listCampaigns(
  ctx: VendorCtx,
  filter: CampaignFilter,
  page: Page,
): Promise<Paged<CampaignRow> & { total: number }> {
  const { vendorId } = ctx.scope;
  const where = {
    vendorId,
    archivedAt: filter.archived ? { not: null } : null,
    ...(filter.status ? { status: filter.status } : {}),
    ...(filter.q ? { name: holding(filter.q) } : {}),
  };
  const rows = await ctx.db.campaign.findMany({
    where,
    orderBy: [ORDER[filter.sort ?? '-changed'], { id: 'desc' }],
    take: page.limit + 1,
    ...(page.cursor ? { cursor: { vendorId_id: { vendorId, id: page.cursor } }, skip: 1 } : {}),
    select: ROW,
  });
  const total = await ctx.db.campaign.count({ where });
  const paged = toPaged(
    rows,
    page.limit,
    (row) => row.id,
    ({ tiers, groups, tactics, _count, ...fields }) => ({
      ...fields,
      id: fields.id as CampaignId,
      status: fields.status as CampaignStatus,
      tiers: tiers.map(({ tier }) => tier.name),
      groups: groups.map(({ group }) => group.name),
      launches: _count.launches,
      templateVersionId: (tactics[0]?.templateVersionId ?? null) as TemplateVersionId | null,
    }),
  );
  return { ...paged, total };
}

/** Up to five campaigns whose name holds the words; for the palette. */
export async function searchCampaigns(
  ctx: VendorCtx,
  q: string,
): Promise<{ id: CampaignId; name: string; status: CampaignStatus }[]> {
  const page = await listCampaigns(ctx, { q }, { limit: 5 });
  return page.items.map(({ id, name, status }) => ({ id, name, status }));
}

/** How many campaigns stand in each state; for the vendor's first screen. */
export async function countCampaignsByStatus(ctx: VendorCtx): Promise<Record<CampaignStatus, number>> {
  const groups = await ctx.db.campaign.groupBy({
    by: ['status'],
    where: { vendorId: ctx.scope.vendorId, archivedAt: null },
    _count: true,
  });
  const counts: Record<CampaignStatus, number> = { draft: 0, published: 0, withdrawn: 0 };
  for (const group of groups) counts[group.status as CampaignStatus] = group._count;
  return counts;
}
