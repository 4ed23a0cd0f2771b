import type { Ctx } from '#campaigns/kernel/context.ts';
import type { AssignmentId, LeadId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { type AssignmentReason, parseReason } from './assignment-reason.ts';
import { DEFAULT_ROUTING } from './routing/default-rules.ts';
import type { PassedOver } from './routing/route.ts';
import { RoutingRules } from './routing/schema.ts';
import { unpackPath } from './routing/trace.ts';

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
  path: { ruleId: string; name: string; outcome: string; because?: string }[];
  /** by reason: how many, and some of them */
  passedOver: { because: string; count: number; partnerNames: string[] }[];
};

/** The ways a vendor's lead took, newest first: each with its rules and who was passed over and why. */
export async function listAssignments(ctx: Ctx, lead: { id: LeadId; vendorId: VendorId }): Promise<AssignmentView[]> {
  const rows = await ctx.db.assignment.findMany({
    where: { vendorId: lead.vendorId, leadId: lead.id },
    orderBy: { hop: 'desc' },
    take: 50,
    select: {
      ...{ id: true, partnerId: true, hop: true, state: true, reason: true, declineReason: true, offeredAt: true },
      ...{ answeredAt: true, trace: { select: { ruleSetId: true, path: true, passedOver: true } } },
      partnership: { select: { partner: { select: { name: true } } } },
    },
  });
  const traces = rows.flatMap(({ trace }) => (trace ? [trace] : []));
  const rulesOf = await ruleSetsOf(ctx, lead.vendorId, traces);
  const nameOf = await partnerNamesOf(ctx, traces);
  return rows.map(({ trace, partnership, ...row }) => ({
    ...row,
    reason: parseReason(row.reason),
    id: row.id as AssignmentId,
    partnerId: row.partnerId as PartnerId,
    partnerName: partnership.partner.name,
    path: trace ? unpackPath(String(trace.path), rulesOf.get(trace.ruleSetId ?? '') ?? []) : [],
    passedOver: Object.entries((trace?.passedOver ?? {}) as PassedOver).map(([because, { count, partnerIds }]) => ({
      ...{ because, count },
      partnerNames: partnerIds.map((id) => nameOf.get(id) ?? ''),
    })),
  }));
}

type Trace = { ruleSetId: string | null; passedOver: unknown };

async function ruleSetsOf(ctx: Ctx, vendorId: VendorId, traces: readonly Trace[]) {
  const ids = traces.flatMap(({ ruleSetId }) => (ruleSetId ? [ruleSetId] : []));
  const sets = await ctx.db.routingRuleSet.findMany({
    where: { vendorId, id: { in: ids } },
    select: { id: true, rules: true },
  });
  const known = sets.map(({ id, rules }) => [id, RoutingRules.parse(rules).rules] as const);
  return new Map([['', DEFAULT_ROUTING.rules] as const, ...known]);
}

async function partnerNamesOf(ctx: Ctx, traces: readonly Trace[]): Promise<Map<string, string>> {
  const ids = traces.flatMap(({ passedOver }) =>
    Object.values(passedOver as PassedOver).flatMap(({ partnerIds }) => partnerIds),
  );
  const partners = await ctx.db.partner.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(partners.map(({ id, name }) => [id, name]));
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
