import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller, type VendorCtx } from '#campaigns/kernel/context.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { noDraft } from '../routing/routing-rules.ts';
import { touchesOf } from '../touches.sql.ts';
import { rulesInForce } from './rules-in-force.ts';
import { type SaveScoreDraft, ScoreRules } from './schema.ts';
import { scoreOf } from './score.ts';

export type ScoreDraft = { rules: ScoreRules; number: number; hasDraft: boolean };

/** The draft where there is one, else what is in force; what the editor shows. */
export async function getScoreDraft(ctx: VendorCtx): Promise<ScoreDraft> {
  const { rules, number } = await rulesInForce(ctx, ctx.scope.vendorId);
  const draft = await findDraft(ctx);
  return { number, hasDraft: draft !== null, rules: draft ? ScoreRules.parse(draft.rules) : rules };
}

/** Keeps score rules as the vendor's one draft; it counts nothing until it is published. */
export async function saveScoreDraft(caller: VendorCaller, { rules }: SaveScoreDraft): Promise<void> {
  authorize(caller.actor, 'lead_rules:write');
  await inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    const now = ctx.clock.now();
    const { count } = await ctx.db.scoreRuleSet.updateMany({
      where: { vendorId, status: 'draft' },
      data: { rules, updatedAt: now },
    });
    if (count > 0) return;
    const { actor } = ctx;
    const createdBy = actorName(actor);
    const number = (await ctx.db.scoreRuleSet.count({ where: { vendorId } })) + 1;
    await ctx.db.scoreRuleSet.createMany({
      data: [{ vendorId, id: newId('scoreRuleSet'), number, rules, createdBy, createdAt: now, updatedAt: now }],
    });
  });
}

/**
 * Puts the draft in force: a lead is counted by it from its next event on, and at once wherever its score is explained.
 *
 * @throws DomainError conflict without a draft
 */
export async function publishScoreRules(caller: VendorCaller): Promise<void> {
  authorize(caller.actor, 'lead_rules:write');
  await inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    const draft = await findDraft(ctx);
    if (!draft) throw noDraft();
    await ctx.db.scoreRuleSet.updateMany({ where: { vendorId, status: 'published' }, data: { status: 'retired' } });
    await ctx.db.scoreRuleSet.updateMany({
      where: { vendorId, id: draft.id },
      data: { status: 'published', publishedAt: ctx.clock.now() },
    });
    await audit(ctx, { action: 'score_rules.published', objectType: 'score_rules', objectId: draft.id });
  });
}

export type DryRun = {
  leads: number;
  /** qualified by the draft and not now, and the other way round */
  more: number;
  fewer: number;
  /** those that change most, at most twenty */
  examples: { leadId: string; name: string; before: string; after: string }[];
};

const QUARTER_MS = 90 * 24 * 60 * 60 * 1000;
const MOST = 5_000;
const EXAMPLES = 20;

/**
 * What other rules would have made of the vendor's own leads of the last quarter. Partners' leads are not the vendor's
 * to look at, so they are not in it.
 */
export async function dryRunScoreRules(ctx: VendorCtx, rules: ScoreRules): Promise<DryRun> {
  const { vendorId } = ctx.scope;
  const now = ctx.clock.now();
  const { rules: present } = await rulesInForce(ctx, vendorId);
  const leads = await ctx.db.lead.findMany({
    where: { vendorId, origin: 'vendor', updatedAt: { gte: new Date(now.getTime() - QUARTER_MS) } },
    orderBy: { id: 'desc' },
    take: MOST,
    select: {
      ...{ id: true, email: true, company: true, jobTitle: true, country: true, product: true, phone: true },
      ...{ firstName: true, lastName: true },
    },
  });
  const ids = leads.map(({ id }) => id);
  const touches = new Map<string, Awaited<ReturnType<typeof touchesOf>>>(ids.map((id) => [id, []]));
  for (const touch of await touchesOf(ctx, vendorId, ids)) touches.get(touch.leadId)?.push(touch);
  const compared = leads.map((lead) => {
    const did = touches.get(lead.id) ?? [];
    return { lead, before: scoreOf(present, lead, did, now), after: scoreOf(rules, lead, did, now) };
  });
  const change = ({ before, after }: (typeof compared)[number]) =>
    Math.abs(after.fit - before.fit) + Math.abs(after.engagement - before.engagement);
  const changed = compared.filter((one) => change(one) > 0).sort((a, b) => change(b) - change(a));
  return {
    leads: leads.length,
    more: compared.filter(({ before, after }) => after.qualified && !before.qualified).length,
    fewer: compared.filter(({ before, after }) => !after.qualified && before.qualified).length,
    examples: changed.slice(0, EXAMPLES).map(({ lead, before, after }) => ({
      leadId: lead.id,
      name: [lead.firstName, lead.lastName].filter(Boolean).join(' ') || lead.email,
      before: `${before.grade} (${before.fit} / ${before.engagement})`,
      after: `${after.grade} (${after.fit} / ${after.engagement})`,
    })),
  };
}

async function findDraft(ctx: VendorCtx) {
  return ctx.db.scoreRuleSet.findFirst({
    where: { vendorId: ctx.scope.vendorId, status: 'draft' },
    select: { id: true, rules: true },
  });
}
