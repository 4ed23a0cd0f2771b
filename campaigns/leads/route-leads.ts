import { inTransaction, type VendorCaller, type VendorCtx } from '#campaigns/kernel/context.ts';
import { type DomainEvent, emitAll } from '#campaigns/kernel/events.ts';
import type { PartnerId } from '#campaigns/kernel/ids.ts';
import { makeOffers, type NewAssignment } from './internal/new-assignment.ts';
import { insertLeadEvents } from './lead-events.sql.ts';
import { insertAssignments, insertTraces, moveRouted } from './routed.sql.ts';
import { makeRouter, type Route } from './routing/route.ts';
import { type RoutingInForce, routingInForce } from './routing/routing-in-force.ts';
import { packPath } from './routing/trace.ts';
import {
  claimWaitingLeads,
  holdTurns,
  keepTurns,
  partnersInTurn,
  type RoutedPartner,
  turnsSoFar,
  type WaitingLead,
} from './routing.sql.ts';

const AT_A_TIME = 500;

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
      const tried = await triedBy(ctx, leads);
      const routing = await routingInForce(ctx);
      const partners = new Map((await partnersInTurn(ctx)).map((partner) => [partner.partnerId as string, partner]));
      // Last, because from here on the other workers wait for this one.
      await holdTurns(ctx);
      const router = makeRouter(routing.rules, partners, await turnsSoFar(ctx));
      const offer = makeOffers(routing.rules.window, ctx.clock.now());
      const routed = leads.map((lead): Routed => {
        const route = router.route(lead, tried.get(lead.id) ?? new Set());
        return { lead, route, assignment: assignmentOf(ctx, offer, lead, route, partners) };
      });
      await keepTurns(ctx, router.turns());
      await write(ctx, routing, routed);
      return { routed: leads.length, again: leads.length === AT_A_TIME };
    },
    { timeoutMs: 60_000 },
  );
}

function assignmentOf(
  ctx: VendorCtx,
  offer: ReturnType<typeof makeOffers>,
  lead: WaitingLead,
  route: Route,
  partners: ReadonlyMap<string, RoutedPartner>,
): NewAssignment | null {
  if (route.kind === 'nobody') return null;
  const { vendorId } = ctx.scope;
  const partnerId = route.partnerId as PartnerId;
  const given = { vendorId, leadId: lead.id, partnerId, hop: lead.hops + 1, origin: 'vendor' as const };
  return offer({ ...given, reason: route.rule.name }, partners.get(partnerId)?.timeZone ?? 'UTC');
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
  await moveRouted(
    ctx,
    routed.map(({ lead, assignment }) => ({ leadId: lead.id, hops: lead.hops, assignment })),
  );
  await insertAssignments(
    ctx,
    routed.flatMap(({ assignment }) => (assignment ? [assignment] : [])),
  );
  await insertTraces(
    ctx,
    ruleSetId,
    routed.flatMap(({ assignment, route }) =>
      assignment && route.kind === 'partner'
        ? [
            {
              assignmentId: assignment.id,
              ruleId: route.rule.id,
              path: packPath(route.path),
              passedOver: route.passedOver,
            },
          ]
        : [],
    ),
  );
  const at = ctx.clock.now();
  await insertLeadEvents(
    ctx,
    ctx.scope.vendorId,
    routed.map((one) => ({ ...lineOf(one), at })),
  );
  await emitAll(
    ctx,
    routed.map((one) => outcomeOf(ctx, one)),
  );
}

function lineOf({ lead, route, assignment }: Routed) {
  if (assignment) {
    const { partnerId, reason, hop } = assignment;
    return { leadId: lead.id, kind: 'offered', partnerId, data: { reason, hop } };
  }
  const path = route.path.map(({ name, outcome }) => `${name}: ${outcome}`);
  return { leadId: lead.id, kind: 'unassigned', partnerId: null, data: { path } };
}

function outcomeOf({ scope: { vendorId } }: VendorCtx, { lead, assignment }: Routed): DomainEvent {
  if (!assignment) return { type: 'lead.unassigned', vendorId, leadId: lead.id };
  const { id: assignmentId, partnerId } = assignment;
  return { type: 'lead.offered', vendorId, partnerId, assignmentId };
}
