import type { Ctx } from '#campaigns/kernel/context.ts';
import type { ScoreRuleSetId, VendorId } from '#campaigns/kernel/ids.ts';
import { DEFAULT_RULES } from './default-rules.ts';
import { ScoreRules } from './schema.ts';

export type RulesInForce = { ruleSetId: ScoreRuleSetId | null; number: number; rules: ScoreRules };

/** The rules a vendor has published, or what holds until it does (number 0). */
export async function rulesInForce(ctx: Ctx, vendorId: VendorId): Promise<RulesInForce> {
  const row = await ctx.db.scoreRuleSet.findFirst({
    where: { vendorId, status: 'published' },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, rules: true },
  });
  if (!row) return { ruleSetId: null, number: 0, rules: DEFAULT_RULES };
  return { ruleSetId: row.id as ScoreRuleSetId, number: row.number, rules: ScoreRules.parse(row.rules) };
}
