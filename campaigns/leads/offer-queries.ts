import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { AssignmentId, LeadId, VendorId } from '#campaigns/kernel/ids.ts';
import { type AssignmentReason, parseReason } from './assignment-reason.ts';

/** What an offer says before it is accepted: enough to decide, and nobody's name or address. */
export type OfferView = {
  assignmentId: AssignmentId;
  leadId: LeadId;
  vendorId: VendorId;
  vendorName: string;
  partnerName: string;
  state: string;
  answeredBy: string;
  reason: AssignmentReason;
  expiresAt: Date | null;
  company: string;
  jobTitle: string;
  country: string;
  product: string;
  grade: string;
  fit: number;
  engagement: number;
};

/** @throws DomainError not_found */
export async function getOffer(
  ctx: PartnerCtx,
  { vendorId, assignmentId }: { vendorId: VendorId; assignmentId: AssignmentId },
): Promise<OfferView> {
  const row = await ctx.db.assignment.findFirst({
    where: { vendorId, partnerId: ctx.scope.partnerId, id: assignmentId },
    select: {
      ...{ id: true, leadId: true, state: true, reason: true, expiresAt: true, answeredBy: true },
      partnership: { select: { vendor: { select: { name: true } }, partner: { select: { name: true } } } },
    },
  });
  if (!row) throw notFound('offer', assignmentId);
  // The lead is gone from a partner whose time is over; the offer still says that it was.
  const lead = await ctx.db.lead.findFirst({
    where: { vendorId, id: row.leadId },
    select: {
      ...{ company: true, jobTitle: true, country: true, product: true, grade: true, fit: true, engagement: true },
    },
  });
  const unknown = { company: '', jobTitle: '', country: '', product: '', grade: '', fit: 0, engagement: 0 };
  return {
    ...(lead ?? unknown),
    ...{ assignmentId: row.id as AssignmentId, leadId: row.leadId as LeadId, vendorId },
    ...{ vendorName: row.partnership.vendor.name, partnerName: row.partnership.partner.name },
    ...{ state: row.state, reason: parseReason(row.reason), expiresAt: row.expiresAt, answeredBy: row.answeredBy },
  };
}

/** The partner's people who take leads: sales, and whoever runs the organization. */
export async function listLeadTakers(ctx: PartnerCtx): Promise<{ address: string; name: string }[]> {
  const rows = await ctx.db.membership.findMany({
    where: { partnerId: ctx.scope.partnerId, revokedAt: null, role: { in: ['owner', 'sales_rep'] } },
    orderBy: { id: 'asc' },
    take: 20,
    select: { email: true, name: true },
  });
  return rows.map(({ email, name }) => ({ address: email, name }));
}
