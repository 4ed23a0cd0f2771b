import { expect, test } from 'vitest';
import { newId } from '#campaigns/kernel/ids.ts';
import type { SystemMail } from '#campaigns/kernel/mail.ts';
import { answerOffer } from '#campaigns/leads/answer-offer.ts';
import { answerOpenOffer } from '#campaigns/leads/answer-open-offer.ts';
import { type AssignmentRef, nextStep, renewOwnOffer, takeBackLead } from '#campaigns/leads/follow-assignment.ts';
import { getLead, listLeads } from '#campaigns/leads/lead-queries.ts';
import { offerOwnLead } from '#campaigns/leads/offer-own-lead.ts';
import { parseOfferToken } from '#campaigns/leads/offer-token.ts';
import { routeLeads } from '#campaigns/leads/route-leads.ts';
import { DEFAULT_ROUTING } from '#campaigns/leads/routing/default-rules.ts';
import { publishRouting, saveRoutingDraft } from '#campaigns/leads/routing/routing-rules.ts';
import { RoutingRule } from '#campaigns/leads/routing/schema.ts';
import { sendOffer } from '#campaigns/leads/send-offer.ts';
import { aForm, aFormLead } from '#tests/factories/leads.ts';
import { aPartner, aPartnerCaller, aPartnership, type TestPartner } from '#tests/factories/partners.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

const HOUR_MS = 3_600_000;
const MONDAY = '2026-06-01T07:00:00Z';

async function aVendorLead(partners = 3) {
  const there = await aPartnerWorld({ now: MONDAY });
  const { world, vendor, vendorCaller } = there;
  const pool = await Promise.all(Array.from({ length: partners }, () => aPartner(world)));
  for (const partner of pool) await aPartnership(world, { vendor, partner });
  const rule = RoutingRule.parse({
    ...{ id: newId('routingRule'), name: 'In turns', when: {} },
    to: { kind: 'partners', partners: pool.map(({ id }) => ({ partnerId: id, weight: 1 })) },
  });
  await saveRoutingDraft(vendorCaller, { rules: { ...DEFAULT_ROUTING, rules: [rule] } });
  await publishRouting(vendorCaller);
  const form = await aForm(vendorCaller);
  const { leadId } = await aFormLead(vendorCaller, form, { vendorId: vendor.id, source: 'form' });
  await routeLeads(vendorCaller);
  const holder = async () => {
    const row = await vendorCaller.inScope(({ db }) =>
      db.assignment.findFirst({ where: { leadId }, orderBy: { hop: 'desc' } }),
    );
    const partner = pool.find(({ id }) => id === row?.partnerId) as TestPartner;
    const ref = { vendorId: vendor.id, partnerId: partner.id, assignmentId: row?.id } as AssignmentRef;
    return { partner, ref, caller: aPartnerCaller(world, partner, 'sales_rep') };
  };
  const statusOf = () =>
    vendorCaller.inScope(({ db }) =>
      db.lead.findFirst({
        where: { id: leadId },
        select: { status: true, statusReason: true, partnerId: true, hops: true },
      }),
    );
  return { ...there, leadId, holder, statusOf };
}

function aMailbox() {
  const mails: SystemMail[] = [];
  return { mails, systemMailer: async (mail: SystemMail) => void mails.push(mail) };
}

test('an offer is mailed without a name, reminded of half-way, and taken back when its hours are over', async () => {
  const { world, vendorCaller, holder, statusOf } = await aVendorLead();
  const { ref, caller, partner } = await holder();
  const { mails, systemMailer } = aMailbox();
  expect(await nextStep(caller, ref)).toEqual({ kind: 'mail', reminder: false });
  await sendOffer({ ...caller, systemMailer }, ref, { reminder: false });
  expect(mails.map(({ to }) => to.address)).toEqual([partner.owner.email]);
  expect(mails[0]?.text).not.toMatch(/visitor-|Kim/);
  expect(await nextStep(caller, ref)).toEqual({ kind: 'nothing' });
  world.clock.advance(5 * HOUR_MS);
  expect(await nextStep(caller, ref)).toEqual({ kind: 'nothing' }); // 12:00; it opened at 9:00
  world.clock.advance(HOUR_MS);
  expect(await nextStep(caller, ref)).toEqual({ kind: 'mail', reminder: true });
  await sendOffer({ ...caller, systemMailer }, ref, { reminder: true });
  world.clock.advance(4 * HOUR_MS);
  expect(await nextStep(caller, ref)).toMatchObject({ kind: 'take_back', by: 'vendor' });
  await takeBackLead(vendorCaller, ref);
  await takeBackLead(vendorCaller, ref);
  expect(await statusOf()).toMatchObject({ status: 'qualified', partnerId: null, hops: 1 });
});

