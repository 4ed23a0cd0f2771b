import { expect, test } from 'vitest';
import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import { answerOpenOffer } from '#campaigns/leads/answer-open-offer.ts';
import { customerKeyOf } from '#campaigns/leads/customer-key.ts';
import { getDeal, listConflicts, listDeals } from '#campaigns/leads/deal-queries.ts';
import { decideDeal } from '#campaigns/leads/decide-deal.ts';
import { followDeal } from '#campaigns/leads/follow-deal.ts';
import { getLead } from '#campaigns/leads/lead-queries.ts';
import { closeDeal, moveDeal } from '#campaigns/leads/move-deal.ts';
import { offerOwnLead } from '#campaigns/leads/offer-own-lead.ts';
import { registerDeal } from '#campaigns/leads/register-deal.ts';
import { aForm, aFormLead } from '#tests/factories/leads.ts';
import { aPartner, aPartnerCaller, aPartnership } from '#tests/factories/partners.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

async function anAcceptedLead({ vendorCaller, vendor }: PartnerWorld, caller: PartnerCaller, email = 'kim@vela.test') {
  const form = await aForm(vendorCaller);
  const { leadId } = await aFormLead(caller, form, { vendorId: vendor.id, values: { email, company: 'Vela GmbH' } });
  await offerOwnLead(caller, { vendorId: vendor.id, leadId });
  await answerOpenOffer(caller, { leadId, answer: 'accept', reason: '' });
  return leadId;
}

const DEAL = { name: 'Solar roof', company: 'Vela GmbH', value: '12500.50', currency: 'EUR' };

async function aDeal(there: PartnerWorld, caller = there.partnerCaller, email?: string) {
  const leadId = await anAcceptedLead(there, caller, email);
  const { dealId } = await registerDeal(caller, { ...DEAL, leadId });
  return { leadId, dealId };
}

async function anotherPartner({ world, vendor }: PartnerWorld): Promise<PartnerCaller> {
  const partner = await aPartner(world);
  await aPartnership(world, { vendor, partner });
  return aPartnerCaller(world, partner);
}

test('a deal is registered, approved, protected for ninety days, moved on and won with its value', async () => {
  const there = await aPartnerWorld({ now: '2026-06-01T10:00:00Z' });
  const { partnerCaller, vendorCaller } = there;
  const { leadId, dealId } = await aDeal(there);
  const seen = await vendorCaller.inScope((ctx) => listDeals(ctx, {}, { limit: 10 }));
  expect(seen.items).toMatchObject([{ credit: 'sourced', value: { amountMinor: 1_250_050, currency: 'EUR' } }]);
  expect(JSON.stringify(seen.items)).not.toContain('kim@');
  await decideDeal(vendorCaller, { dealId, decision: 'approve', reason: '' });
  await moveDeal(partnerCaller, { dealId, stage: 'negotiation' });
  await closeDeal(partnerCaller, { dealId, result: 'won', value: '13000', reason: '' });
  expect(await vendorCaller.inScope((ctx) => getDeal(ctx, dealId))).toMatchObject({
    ...{ status: 'won', stage: 'negotiation', value: { amountMinor: 1_300_000 } },
    protectedUntil: new Date('2026-08-30T10:00:00Z'),
  });
  expect(await partnerCaller.inScope((ctx) => getLead(ctx, leadId))).toMatchObject({ status: 'won' });
});

test('while one partner is protected, another’s deal with the customer needs a reason', async () => {
  const there = await aPartnerWorld();
  const { vendorCaller } = there;
  const second = await anotherPartner(there);
  const first = await aDeal(there);
  const other = await aDeal(there, second, 'lee@vela.test');
  const conflictsOf = (dealId: typeof first.dealId) => vendorCaller.inScope((ctx) => listConflicts(ctx, dealId));
  expect(await conflictsOf(other.dealId)).toMatchObject([{ status: 'registered', protectedUntil: null }]);
  await decideDeal(vendorCaller, { dealId: first.dealId, decision: 'approve', reason: '' });
  const approving = decideDeal(vendorCaller, { dealId: other.dealId, decision: 'approve', reason: '' });
  await expect(approving).rejects.toMatchObject({ code: 'invalid', fields: { reason: expect.any(String) } });
  there.world.clock.advance(91 * 86_400_000);
  expect(await conflictsOf(other.dealId)).toEqual([]);
  await decideDeal(vendorCaller, { dealId: other.dealId, decision: 'approve', reason: '' });
});

test('two approvals of one customer at once: one is protected, the other asks for a reason', async () => {
  const there = await aPartnerWorld();
  const second = await anotherPartner(there);
  const deals = [await aDeal(there), await aDeal(there, second, 'lee@vela.test')];
  const decisions = await Promise.allSettled(
    deals.map(({ dealId }) => decideDeal(there.vendorCaller, { dealId, decision: 'approve', reason: '' })),
  );
  expect(decisions.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('refused, the partner reads why and has its lead back to work on', async () => {
  const there = await aPartnerWorld();
  const { partnerCaller, vendorCaller } = there;
  const { leadId, dealId } = await aDeal(there);
  await expect(decideDeal(vendorCaller, { dealId, decision: 'reject', reason: '' })).rejects.toMatchObject({
    code: 'invalid',
  });
  await decideDeal(vendorCaller, { dealId, decision: 'reject', reason: 'Direct customer' });
  await followDeal(partnerCaller, { dealId });
  expect(await partnerCaller.inScope((ctx) => getLead(ctx, leadId))).toMatchObject({ status: 'accepted' });
  await registerDeal(partnerCaller, { ...DEAL, leadId });
});

test('a deal is registered once from a lead, decided once, and not won before it is approved', async () => {
  const there = await aPartnerWorld();
  const { partnerCaller, vendorCaller } = there;
  const { leadId, dealId } = await aDeal(there);
  const conflict = { code: 'conflict' };
  await expect(registerDeal(partnerCaller, { ...DEAL, leadId })).rejects.toMatchObject(conflict);
  await expect(closeDeal(partnerCaller, { dealId, result: 'won', reason: '' })).rejects.toMatchObject(conflict);
  await decideDeal(vendorCaller, { dealId, decision: 'approve', reason: '' });
  await expect(decideDeal(vendorCaller, { dealId, decision: 'approve', reason: 'x' })).rejects.toMatchObject(conflict);
  await expect(registerDeal(partnerCaller, { ...DEAL, leadId, value: '1.234' })).rejects.toMatchObject({
    code: 'invalid',
  });
});

test('one customer is one, whatever the legal form; a free mailbox says nothing about it', () => {
  const key = (email: string, company = '') => customerKeyOf({ email, company });
  expect(key('a@vela.test')).toBe(key('b@VELA.test'));
  expect(key('a@gmail.com', 'Vela GmbH & Co. KG')).toBe(key('b@web.de', 'VELA, Ltd.'));
  expect(key('a@gmail.com')).toBe('');
});
