import { expect, test } from 'vitest';
import { type Caller, inTransaction } from '#campaigns/kernel/context.ts';
import type { AssignmentId } from '#campaigns/kernel/ids.ts';
import { addLeadNote } from '#campaigns/leads/add-lead-note.ts';
import { answerOffer } from '#campaigns/leads/answer-offer.ts';
import { answerOpenOffer } from '#campaigns/leads/answer-open-offer.ts';
import { assignLead } from '#campaigns/leads/assign-lead.ts';
import { listAssignments, listPartnerChoices } from '#campaigns/leads/assignment-queries.ts';
import { getDeal, listConflicts, listDeals } from '#campaigns/leads/deal-queries.ts';
import { decideDeal } from '#campaigns/leads/decide-deal.ts';
import { exportLeads } from '#campaigns/leads/export-leads.ts';
import { nextStep, renewOwnOffer, takeBackLead } from '#campaigns/leads/follow-assignment.ts';
import { getForm, listForms, listSubmissions } from '#campaigns/leads/form-queries.ts';
import { findLandingPage, findLaunchPage, findVendorPage } from '#campaigns/leads/landing-page-queries.ts';
import {
  countLeadsByStatus,
  explainScore,
  findOpenOffer,
  getLead,
  listLeads,
  listTimeline,
} from '#campaigns/leads/lead-queries.ts';
import { closeDeal, moveDeal } from '#campaigns/leads/move-deal.ts';
import { offerOwnLead } from '#campaigns/leads/offer-own-lead.ts';
import { getOffer } from '#campaigns/leads/offer-queries.ts';
import { closeLandingPage, openLandingPage } from '#campaigns/leads/open-landing-page.ts';
import { publishForm, withdrawForm } from '#campaigns/leads/publish-form.ts';
import { registerDeal } from '#campaigns/leads/register-deal.ts';
import { releaseSubmission } from '#campaigns/leads/release-submission.ts';
import { routeLeads } from '#campaigns/leads/route-leads.ts';
import { getRoutingDraft } from '#campaigns/leads/routing/routing-rules.ts';
import { saveFormVersion } from '#campaigns/leads/save-form-version.ts';
import { scoreEngagements } from '#campaigns/leads/score-engagements.ts';
import { getScoreDraft, publishScoreRules, saveScoreDraft } from '#campaigns/leads/scoring/score-rules.ts';
import { submitForm } from '#campaigns/leads/submit-form.ts';
import { listLeadTotals } from '#campaigns/leads/totals-queries.ts';
import { aVendor, aVendorCaller } from '#tests/factories/accounts.ts';
import { aForm, aFormLead, aPost, QUOTE_FORM } from '#tests/factories/leads.ts';
import { aPartner, aPartnerCaller, aPartnership } from '#tests/factories/partners.ts';
import { aSentMailing } from '#tests/factories/sent-mailing.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

const notFound = { code: 'not_found' };
const page = { limit: 10 };

/** A partner's accepted lead with a deal, a lead of the vendor's that this partner was offered, and who else there is. */
async function aWorldOfLeads() {
  const there = await aPartnerWorld();
  const { world, vendor, partner, partnerCaller, vendorCaller } = there;
  const vendorId = vendor.id;
  const form = await aForm(vendorCaller);
  const own = await aFormLead(partnerCaller, form, { vendorId, values: { company: 'Vela GmbH' } });
  await offerOwnLead(partnerCaller, { vendorId, leadId: own.leadId });
  await answerOpenOffer(partnerCaller, { leadId: own.leadId, answer: 'accept', reason: '' });
  const deal = { name: 'Solar roof', company: 'Vela GmbH', value: '1000', currency: 'EUR' };
  const { dealId } = await registerDeal(partnerCaller, { ...deal, leadId: own.leadId });
  const offered = await aFormLead(vendorCaller, form, { vendorId, source: 'form' });
  await assignLead(vendorCaller, { leadId: offered.leadId, partnerId: partner.id });
  const row = await inTransaction(vendorCaller, ({ db }) => db.assignment.findFirst({ where: offered }));
  const assignment = { vendorId, partnerId: partner.id, assignmentId: row?.id as AssignmentId };
  const other = await aPartner(world);
  await aPartnership(world, { vendor, partner: other });
  return {
    ...{ ...there, vendorId, form, own, offered, dealId, assignment, deal, other },
    beside: aPartnerCaller(world, other),
    outside: aVendorCaller(world, await aVendor(world)),
  };
}

type LeadWorld = Awaited<ReturnType<typeof aWorldOfLeads>>;

