import type { Ctx } from '#campaigns/kernel/context.ts';
import type { AssignmentId, LeadId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { type AssignmentReason, parseReason } from './assignment-reason.ts';

export type AssignmentView = {
  id: AssignmentId;
  partnerId: PartnerId;
  partnerName: string;
  hop: number;
  state: string;
  reason: AssignmentReason;
  declineReason: string;
  offeredAt: Date;
  answeredAt: Date | null;
  path: { name: string; outcome: string; because?: string }[];
  passedOver: { partnerName: string; because: string }[];
};

/** The ways a vendor's lead took, newest first: each with its rules and who was passed over and why. */
export async function listAssignments(ctx: Ctx, lead: { id: LeadId; vendorId: VendorId }): Promise<AssignmentView[]> {
  const rows = await ctx.db.assignment.findMany({
    where: { vendorId: lead.vendorId, leadId: lead.id },
    orderBy: { hop: 'desc' },
    take: 50,
    select: {
      ...{ id: true, partnerId: true, hop: true, state: true, reason: true, declineReason: true, offeredAt: true },
      ...{ answeredAt: true, trace: { select: { path: true, passedOver: true } } },
      partnership: { select: { partner: { select: { name: true } } } },
    },
  });
  const traces = rows.map(({ trace }) => (trace?.passedOver ?? []) as { partnerId: string; because: string }[]);
  const partners = await ctx.db.partner.findMany({
    where: { id: { in: traces.flat().map(({ partnerId }) => partnerId) } },
    select: { id: true, name: true },
  });
  const names = new Map(partners.map(({ id, name }) => [id, name]));
  return rows.map(({ trace, partnership, ...row }, i) => ({
    ...row,
    reason: parseReason(row.reason),
    id: row.id as AssignmentId,
    partnerId: row.partnerId as PartnerId,
    partnerName: partnership.partner.name,
    path: (trace?.path ?? []) as AssignmentView['path'],
    passedOver: (traces[i] ?? []).map(({ partnerId, because }) => ({
      partnerName: names.get(partnerId) ?? '',
      because,
    })),
  }));
}

/** The vendor's active partners by name, to choose from. */
export async function listPartnerChoices(ctx: Ctx): Promise<{ id: PartnerId; name: string }[]> {
  const rows = await ctx.db.partnership.findMany({
    where: { status: 'active' },
    orderBy: { partner: { name: 'asc' } },
    take: 2_000,
    select: { partnerId: true, partner: { select: { name: true } } },
  });
  return rows.map(({ partnerId, partner }) => ({ id: partnerId as PartnerId, name: partner.name }));
}
