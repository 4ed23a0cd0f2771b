import { TemplateAssets } from '#campaigns/content/template-assets.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { holding } from '#campaigns/kernel/holding.ts';
import type { CampaignId, TacticId, TemplateVersionId, VendorId } from '#campaigns/kernel/ids.ts';
import type { Page, Paged } from '#campaigns/kernel/pagination.ts';
import { toLocalDate } from '#campaigns/kernel/time.ts';
import { Zone } from '#templates/engine/zone.ts';
import { type Offer, offerOf } from './eligibility.ts';
import type { CampaignStatus, OfferedCampaignInput } from './schema.ts';

/** Everything that compiling a mail of this version needs. */
export type OfferedTemplateVersion = {
  id: TemplateVersionId;
  number: number;
  mjml: string;
  subject: string;
  preheader: string;
  locale: string;
  zones: Zone[];
  assets: TemplateAssets;
};

export type OfferedTactic = { id: TacticId; name: string; templateVersion: OfferedTemplateVersion };

export type OfferedCampaign = {
  id: CampaignId;
  vendorId: VendorId;
  vendorName: string;
  name: string;
  goal: string;
  description: string;
  startsOn: string | null;
  endsOn: string | null;
  publishedAt: Date | null;
  tactics: OfferedTactic[];
};

const HEAD = {
  vendorId: true,
  id: true,
  name: true,
  goal: true,
  description: true,
  status: true,
  startsOn: true,
  endsOn: true,
  publishedAt: true,
  archivedAt: true,
  tiers: { select: { tierId: true } },
  groups: { select: { groupId: true } },
} as const;

type Head = {
  vendorId: string;
  id: string;
  status: string;
  startsOn: string | null;
  endsOn: string | null;
  archivedAt: Date | null;
  tiers: { tierId: string }[];
  groups: { groupId: string }[];
};

type Vendor = { id: VendorId; name: string; today: string; active: boolean; tierId: string | null; groupIds: string[] };

/** The vendors of the partner, each with what decides on offers: its day, the partner's tier and groups. */
async function loadVendors(ctx: PartnerCtx, vendorId?: VendorId): Promise<Map<string, Vendor>> {
  const rows = await ctx.db.partnership.findMany({
    where: { partnerId: ctx.scope.partnerId, ...(vendorId ? { vendorId } : {}) },
    select: {
      vendorId: true,
      status: true,
      tierId: true,
      vendor: { select: { name: true, timeZone: true } },
      groups: { select: { groupId: true } },
    },
  });
  const now = ctx.clock.now();
  return new Map(
    rows.map((row) => [
      row.vendorId,
      {
        id: row.vendorId as VendorId,
        name: row.vendor.name,
        today: toLocalDate(now, row.vendor.timeZone),
        active: row.status === 'active',
        tierId: row.tierId,
        groupIds: row.groups.map((group) => group.groupId),
      },
    ]),
  );
}

function offerFor(head: Head, vendor: Vendor): Offer {
  return offerOf({
    status: head.status as CampaignStatus,
    archived: head.archivedAt !== null,
    startsOn: head.startsOn,
    endsOn: head.endsOn,
    today: vendor.today,
    tierIds: head.tiers.map((tier) => tier.tierId),
    groupIds: head.groups.map((group) => group.groupId),
    partner: vendor,
  });
}

export type EligibleCampaignRow = {
  id: CampaignId;
  vendorId: VendorId;
  vendorName: string;
  name: string;
  goal: string;
  endsOn: string | null;
  publishedAt: Date | null;
  tacticId: TacticId | null;
  templateVersionId: TemplateVersionId | null;
  subject: string;
  /** this partner's launches of it, drafts too */
  launches: number;
};

// Far above what one partner is offered at a time; keeps one request's work bounded.
const MAX_PUBLISHED = 2_000;