/** Nothing of the partner's own lead is seen, listed, found by searching or taken in a file. */
async function findsNoLead(caller: Caller, { own, vendorId }: LeadWorld) {
  await inTransaction(caller, async (ctx) => {
    const lead = { id: own.leadId, vendorId };
    await expect(getLead(ctx, own.leadId)).rejects.toMatchObject(notFound);
    expect(await listTimeline(ctx, lead)).toEqual([]);
    expect(await listAssignments(ctx, lead)).toEqual([]);
    expect(await findOpenOffer(ctx, lead)).toBeNull();
    await expect(explainScore(ctx, lead)).rejects.toMatchObject(notFound);
    expect((await listLeads(ctx, {}, page)).items.map(({ id }) => id)).not.toContain(own.leadId);
    expect((await listLeads(ctx, { q: 'Vela' }, page)).items).toEqual([]);
    expect((await listSubmissions(ctx, {}, page)).items.map(({ leadId }) => leadId)).not.toContain(own.leadId);
  });
  const { items } = await (await exportLeads(caller, {}))(undefined);
  expect(items.map(({ id }) => id)).not.toContain(own.leadId);
}

test('R21: another partner of the same vendor finds no lead, offer or deal, and changes none', async () => {
  const there = await aWorldOfLeads();
  const { beside, own, offered, dealId, assignment, deal, vendorId, form } = there;
  await findsNoLead(beside, there);
  await inTransaction(beside, async (ctx) => {
    expect((await listLeads(ctx, {}, page)).items).toEqual([]);
    expect(await countLeadsByStatus(ctx)).toEqual({});
    await expect(getDeal(ctx, dealId)).rejects.toMatchObject(notFound);
    expect((await listDeals(ctx, {}, page)).items).toEqual([]);
    await expect(getOffer(ctx, assignment)).rejects.toMatchObject(notFound);
    expect(await listLeadTotals(ctx)).toEqual([]);
  });
  for (const { leadId } of [own, offered]) {
    await expect(answerOpenOffer(beside, { leadId, answer: 'accept', reason: '' })).rejects.toMatchObject(notFound);
    await expect(addLeadNote(beside, { leadId, text: 'mine' })).rejects.toMatchObject(notFound);
    await expect(registerDeal(beside, { ...deal, leadId })).rejects.toMatchObject(notFound);
  }
  const { assignmentId } = assignment;
  await expect(answerOffer(beside, { assignmentId, answer: 'accept', reason: '' })).rejects.toMatchObject(notFound);
  await expect(moveDeal(beside, { dealId, stage: 'proposal' })).rejects.toMatchObject(notFound);
  await expect(closeDeal(beside, { dealId, result: 'won', reason: '' })).rejects.toMatchObject(notFound);
  await offerOwnLead(beside, { vendorId, leadId: own.leadId });
  await renewOwnOffer(beside, assignment);
  expect(await nextStep(beside, assignment)).toMatchObject({ kind: 'nothing' });
  expect(await scoreEngagements(beside)).toMatchObject({ counted: 0 });
  const { submissionId } = await submitForm(there.partnerCaller, aPost(there.partnerCaller, form, { vendorId }));
  await expect(releaseSubmission(beside, { submissionId })).rejects.toMatchObject(notFound);
  await inTransaction(there.partnerCaller, async (ctx) => {
    expect(await getLead(ctx, own.leadId)).toMatchObject({ status: 'registered' });
    expect(await getLead(ctx, offered.leadId)).toMatchObject({ status: 'offered' });
    expect(await getDeal(ctx, dealId)).toMatchObject({ status: 'registered', stage: 'qualified' });
  });
});

