import {
  inTransaction,
  type PartnerCaller,
  type PartnerCtx,
  type VendorCaller,
  type VendorCtx,
} from '#campaigns/kernel/context.ts';
import { emit } from '#campaigns/kernel/events.ts';
import type { AssignmentId, LeadId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { writeLeadEvent } from './internal/write-lead-event.ts';

/** After so many partners, or so many turns of the partner's own people, a person decides. */
export const MAX_HOPS = 3;

export type AssignmentRef = { vendorId: VendorId; partnerId: PartnerId; assignmentId: AssignmentId };

const ASSIGNMENT = {
  ...{ leadId: true, state: true, origin: true, hop: true, dueAt: true, expiresAt: true, remindAt: true },
  ...{ mailedAt: true, remindedAt: true },
} as const;

/** What a worker has to do about an offer now. `partner`: the rest is done in the partner's scope. */
export type NextStep =
  | { kind: 'nothing' }
  | { kind: 'mail'; reminder: boolean }
  | { kind: 'take_back'; by: 'vendor' | 'partner'; leadId: LeadId };

/** Reads what is due for one offer, in the partner's scope; changes nothing. */
export async function nextStep(caller: PartnerCaller, { vendorId, assignmentId }: AssignmentRef): Promise<NextStep> {
  const offer = await caller.inScope(({ db }) =>
    db.assignment.findUnique({ where: { vendorId_id: { vendorId, id: assignmentId } }, select: ASSIGNMENT }),
  );
  if (!offer?.dueAt) return { kind: 'nothing' };
  const now = caller.clock.now();
  const over = offer.state === 'declined' || (offer.state === 'offered' && offer.expiresAt && offer.expiresAt <= now);
  if (over)
    return {
      ...{ kind: 'take_back', leadId: offer.leadId as LeadId },
      by: offer.origin === 'vendor' ? 'vendor' : 'partner',
    };
  if (offer.state !== 'offered') return { kind: 'nothing' };
  if (!offer.mailedAt) return { kind: 'mail', reminder: false };
  if (!offer.remindedAt && offer.remindAt && offer.remindAt <= now) return { kind: 'mail', reminder: true };
  return { kind: 'nothing' };
}

/** Notes that the offer, or its reminder, was mailed, and when to look again. */
export async function markMailed(
  caller: PartnerCaller,
  { vendorId, assignmentId }: AssignmentRef,
  reminder: boolean,
): Promise<void> {
  await inTransaction(caller, async (ctx) => {
    const now = ctx.clock.now();
    const offer = await ctx.db.assignment.findUnique({
      where: { vendorId_id: { vendorId, id: assignmentId } },
      select: { remindAt: true, expiresAt: true },
    });
    await ctx.db.assignment.updateMany({
      where: { vendorId, id: assignmentId, state: 'offered' },
      data: reminder
        ? { remindedAt: now, dueAt: offer?.expiresAt ?? null }
        : { mailedAt: now, dueAt: offer?.remindAt ?? offer?.expiresAt ?? null },
    });
  });
}

/**
 * Takes the vendor's lead back from a partner that let it go or let the time run out; it waits for the next, or after
 * three for a person of the vendor. Doing it again changes nothing.
 */
export async function takeBackLead(caller: VendorCaller, { partnerId, assignmentId }: AssignmentRef): Promise<void> {
  await inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    const ended = await endOffer(ctx, vendorId, assignmentId);
    if (!ended) return;
    const { leadId, hop } = ended;
    const left = hop % MAX_HOPS === 0;
    const { count } = await ctx.db.lead.updateMany({
      where: { vendorId, id: leadId, status: 'offered', partnerId },
      data: {
        ...{ partnerId: null, updatedAt: ctx.clock.now() },
        ...(left ? { status: 'unassigned', statusReason: 'three_hops' } : { status: 'qualified' }),
      },
    });
    if (count === 0) return;
    await writeLeadEvent(ctx, { vendorId, leadId, partnerId, kind: 'taken_back', data: { because: ended.state } });
    if (left) await emit(ctx, { type: 'lead.unassigned', vendorId, leadId });
    else await emit(ctx, { type: 'lead.qualified', vendorId, leadId });
  });
}

/**
 * A partner's own lead that its people let lie: it is offered to them again, and after three times waits for the owner.
 * It goes to nobody else.
 */
export async function renewOwnOffer(caller: PartnerCaller, { vendorId, assignmentId }: AssignmentRef): Promise<void> {
  await inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const ended = await endOffer(ctx, vendorId, assignmentId);
    if (!ended) return;
    const left = ended.hop % MAX_HOPS === 0;
    const { count } = await ctx.db.lead.updateMany({
      where: { vendorId, id: ended.leadId, status: 'offered' },
      data: {
        updatedAt: ctx.clock.now(),
        ...(left ? { status: 'unassigned', statusReason: 'nobody_accepted' } : { status: 'qualified' }),
      },
    });
    if (count === 0) return;
    const { leadId } = ended;
    await writeLeadEvent(ctx, { vendorId, leadId, kind: 'taken_back', data: { because: 'expired' } });
    if (!left) await emit(ctx, { type: 'lead.qualified', vendorId, leadId, partnerId });
  });
}

async function endOffer(
  ctx: VendorCtx | PartnerCtx,
  vendorId: VendorId,
  assignmentId: AssignmentId,
): Promise<{ leadId: LeadId; hop: number; state: string } | null> {
  const now = ctx.clock.now();
  await ctx.db.assignment.updateMany({
    where: { vendorId, id: assignmentId, state: 'offered', expiresAt: { lte: now } },
    data: { state: 'expired', answeredAt: now },
  });
  const [ended] = await ctx.db.assignment.updateManyAndReturn({
    where: { vendorId, id: assignmentId, state: { in: ['expired', 'declined'] }, dueAt: { not: null } },
    data: { dueAt: null },
    select: { leadId: true, hop: true, state: true },
  });
  return ended ? { ...ended, leadId: ended.leadId as LeadId } : null;
}
