import { expect, test } from 'vitest';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { explainScore, getLead } from '#campaigns/leads/lead-queries.ts';
import { DEFAULT_RULES } from '#campaigns/leads/scoring/default-rules.ts';
import { dryRunScoreRules, publishScoreRules, saveScoreDraft } from '#campaigns/leads/scoring/score-rules.ts';
import { aForm, aFormLead } from '#tests/factories/leads.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

const FIT = { field: 'jobTitle', test: 'contains', value: 'director', points: 100 } as const;

test('a draft says what it would have made of the last quarter’s leads, and changes none until it is published', async () => {
  const there = await aPartnerWorld({ now: '2026-06-01T09:00:00Z' });
  const { world, vendor, vendorCaller } = there;
  const form = await aForm(vendorCaller);
  const of = { vendorId: vendor.id, source: 'form' } as const;
  await aFormLead(vendorCaller, form, { ...of, values: { jobTitle: 'Director', company: 'Too old' } });
  world.clock.advance(100 * 86_400_000);
  const { leadId } = await aFormLead(vendorCaller, form, { ...of, values: { jobTitle: 'Director' } });
  await aFormLead(vendorCaller, form, { ...of, values: { jobTitle: 'Intern' } });

  const rules = { ...DEFAULT_RULES, fit: [FIT], fitBands: { a: 80, b: 40 } };
  await saveScoreDraft(vendorCaller, { rules });
  const dryRun = await inTransaction(vendorCaller, (ctx) => dryRunScoreRules(ctx, rules));
  expect(dryRun.leads, 'those of the last 90 days').toBe(2);
  expect(dryRun.examples.map(({ leadId: id }) => id)).toContain(leadId);

  const scoreNow = () => inTransaction(vendorCaller, async (ctx) => explainScore(ctx, await getLead(ctx, leadId)));
  const before = await scoreNow();
  await publishScoreRules(vendorCaller);
  const after = await scoreNow();
  expect([before.ruleNumber === after.ruleNumber, after.fit]).toEqual([false, 100]);
  expect(after.lines.filter(({ axis }) => axis === 'fit')).toMatchObject([{ kind: 'rule', points: 100, rule: FIT }]);
  const stranger = await aPartnerWorld();
  const theirs = await inTransaction(stranger.vendorCaller, (ctx) => dryRunScoreRules(ctx, rules));
  expect(theirs).toMatchObject({ leads: 0, examples: [] });
});
