import type { Ctx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { holding } from '#campaigns/kernel/holding.ts';
import type {
  AssignmentId,
  CampaignId,
  ContactId,
  LaunchId,
  LeadId,
  PartnerId,
  VendorId,
} from '#campaigns/kernel/ids.ts';
import { type Page, type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import { type AssignmentReason, parseReason } from './assignment-reason.ts';
import type { LeadStatus } from './schema.ts';
import { rulesInForce } from './scoring/rules-in-force.ts';
import { type Score, scoreOf } from './scoring/score.ts';
import { touchesOf } from './touches.sql.ts';

export type LeadRow = {
  id: LeadId;
  vendorId: VendorId;
  origin: 'partner' | 'vendor';
  partnerId: PartnerId | null;
  partnerName: string | null;
  /** "" while it is only offered: the vendor's leads show who they are once they are accepted */
  name: string;
  email: string;
  company: string;
  status: LeadStatus;
  statusReason: string;
  grade: string;
  fit: number;
  engagement: number;
  source: string;
  createdAt: Date;
  updatedAt: Date;
};

export type LeadView = LeadRow & {
  jobTitle: string;
  phone: string;
  country: string;
  product: string;
  message: string;
  contactId: ContactId | null;
  campaignId: CampaignId | null;
  launchId: LaunchId | null;
  acceptedAt: Date | null;
  acceptedBy: string | null;
  veiled: boolean;
};

const ROW = {
  ...{ id: true, vendorId: true, origin: true, partnerId: true, email: true, firstName: true, lastName: true },
  ...{ company: true, status: true, statusReason: true, grade: true, fit: true, engagement: true, source: true },
  ...{ createdAt: true, updatedAt: true },
  partnership: { select: { partner: { select: { name: true } } } },
} as const;

const VIEW = {
  ...ROW,
  ...{ jobTitle: true, phone: true, country: true, product: true, message: true, contactId: true },
  ...{ campaignId: true, launchId: true, acceptedAt: true, acceptedBy: true },
} as const;

type Row = {
  id: string;
  vendorId: string;
  origin: string;
  partnerId: string | null;
  email: string;
  firstName: string;
  lastName: string;
  company: string;
  status: string;
  statusReason: string;
  grade: string;
  fit: number;
  engagement: number;
  source: string;
  createdAt: Date;
  updatedAt: Date;
  partnership: { partner: { name: string } } | null;
};

/** A partner decides about the vendor's lead before it learns who it is. */
function isVeiled(ctx: Ctx, row: { origin: string; status: string }): boolean {
  return ctx.scope.side === 'partner' && row.origin === 'vendor' && row.status === 'offered';
}

function toRow(ctx: Ctx, { firstName, lastName, partnership, ...row }: Row): LeadRow {
  const veiled = isVeiled(ctx, row);
  return {
    ...row,
    id: row.id as LeadId,
    vendorId: row.vendorId as VendorId,
    partnerId: row.partnerId as PartnerId | null,
    origin: row.origin as LeadRow['origin'],
    status: row.status as LeadStatus,
    partnerName: partnership?.partner.name ?? null,
    name: veiled ? '' : [firstName, lastName].filter(Boolean).join(' '),
    email: veiled ? '' : row.email,
  };
}

const MAX_WORDS = 8;

export type LeadFilter = {
  status?: LeadStatus | undefined;
  q?: string | undefined;
  vendorId?: VendorId | undefined;
  partnerId?: PartnerId | undefined;
};

/**
 * Leads of the scope, newest first: a partner's own and those it has from vendors; a vendor's own.
 *
 * @param filter `q`: words, each in the name, the company or the address
 */
export async function listLeads(ctx: Ctx, filter: LeadFilter, page: Page): Promise<Paged<LeadRow>> {
  const { scope } = ctx;
  const { status, q, vendorId, partnerId } = filter;
  const isPartner = scope.side === 'partner';
  const rows = await ctx.db.lead.findMany({
    where: {
      ...(isPartner ? { partnerId: scope.partnerId } : { vendorId: scope.vendorId, origin: 'vendor' }),
      ...(status ? { status } : {}),
      ...(vendorId && isPartner ? { vendorId } : {}),
      ...(partnerId && !isPartner ? { partnerId } : {}),
      // What is veiled is not found by what is behind the veil.
      ...(q
        ? {
            AND: q.split(/\s+/, MAX_WORDS).map((word) => {
              const has = holding(word);
              return { OR: [{ company: has }, { email: has }, { firstName: has }, { lastName: has }] };
            }),
            ...(isPartner ? { NOT: { origin: 'vendor', status: 'offered' } } : {}),
          }
        : {}),
      ...(page.cursor ? { id: { lt: page.cursor } } : {}),
    },
    orderBy: { id: 'desc' },
    take: page.limit + 1,
    select: ROW,
  });
  return toPaged(
    rows,
    page.limit,
    (row) => row.id,
    (row) => toRow(ctx, row),
  );
}

/** @throws DomainError not_found, also for somebody else's */
export async function getLead(ctx: Ctx, leadId: LeadId): Promise<LeadView> {
  const { scope } = ctx;
  const row = await ctx.db.lead.findFirst({
    where: {
      id: leadId,
      ...(scope.side === 'partner' ? { partnerId: scope.partnerId } : { vendorId: scope.vendorId }),
    },
    select: VIEW,
  });
  if (!row) throw notFound('lead', leadId);
  const { jobTitle, country, product, campaignId, launchId, acceptedAt, acceptedBy } = row;
  const veiled = isVeiled(ctx, row);
  return {
    ...toRow(ctx, row),
    ...{ jobTitle, country, product, acceptedAt, acceptedBy, veiled },
    phone: veiled ? '' : row.phone,
    message: veiled ? '' : row.message,
    contactId: row.contactId as ContactId | null,
    campaignId: campaignId as CampaignId | null,
    launchId: launchId as LaunchId | null,
  };
}

export type LeadScoreView = Score & { ruleNumber: number };

/** The score of this moment, with the line that every point comes from; what lists show was counted at the last event. */
export async function explainScore(ctx: Ctx, lead: { id: LeadId; vendorId: VendorId }): Promise<LeadScoreView> {
  const person = await ctx.db.lead.findFirst({
    where: { vendorId: lead.vendorId, id: lead.id },
    select: { email: true, company: true, jobTitle: true, country: true, product: true, phone: true },
  });
  if (!person) throw notFound('lead', lead.id);
  const { rules, number } = await rulesInForce(ctx, lead.vendorId);
  const touches = await touchesOf(ctx, lead.vendorId, [lead.id]);
  return { ...scoreOf(rules, person, touches, ctx.clock.now()), ruleNumber: number };
}

export type TimelineEntry = {
  id: string;
  at: Date;
  kind: string;
  actorName: string;
  /** why it was offered, where it was */
  reason: AssignmentReason | null;
  data: Record<string, string | number | boolean | null>;
};

/** What the person did and what became of the lead, newest first. */
export async function listTimeline(ctx: Ctx, lead: { id: LeadId; vendorId: VendorId }): Promise<TimelineEntry[]> {
  const where = { vendorId: lead.vendorId, leadId: lead.id };
  const events = await ctx.db.leadEvent.findMany({
    where,
    orderBy: { id: 'desc' },
    take: 200,
    select: { id: true, at: true, kind: true, actorName: true, data: true },
  });
  const touches = await ctx.db.touch.findMany({
    where: { ...where, kind: { not: 'form' } },
    orderBy: { at: 'desc' },
    take: 100,
    select: { eventId: true, at: true, kind: true, class: true, channel: true },
  });
  return [
    ...events.map((event) => withReason({ ...event, data: event.data as TimelineEntry['data'] })),
    ...touches.map(({ eventId, at, kind, class: hitClass, channel }) => ({
      ...{ id: eventId, at, kind, actorName: '', reason: null, data: { class: hitClass, channel } },
    })),
  ].sort((a, b) => b.at.getTime() - a.at.getTime());
}

function withReason(event: Omit<TimelineEntry, 'reason'>): TimelineEntry {
  const { reason, ...data } = event.data;
  const isOffer = event.kind === 'offered' && typeof reason === 'string' && reason !== '';
  return isOffer ? { ...event, reason: parseReason(reason), data } : { ...event, reason: null };
}

export type OpenOffer = { assignmentId: AssignmentId; reason: AssignmentReason; expiresAt: Date | null };

/** The offer that waits for this partner's answer, or null. */
export async function findOpenOffer(ctx: Ctx, lead: { id: LeadId; vendorId: VendorId }): Promise<OpenOffer | null> {
  const row = await ctx.db.assignment.findFirst({
    where: { vendorId: lead.vendorId, leadId: lead.id, state: 'offered' },
    select: { id: true, reason: true, expiresAt: true },
  });
  return row
    ? { assignmentId: row.id as AssignmentId, reason: parseReason(row.reason), expiresAt: row.expiresAt }
    : null;
}

/** How many of the scope's leads stand in each state; states without one are left out. */
export async function countLeadsByStatus(ctx: Ctx): Promise<Partial<Record<LeadStatus, number>>> {
  const { scope } = ctx;
  const groups = await ctx.db.lead.groupBy({
    by: ['status'],
    where: scope.side === 'partner' ? { partnerId: scope.partnerId } : { vendorId: scope.vendorId, origin: 'vendor' },
    _count: true,
  });
  return Object.fromEntries(groups.map((group) => [group.status, group._count]));
}

/** The name of a vendor that the scope works with; "" when there is none. */
export async function getVendorName(ctx: Ctx, vendorId: VendorId): Promise<string> {
  const vendor = await ctx.db.vendor.findUnique({ where: { id: vendorId }, select: { name: true } });
  return vendor?.name ?? '';
}
