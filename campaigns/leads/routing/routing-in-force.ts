import type { VendorCtx } from '#campaigns/kernel/context.ts';
import type { RoutingRuleSetId } from '#campaigns/kernel/ids.ts';
import { DEFAULT_ROUTING } from './default-rules.ts';
import { RoutingRules } from './schema.ts';

export type RoutingInForce = { ruleSetId: RoutingRuleSetId | null; number: number; rules: RoutingRules };

/** The routing rules the vendor has published, or what holds until it does (number 0). */
export async function routingInForce(ctx: VendorCtx): Promise<RoutingInForce> {
  const row = await ctx.db.routingRuleSet.findFirst({
    where: { vendorId: ctx.scope.vendorId, status: 'published' },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, rules: true },
  });
  if (!row) return { ruleSetId: null, number: 0, rules: DEFAULT_ROUTING };
  return { ruleSetId: row.id as RoutingRuleSetId, number: row.number, rules: RoutingRules.parse(row.rules) };
}