test('R21: another vendor finds no lead, deal, form or rule, and changes none', async () => {
  const there = await aWorldOfLeads();
  const { outside, offered, dealId, partner, assignment, form } = there;
  const { formId } = form;
  await findsNoLead(outside, there);
  await inTransaction(outside, async (ctx) => {
    await expect(getLead(ctx, offered.leadId)).rejects.toMatchObject(notFound);
    await expect(getDeal(ctx, dealId)).rejects.toMatchObject(notFound);
    await expect(listConflicts(ctx, dealId)).rejects.toMatchObject(notFound);
    expect((await listDeals(ctx, {}, page)).items).toEqual([]);
    expect(await listForms(ctx)).toEqual([]);
    await expect(getForm(ctx, formId)).rejects.toMatchObject(notFound);
    expect(await findVendorPage(ctx, { formId })).toBeNull();
    expect(await listLeadTotals(ctx)).toEqual([]);
    expect(await listPartnerChoices(ctx)).toEqual([]);
    expect(await getRoutingDraft(ctx)).toMatchObject({ number: 0 });
    expect(await getScoreDraft(ctx)).toMatchObject({ number: 0 });
  });
  const { leadId } = offered;
  await expect(assignLead(outside, { leadId, partnerId: partner.id })).rejects.toMatchObject(notFound);
  await expect(decideDeal(outside, { dealId, decision: 'approve', reason: '' })).rejects.toMatchObject(notFound);
  await expect(publishForm(outside, { formId })).rejects.toMatchObject(notFound);
  await expect(withdrawForm(outside, { formId })).rejects.toMatchObject(notFound);
  await expect(
    saveFormVersion(outside, { formId, content: QUOTE_FORM, consentText: '' }),
    'a version of another’s form',
  ).rejects.toMatchObject(notFound);
  await takeBackLead(outside, assignment);
  expect(await routeLeads(outside)).toMatchObject({ routed: 0 });
  await inTransaction(there.vendorCaller, async (ctx) => {
    expect(await getLead(ctx, leadId)).toMatchObject({ status: 'offered', partnerId: partner.id });
    expect(await getDeal(ctx, dealId)).toMatchObject({ status: 'registered' });
    expect(await getForm(ctx, formId)).toMatchObject({ status: 'published' });
  });
});

test('R21: the partner’s own vendor finds none of its leads, and gives none of them away', async () => {
  const there = await aWorldOfLeads();
  const { vendorCaller, own, other, dealId, partnerCaller, form, vendorId } = there;
  await findsNoLead(vendorCaller, there);
  await expect(assignLead(vendorCaller, { leadId: own.leadId, partnerId: other.id })).rejects.toMatchObject(notFound);
  const held = await submitForm(
    partnerCaller,
    aPost(partnerCaller, form, { vendorId, trap: 'filled', values: { email: 'bot@bots.test' } }),
  );
  await expect(releaseSubmission(vendorCaller, held)).rejects.toMatchObject(notFound);
  await routeLeads(vendorCaller);
  await inTransaction(partnerCaller, async (ctx) =>
    expect(await getLead(ctx, own.leadId)).toMatchObject({ status: 'registered', origin: 'partner' }),
  );
  // What the partner registered is the vendor's to read: the deal, without the person.
  const deal = await inTransaction(vendorCaller, (ctx) => getDeal(ctx, dealId));
  expect(deal).toMatchObject({ company: 'Vela GmbH' });
  expect(JSON.stringify(deal)).not.toContain('@customer.test');
});

test('R21: a page is opened and closed by the partner whose launch it is; rules in draft are the vendor’s', async () => {
  const there = await aWorldOfLeads();
  const { beside, partnerCaller, vendorCaller, form, world } = there;
  const { formId } = form;
  const { launchId } = await aSentMailing(there, { people: 1 });
  await expect(openLandingPage(beside, { launchId, formId })).rejects.toMatchObject(notFound);
  await openLandingPage(partnerCaller, { launchId, formId });
  const facts = { kind: 'launch' as const, vendorId: there.vendorId, partnerId: there.partner.id, launchId };
  expect(await inTransaction(beside, (ctx) => findLandingPage(ctx, launchId))).toBeNull();
  await expect(closeLandingPage(beside, { launchId })).rejects.toMatchObject(notFound);
  expect(await inTransaction(beside, (ctx) => findLaunchPage(ctx, facts))).toBeNull();
  expect(await inTransaction(partnerCaller, (ctx) => findLaunchPage(ctx, facts))).not.toBeNull();

  const { rules } = await inTransaction(vendorCaller, getScoreDraft);
  await saveScoreDraft(vendorCaller, { rules: { ...rules, cap: 77 } });
  const seen = () => inTransaction(partnerCaller, ({ db }) => db.scoreRuleSet.count());
  expect(await seen(), 'a draft').toBe(0);
  await publishScoreRules(vendorCaller);
  expect(await seen(), 'what is in force, because the partner’s leads are scored by it').toBe(1);
  const alone = aPartnerCaller(world, await aPartner(world));
  expect(await inTransaction(alone, ({ db }) => db.scoreRuleSet.count())).toBe(0);
  expect(await inTransaction(alone, (ctx) => listForms(ctx))).toEqual([]);
  await expect(submitForm(alone, aPost(alone, form, { vendorId: there.vendorId }))).rejects.toMatchObject(notFound);
});
