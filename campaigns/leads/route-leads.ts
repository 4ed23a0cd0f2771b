import { inTransaction, type VendorCaller, type VendorCtx } from '#campaigns/kernel/context.ts';
import { type DomainEvent, emitAll } from '#campaigns/kernel/events.ts';
import type { LeadId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { type NewAssignment, newAssignment } from './internal/new-assignment.ts';
import { type PartnerFacts, type Route, routeOf } from './routing/route.ts';
import { type RoutingInForce, routingInForce } from './routing/routing-in-force.ts';
import { addTurns, claimWaitingLeads, holdTurns, moveRouted, type WaitingLead } from './routing.sql.ts';

const AT_A_TIME = 200;

type Partner = PartnerFacts & { timeZone: string };
type Routed = { lead: WaitingLead; route: Route; assignment: NewAssignment | null };

/**
 * Gives a batch of the vendor's waiting leads to partners, each to one: a lead is held by the worker that routes it, and
 * turns are given by one worker at a time. Who had a lead before is not asked again.
 *
 * @returns again: more may wait
 */
export async function routeLeads(caller: VendorCaller): Promise<{ routed: number; again: boolean }> {
  return inTransaction(
    caller,
    async (ctx) => {
      const leads = await claimWaitingLeads(ctx, AT_A_TIME);
      if (leads.length === 0) return { routed: 0, again: false };
      await holdTurns(ctx);
      const routing = await routingInForce(ctx);
      const partners = await partnersOf(ctx);
      const turns = await turnsOf(ctx, partners);
      const tried = await triedBy(ctx, leads);
      const routed = leads.map((lead): Routed => {
        const route = routeOf(routing.rules, lead, partners, turns, tried.get(lead.id) ?? new Set());
        if (route.kind === 'nobody') return { lead, route, assignment: null };
        turns.keep(route.rule.id, route.turns);
        return { lead, route, assignment: assignmentOf(ctx, routing, lead, route, partners) };
      });
      await write(ctx, routing, routed);
      await addTurns(ctx, turns.changed());
      return { routed: leads.length, again: leads.length === AT_A_TIME };
    },
    { timeoutMs: 60_000 },
  );
}

function assignmentOf(
  ctx: VendorCtx,
  { rules }: RoutingInForce,
  lead: WaitingLead,
  route: Extract<Route, { kind: 'partner' }>,
  partners: ReadonlyMap<string, Partner>,
): NewAssignment {
  const partnerId = route.partnerId as PartnerId;
  const { vendorId } = ctx.scope;
  const given = { vendorId, leadId: lead.id, partnerId, hop: lead.hops + 1, origin: 'vendor' as const };
  const timeZone = partners.get(partnerId)?.timeZone ?? 'UTC';
  return newAssignment({ ...given, reason: route.rule.name }, { window: rules.window, timeZone, now: ctx.clock.now() });
}

async function partnersOf(ctx: VendorCtx): Promise<Map<string, Partner>> {
  const rows = await ctx.db.partnership.findMany({
    where: { vendorId: ctx.scope.vendorId, status: 'active' },
    select: {
      ...{ partnerId: true, tierId: true, groups: { select: { groupId: true } } },
      partner: { select: { name: true, country: true, locale: true, timeZone: true } },
    },
  });
  return new Map(
    rows.map(({ partnerId, tierId, groups, partner }) => [
      partnerId,
      {
        ...{ partnerId, tierId, name: partner.name, timeZone: partner.timeZone, language: partner.locale },
        ...{ country: partner.country ?? '', groupIds: groups.map(({ groupId }) => groupId) },
      },
    ]),
  );
}

/** Turns so far, and those given here. */
async function turnsOf(ctx: VendorCtx, partners: ReadonlyMap<string, Partner>) {
  const rows = await ctx.db.routingTurn.findMany({
    where: { vendorId: ctx.scope.vendorId },
    select: { ruleId: true, partnerId: true, served: true },
  });
  const byRule = new Map<string, Map<string, number>>();
  for (const { ruleId, partnerId, served } of rows) {
    const rule = byRule.get(ruleId) ?? new Map<string, number>();
    if (partners.has(partnerId)) rule.set(partnerId, served);
    byRule.set(ruleId, rule);
  }
  const touched = new Set<string>();
  return {
    get: (ruleId: string) => byRule.get(ruleId),
    keep: (ruleId: string, kept: readonly { partnerId: string; served: number }[]) => {
      const rule = byRule.get(ruleId) ?? new Map<string, number>();
      byRule.set(ruleId, rule);
      for (const { partnerId, served } of kept) {
        rule.set(partnerId, served);
        touched.add(`${ruleId} ${partnerId}`);
      }
    },
    changed: () =>
      [...touched].sort().map((key) => {
        const [ruleId = '', partnerId = ''] = key.split(' ');
        return { ruleId, partnerId, served: byRule.get(ruleId)?.get(partnerId) ?? 0 };
      }),
  };
}

async function triedBy(ctx: VendorCtx, leads: readonly WaitingLead[]): Promise<Map<string, Set<string>>> {
  const again = leads.filter(({ hops }) => hops > 0).map(({ id }) => id as string);
  const tried = new Map<string, Set<string>>();
  if (again.length === 0) return tried;
  const rows = await ctx.db.assignment.findMany({
    where: { vendorId: ctx.scope.vendorId, leadId: { in: again }, state: { not: 'accepted' } },
    select: { leadId: true, partnerId: true },
  });
  for (const { leadId, partnerId } of rows) tried.set(leadId, (tried.get(leadId) ?? new Set()).add(partnerId));
  return tried;
}

async function write(ctx: VendorCtx, { ruleSetId }: RoutingInForce, routed: readonly Routed[]): Promise<void> {
  const { vendorId } = ctx.scope;
  const assignments = routed.flatMap(({ assignment }) => (assignment ? [assignment] : []));
  await moveRouted(
    ctx,
    routed.map(({ lead, assignment }) => ({
      ...{ leadId: lead.id, partnerId: assignment?.partnerId ?? null },
      ...{ hops: assignment?.hop ?? lead.hops, reason: assignment ? '' : 'no_partner' },
    })),
  );
  await ctx.db.assignment.createMany({ data: assignments });
  await ctx.db.assignmentTrace.createMany({
    data: routed.flatMap(({ assignment, route }) =>
      assignment && route.kind === 'partner'
        ? [
            {
              ...{ vendorId, assignmentId: assignment.id, ruleSetId, ruleId: route.rule.id },
              ...{ path: route.path, passedOver: route.passedOver },
            },
          ]
        : [],
    ),
  });
  await ctx.db.leadEvent.createMany({
    data: routed.map(({ lead, route, assignment }) => ({
      ...{ vendorId, id: newId('leadEvent'), leadId: lead.id, at: ctx.clock.now() },
      ...(assignment
        ? { kind: 'offered', partnerId: assignment.partnerId, data: { reason: assignment.reason, hop: assignment.hop } }
        : { kind: 'unassigned', data: { path: route.path.map(({ name, outcome }) => `${name}: ${outcome}`) } }),
    })),
  });
  await emitAll(
    ctx,
    routed.map(({ lead, assignment }) => outcomeOf(vendorId, lead.id, assignment)),
  );
}

function outcomeOf(vendorId: VendorId, leadId: LeadId, assignment: NewAssignment | null): DomainEvent {
  if (!assignment) return { type: 'lead.unassigned', vendorId, leadId };
  const { id: assignmentId, partnerId } = assignment;
  return { type: 'lead.offered', vendorId, partnerId, assignmentId };
}
