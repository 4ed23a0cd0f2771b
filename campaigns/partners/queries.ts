import { authorize } from '#campaigns/kernel/authorize.ts';
import type { PartnerCtx, VendorCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { holding } from '#campaigns/kernel/holding.ts';
import type { GroupId, PartnerId, TierId, VendorId } from '#campaigns/kernel/ids.ts';
import { type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { ListPartnersPage } from './api-schema.ts';
import type { ListPartnersInput } from './schema.ts';

export type PartnerRow = {
  partnerId: PartnerId;
  name: string;
  country: string | null;
  tier: { tierId: TierId; name: string } | null;
  groups: { groupId: GroupId; name: string }[];
  status: 'active' | 'ended';
  since: Date;
  endedAt: Date | null;
};

const ROW = {
  partnerId: true,
  status: true,
  createdAt: true,
  endedAt: true,
  partner: { select: { name: true, country: true } },
  tier: { select: { id: true, name: true } },
  groups: { select: { group: { select: { id: true, name: true } } } },
} as const satisfies Prisma.PartnershipSelect;

type Found = Prisma.PartnershipGetPayload<{ select: typeof ROW }>;

function toRow({ partnerId, status, createdAt, endedAt, partner, tier, groups }: Found): PartnerRow {
  return {
    partnerId: partnerId as PartnerId,
    name: partner.name,
    country: partner.country,
    tier: tier && { tierId: tier.id as TierId, name: tier.name },
    groups: groups
      .map(({ group }) => ({ groupId: group.id as GroupId, name: group.name }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    status: status === 'ended' ? 'ended' : 'active',
    since: createdAt,
    endedAt,
  };
}

/** A numbered page of the vendor's partners. */
export async function listPartners(
  ctx: VendorCtx,
  input: ListPartnersInput,
): Promise<{ items: PartnerRow[]; total: number }> {
  authorize(ctx.actor, 'partnership:read');
  const where = whereOf(input);
  const { page, pageSize } = input;
  const total = await ctx.db.partnership.count({ where });
  const rows = await ctx.db.partnership.findMany({
    where,
    orderBy: orderOf(input.sort),
    skip: (page - 1) * pageSize,
    take: pageSize,
    select: ROW,
  });
  return { items: rows.map(toRow), total };
}

/** The same by cursor, in the order of their ids. */
export async function listPartnersAfter(ctx: VendorCtx, input: ListPartnersPage): Promise<Paged<PartnerRow>> {
  authorize(ctx.actor, 'partnership:read');
  const rows = await ctx.db.partnership.findMany({
    where: { ...whereOf(input), ...(input.cursor ? { partnerId: { gt: input.cursor } } : {}) },
    orderBy: { partnerId: 'asc' },
    take: input.limit + 1,
    select: ROW,
  });
  return toPaged(rows, input.limit, (row) => row.partnerId, toRow);
}

/** All partners that the filter lets through, for a file. */
export async function exportPartners(ctx: VendorCtx, input: ListPartnersInput): Promise<PartnerRow[]> {
  authorize(ctx.actor, 'partnership:read');
  const rows = await ctx.db.partnership.findMany({
    where: whereOf(input),
    orderBy: orderOf(input.sort),
    take: 10_000,
    select: ROW,
  });
  return rows.map(toRow);
}

function whereOf({
  q,
  tier,
  group,
  status,
}: Pick<ListPartnersInput, 'q' | 'tier' | 'group' | 'status'>): Prisma.PartnershipWhereInput {
  return {
    ...(q ? { partner: { name: holding(q) } } : {}),
    ...(tier ? { tierId: tier } : {}),
    ...(group ? { groups: { some: { groupId: group } } } : {}),
    ...(status ? { status } : {}),
  };
}

function orderOf(sort: ListPartnersInput['sort']): Prisma.PartnershipOrderByWithRelationInput[] {
  const direction = sort.startsWith('-') ? 'desc' : 'asc';
  const by = sort.endsWith('since') ? { createdAt: direction } : { partner: { name: direction } };
  return [by as Prisma.PartnershipOrderByWithRelationInput, { partnerId: 'asc' }];
}

/** @throws DomainError not_found */
export async function getPartner(
  ctx: VendorCtx,
  partnerId: PartnerId,
): Promise<PartnerRow & { onBehalfAllowed: boolean }> {
  authorize(ctx.actor, 'partnership:read');
  const found = await ctx.db.partnership.findUnique({
    where: { vendorId_partnerId: { vendorId: ctx.scope.vendorId, partnerId } },
    select: { ...ROW, onBehalfAllowed: true },
  });
  if (!found) throw notFound('partner', partnerId);
  return { ...toRow(found), onBehalfAllowed: found.onBehalfAllowed };
}

export type TierRow = {
  tierId: TierId;
  name: string;
  rank: number;
  /** what a partner does within a year to be considered for it; 0 = no goal */
  goalLaunches: number;
  goalDeals: number;
  partners: number;
  campaigns: number;
};

/** The vendor's tiers, highest first, and what uses them. */
export async function listTiers(ctx: VendorCtx): Promise<TierRow[]> {
  authorize(ctx.actor, 'partnership:read');
  const rows = await ctx.db.tier.findMany({
    orderBy: [{ rank: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, name: true, rank: true, goalLaunches: true, goalDeals: true },
      _count: { select: { partnerships: true, campaigns: true } },
    },
  });
  return rows.map(({ id, _count, ...tier }) => ({
    ...tier,
    tierId: id as TierId,
    partners: _count.partnerships,
    campaigns: _count.campaigns,
  }));
}

export type GroupRow = { groupId: GroupId; name: string; partners: number; campaigns: number };

/** The vendor's groups by name, and what uses them. */
export async function listGroups(ctx: VendorCtx): Promise<GroupRow[]> {
  authorize(ctx.actor, 'partnership:read');
  const rows = await ctx.db.partnerGroup.findMany({
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, _count: { select: { members: true, campaigns: true } } },
  });
  return rows.map(({ id, name, _count }) => ({
    groupId: id as GroupId,
    name,
    partners: _count.members,
    campaigns: _count.campaigns,
  }));
}

export type VendorRow = {
  vendorId: VendorId;
  name: string;
  website: string | null;
  tier: string | null;
  status: 'active' | 'ended';
  since: Date;
  endedAt: Date | null;
  onBehalfAllowed: boolean;
};

/** The vendors a partner works with, active ones first. */
export async function listVendors(ctx: PartnerCtx): Promise<VendorRow[]> {
  authorize(ctx.actor, 'partnership:read');
  const rows = await ctx.db.partnership.findMany({
    orderBy: [{ status: 'asc' }, { vendor: { name: 'asc' } }, { vendorId: 'asc' }],
    select: {
      ...{ vendorId: true, status: true, createdAt: true, endedAt: true, onBehalfAllowed: true },
      vendor: { select: { name: true, website: true } },
      tier: { select: { name: true } },
    },
  });
  return rows.map(({ vendorId, status, createdAt, endedAt, onBehalfAllowed, vendor, tier }) => ({
    vendorId: vendorId as VendorId,
    name: vendor.name,
    website: vendor.website,
    tier: tier?.name ?? null,
    status: status === 'ended' ? 'ended' : 'active',
    since: createdAt,
    endedAt,
    onBehalfAllowed,
  }));
}

/** Up to five partners whose name holds the words; for the palette. */
export async function searchPartners(ctx: VendorCtx, q: string): Promise<{ partnerId: PartnerId; name: string }[]> {
  authorize(ctx.actor, 'partnership:read');
  const rows = await ctx.db.partnership.findMany({
    where: { partner: { name: holding(q) } },
    orderBy: { partner: { name: 'asc' } },
    take: 5,
    select: { partnerId: true, partner: { select: { name: true } } },
  });
  return rows.map(({ partnerId, partner }) => ({ partnerId: partnerId as PartnerId, name: partner.name }));
}