/** What this partner may launch today, over all its vendors, newest first. */
export async function listEligibleCampaigns(
  ctx: PartnerCtx,
  filter: { vendorId?: VendorId | undefined; q?: string | undefined } = {},
  page: Page = { limit: 200 },
): Promise<Paged<EligibleCampaignRow>> {
  const vendors = await loadVendors(ctx, filter.vendorId);
  const rows = await ctx.db.campaign.findMany({
    where: {
      vendorId: { in: [...vendors.keys()] },
      status: 'published',
      archivedAt: null,
      ...(filter.q ? { name: holding(filter.q) } : {}),
    },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: MAX_PUBLISHED,
    select: {
      ...HEAD,
      tactics: {
        select: { id: true, templateVersionId: true, templateVersion: { select: { subject: true } } },
        orderBy: { position: 'asc' },
        take: 1,
      },
      _count: { select: { launches: { where: { partnerId: ctx.scope.partnerId, archivedAt: null } } } },
    },
  });
  const eligible = rows.flatMap((row) => {
    const vendor = vendors.get(row.vendorId);
    if (!vendor || offerFor(row, vendor).kind === 'no') return [];
    const [tactic] = row.tactics;
    return {
      id: row.id as CampaignId,
      vendorId: vendor.id,
      vendorName: vendor.name,
      name: row.name,
      goal: row.goal,
      endsOn: row.endsOn,
      publishedAt: row.publishedAt,
      tacticId: (tactic?.id ?? null) as TacticId | null,
      templateVersionId: (tactic?.templateVersionId ?? null) as TemplateVersionId | null,
      subject: tactic?.templateVersion.subject ?? '',
      launches: row._count.launches,
    };
  });
  const from = page.cursor ? eligible.findIndex((row) => row.id === page.cursor) + 1 : 0;
  const items = eligible.slice(from, from + page.limit);
  const isLast = from + page.limit >= eligible.length;
  return { items, nextCursor: isLast ? null : (items.at(-1)?.id ?? null) };
}

const TACTICS = {
  orderBy: { position: 'asc' },
  select: {
    id: true,
    name: true,
    templateVersion: {
      select: {
        id: true,
        number: true,
        mjml: true,
        subject: true,
        preheader: true,
        locale: true,
        zones: true,
        assets: true,
      },
    },
  },
} as const;

/**
 * A campaign with everything that its mails need, and whether the partner may launch it now; also one that was
 * withdrawn or is over, because drafts of it are still there.
 *
 * @throws DomainError not_found when it was never published, or is no vendor's of this partner
 */
export async function getCampaignOffer(
  ctx: PartnerCtx,
  { vendorId, campaignId }: OfferedCampaignInput,
): Promise<{ offer: Offer; campaign: OfferedCampaign }> {
  const vendor = (await loadVendors(ctx, vendorId)).get(vendorId);
  const row = vendor
    ? await ctx.db.campaign.findUnique({
        where: { vendorId_id: { vendorId, id: campaignId } },
        select: { ...HEAD, tactics: TACTICS },
      })
    : null;
  if (!vendor || !row) throw notFound('campaign', campaignId);
  const campaign: OfferedCampaign = {
    id: row.id as CampaignId,
    vendorId: vendor.id,
    vendorName: vendor.name,
    name: row.name,
    goal: row.goal,
    description: row.description,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    publishedAt: row.publishedAt,
    tactics: row.tactics.map(({ id, name, templateVersion }) => ({
      id: id as TacticId,
      name,
      templateVersion: {
        ...templateVersion,
        id: templateVersion.id as TemplateVersionId,
        zones: Zone.array().parse(templateVersion.zones),
        assets: TemplateAssets.parse(templateVersion.assets),
      },
    })),
  };
  return { offer: offerFor(row, vendor), campaign };
}

/**
 * A campaign that this partner may launch today, with everything that its mails need.
 *
 * @throws DomainError not_found when it is not offered to the partner now
 */
export async function getOfferedCampaign(ctx: PartnerCtx, input: OfferedCampaignInput): Promise<OfferedCampaign> {
  const { offer, campaign } = await getCampaignOffer(ctx, input);
  if (offer.kind === 'no') throw notFound('campaign', input.campaignId);
  return campaign;
}

/** Whether this partner may launch the campaign now; a campaign that it cannot see is as good as withdrawn. */
export async function findOffer(ctx: PartnerCtx, { vendorId, campaignId }: OfferedCampaignInput): Promise<Offer> {
  const vendor = (await loadVendors(ctx, vendorId)).get(vendorId);
  const row = vendor
    ? await ctx.db.campaign.findUnique({ where: { vendorId_id: { vendorId, id: campaignId } }, select: HEAD })
    : null;
  return vendor && row ? offerFor(row, vendor) : { kind: 'no', reason: 'withdrawn' };
}

/** Up to five campaigns that the partner may launch and whose name holds the words; for the palette. */
export async function searchEligibleCampaigns(
  ctx: PartnerCtx,
  q: string,
): Promise<{ id: CampaignId; vendorId: VendorId; name: string; vendorName: string }[]> {
  const page = await listEligibleCampaigns(ctx, { q }, { limit: 5 });
  return page.items.map(({ id, vendorId, name, vendorName }) => ({ id, vendorId, name, vendorName }));
}
