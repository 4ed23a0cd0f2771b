import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller, type VendorCtx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { routingInForce } from './routing-in-force.ts';
import { RoutingRules, type SaveRoutingDraft } from './schema.ts';

export type RoutingPage = { rules: RoutingRules; number: number; hasDraft: boolean };

/** The draft where there is one, else what is in force; what the editor shows. */
export async function getRoutingDraft(ctx: VendorCtx): Promise<RoutingPage> {
  const { rules, number } = await routingInForce(ctx);
  const draft = await findDraft(ctx);
  return { number, hasDraft: draft !== null, rules: draft ? RoutingRules.parse(draft.rules) : rules };
}

/** Keeps routing rules as the vendor's one draft; leads go by what is published. */
export async function saveRoutingDraft(caller: VendorCaller, { rules }: SaveRoutingDraft): Promise<void> {
  authorize(caller.actor, 'lead_rules:write');
  await inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    const now = ctx.clock.now();
    const { count } = await ctx.db.routingRuleSet.updateMany({
      where: { vendorId, status: 'draft' },
      data: { rules, updatedAt: now },
    });
    if (count > 0) return;
    const { actor } = ctx;
    const createdBy = actorName(actor);
    const number = (await ctx.db.routingRuleSet.count({ where: { vendorId } })) + 1;
    await ctx.db.routingRuleSet.createMany({
      data: [{ vendorId, id: newId('routingRuleSet'), number, rules, createdBy, createdAt: now, updatedAt: now }],
    });
  });
}

/**
 * Puts the draft in force: leads that wait go by it from now on.
 *
 * @throws DomainError conflict without a draft
 */
export async function publishRouting(caller: VendorCaller): Promise<void> {
  authorize(caller.actor, 'lead_rules:write');
  await inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    const draft = await findDraft(ctx);
    if (!draft) throw noDraft();
    await ctx.db.routingRuleSet.updateMany({ where: { vendorId, status: 'published' }, data: { status: 'retired' } });
    await ctx.db.routingRuleSet.updateMany({
      where: { vendorId, id: draft.id },
      data: { status: 'published', publishedAt: ctx.clock.now() },
    });
    await audit(ctx, { action: 'routing.published', objectType: 'routing_rules', objectId: draft.id });
  });
}

async function findDraft(ctx: VendorCtx) {
  return ctx.db.routingRuleSet.findFirst({
    where: { vendorId: ctx.scope.vendorId, status: 'draft' },
    select: { id: true, rules: true },
  });
}

/** There is nothing to publish. */
export function noDraft(): DomainError {
  return new DomainError('conflict', 'no draft to publish', { show: 'There is no draft. Change something first.' });
}