test('declined, the lead goes to the next, never twice to one; after three a person decides', async () => {
  const { vendorCaller, holder, statusOf } = await aVendorLead(4);
  const seen: string[] = [];
  for (let hop = 1; hop <= 3; hop += 1) {
    const { ref, caller } = await holder();
    seen.push(ref.partnerId);
    await answerOffer(caller, { assignmentId: ref.assignmentId, answer: 'decline', reason: 'Too far away' });
    expect(await nextStep(caller, ref)).toMatchObject({ kind: 'take_back' });
    await takeBackLead(vendorCaller, ref);
    await routeLeads(vendorCaller);
  }
  expect(new Set(seen).size).toBe(3);
  expect(await statusOf()).toMatchObject({ status: 'unassigned', statusReason: 'three_hops', partnerId: null });
});

test('twenty answers at once: one counts', async () => {
  const { holder, statusOf } = await aVendorLead();
  const { ref, caller } = await holder();
  const answers = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) =>
      answerOffer(caller, { assignmentId: ref.assignmentId, answer: i % 2 ? 'accept' : 'decline', reason: '' }),
    ),
  );
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const after = await statusOf();
  expect(['accepted', 'offered']).toContain(after?.status);
});

test('who it is shows once the lead is accepted, and not by searching for it', async () => {
  const { holder, leadId } = await aVendorLead();
  const { ref, caller } = await holder();
  const before = await caller.inScope((ctx) => getLead(ctx, leadId));
  expect(before).toMatchObject({ veiled: true, name: '', email: '', phone: '' });
  const found = await caller.inScope((ctx) => listLeads(ctx, { q: 'visitor' }, { limit: 10 }));
  expect(found.items).toEqual([]);
  await answerOffer(caller, { assignmentId: ref.assignmentId, answer: 'accept', reason: '' });
  expect(await caller.inScope((ctx) => getLead(ctx, leadId))).toMatchObject({ veiled: false, name: 'Kim' });
});

test('a lead that was taken back is gone for the partner that had it', async () => {
  const { world, vendorCaller, holder, leadId } = await aVendorLead();
  const { ref, caller } = await holder();
  world.clock.advance(30 * HOUR_MS);
  await takeBackLead(vendorCaller, ref);
  await expect(caller.inScope((ctx) => getLead(ctx, leadId))).rejects.toMatchObject({ code: 'not_found' });
  const late = answerOffer(caller, { assignmentId: ref.assignmentId, answer: 'accept', reason: '' });
  await expect(late).rejects.toMatchObject({ code: 'conflict' });
});

test('the link of the mail names the offer; altered or of another installation it is nothing', async () => {
  const { world, holder } = await aVendorLead();
  const { ref, caller } = await holder();
  const { mails, systemMailer } = aMailbox();
  await sendOffer({ ...caller, systemMailer }, ref, { reminder: false });
  const token = decodeURIComponent(/\/offer\/(\S+)/.exec(mails[0]?.text ?? '')?.[1] ?? '');
  expect(parseOfferToken(world.install.keys, token)).toMatchObject(ref);
  expect(parseOfferToken(world.install.keys, `${token.slice(0, -1)}x`)).toBeNull();
  expect(parseOfferToken(world.install.keys, token.replace('asg_', 'asg_0'))).toBeNull();
});

test('a partner’s own lead never leaves it: let lie, it is offered again, then waits for whoever takes it', async () => {
  const there: PartnerWorld = await aPartnerWorld({ now: MONDAY });
  const { world, partnerCaller, vendorCaller, vendor } = there;
  const form = await aForm(vendorCaller);
  const { leadId } = await aFormLead(partnerCaller, form, { vendorId: vendor.id });
  for (let hop = 1; hop <= 3; hop += 1) {
    await offerOwnLead(partnerCaller, { vendorId: vendor.id, leadId });
    const row = await partnerCaller.inScope(({ db }) => db.assignment.findFirst({ where: { state: 'offered' } }));
    const ref = {
      vendorId: vendor.id,
      partnerId: partnerCaller.scope.partnerId,
      assignmentId: row?.id,
    } as AssignmentRef;
    world.clock.advance(30 * HOUR_MS);
    expect(await nextStep(partnerCaller, ref)).toMatchObject({ kind: 'take_back', by: 'partner' });
    await renewOwnOffer(partnerCaller, ref);
  }
  const lead = await partnerCaller.inScope((ctx) => getLead(ctx, leadId));
  expect(lead).toMatchObject({ status: 'unassigned', statusReason: 'nobody_accepted', partnerId: there.partner.id });
  expect((await routeLeads(vendorCaller)).routed).toBe(0);
  await answerOpenOffer(partnerCaller, { leadId, answer: 'accept', reason: '' });
  expect(await partnerCaller.inScope((ctx) => getLead(ctx, leadId))).toMatchObject({ status: 'accepted' });
});
