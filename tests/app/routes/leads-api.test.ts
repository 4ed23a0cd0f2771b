import { beforeAll, expect, test } from 'vitest';
import type { FormVersionId, LeadId } from '#campaigns/kernel/ids.ts';
import { offerOwnLead } from '#campaigns/leads/offer-own-lead.ts';
import { routeLeads } from '#campaigns/leads/route-leads.ts';
import { aFormLead } from '#tests/factories/leads.ts';
import { type ApiCall, anApiHouse, type Body } from '../harness/api-house.ts';
import type { FullHouse } from '../harness/full-house.ts';

let house: FullHouse;
let api: ApiCall;
beforeAll(async () => {
  ({ house, api } = await anApiHouse());
}, 120_000);

const CONTENT = {
  ...{ heading: 'Ask us', button: 'Send', thanks: 'Thanks' },
  fields: [
    { name: 'email', label: 'E-mail', kind: 'email', meaning: 'email', required: true },
    { name: 'firstName', label: 'First name', kind: 'text', meaning: 'firstName' },
  ],
};

test('a form, its page, a lead with its score, a deal and its end, all through the API', async () => {
  const { vendorCaller, partnerCaller, sentLaunchId } = house;
  const { vendorId } = vendorCaller.scope;
  const made = await api('vendor', 'POST /forms', { name: 'By the API', content: CONTENT });
  expect(made.status).toBe(201);
  const { formId } = made.body;
  expect((await api('partner', `GET /forms/${formId}`)).status, 'a draft is not offered').toBe(404);
  await api('vendor', `POST /forms/${formId}/versions`, { content: { ...CONTENT, heading: 'Ask us now' } });
  expect((await api('vendor', `POST /forms/${formId}/publication`)).status).toBe(200);
  const form = (await api('partner', `GET /forms/${formId}`)).body;
  expect(form).toMatchObject({ number: 2, content: { heading: 'Ask us now' } });
  const page = await api('partner', `POST /launches/${sentLaunchId}/page`, { formId });
  expect(page).toMatchObject({ status: 201, body: { url: expect.stringContaining('/p/') } });
  expect((await api('partner', `GET /launches/${sentLaunchId}/page`)).body.page).toMatchObject({
    formId,
    status: 'open',
  });

  const version = { formVersionId: form.formVersionId as FormVersionId };
  const { leadId } = await aFormLead(partnerCaller, version, { vendorId, launchId: sentLaunchId as never });
  await offerOwnLead(partnerCaller, { vendorId, leadId });
  const lead = (await api('partner', `GET /leads/${leadId}`)).body;
  expect(lead.offer).toMatchObject({ assignmentId: expect.stringMatching(/^asg_/) });
  expect(lead.score.lines.some((line: Body) => line.kind === 'event' && line.event === 'form')).toBe(true);
  expect((await api('vendor', `GET /leads/${leadId}`)).status, 'a partner’s own lead is its own').toBe(404);
  expect((await api('partner', `POST /leads/${leadId}/answer`, { answer: 'accept' })).status).toBe(200);
  expect((await api('partner', `POST /leads/${leadId}/answer`, { answer: 'accept' })).status, 'once').toBe(409);
  expect((await api('partner', `POST /leads/${leadId}/notes`, { text: 'Called' })).status).toBe(201);

  const deal = { leadId, name: 'Ten seats', company: 'Vela', value: '1200.50', currency: 'EUR' };
  for (const value of ['-1', '0.005', '1e3', '1,000.00', '9007199254740993', ''])
    expect((await api('partner', 'POST /deals', { ...deal, value })).status, `B 59: ${value}`).toBe(422);
  expect((await api('partner', 'POST /deals', { ...deal, currency: 'JPY', value: '5.5' })).status, 'B 59').toBe(422);
  const { dealId } = (await api('partner', 'POST /deals', deal)).body;
  expect((await api('vendor', `GET /deals/${dealId}`)).body).toMatchObject({
    ...{ credit: 'sourced', value: { amountMinor: 1_200_50, currency: 'EUR' }, status: 'registered' },
  });
  expect((await api('vendor', `POST /deals/${dealId}/decision`, { decision: 'approve' })).status).toBe(200);
  expect((await api('partner', `POST /deals/${dealId}/stage`, { stage: 'proposal' })).status).toBe(200);
  expect((await api('partner', `POST /deals/${dealId}/end`, { result: 'won', value: '1300' })).status).toBe(200);
  expect((await api('vendor', 'GET /deals?status=won')).body.items).toMatchObject([
    { id: dealId, value: { amountMinor: 1_300_00 } },
  ]);
});

test('rules of scoring and routing are drafted, tried and published; a lead goes by them, with who was passed over', async () => {
  const { vendorCaller, partner } = house;
  const { vendorId } = vendorCaller.scope;
  const { body: score } = await api('vendor', 'GET /score-rules');
  const rules = {
    ...score.rules,
    formQualifies: true,
    events: score.rules.events.map((rule: Body) => ({ ...rule, points: 1 })),
  };
  expect((await api('vendor', 'PUT /score-rules', { rules })).status).toBe(200);
  expect((await api('vendor', 'GET /score-rules/dry-run')).body).toMatchObject({ leads: expect.any(Number) });
  expect((await api('vendor', 'POST /score-rules/publication')).status).toBe(200);
  expect((await api('vendor', 'POST /score-rules/publication')).status, 'there is no draft').toBe(409);

  const { body: routing } = await api('vendor', 'GET /routing-rules');
  const rule = {
    ...{ id: 'rrl_00000000000000000000000000', name: 'Everything to one', when: {} },
    to: { kind: 'partners', partners: [{ partnerId: partner.id, weight: 1 }] },
  };
  await api('vendor', 'PUT /routing-rules', { rules: { ...routing.rules, rules: [rule] } });
  expect((await api('vendor', 'POST /routing-rules/publication')).status).toBe(200);
  const { body: forms } = await api('vendor', 'GET /forms');
  const { body: form } = await api('vendor', `GET /forms/${forms.items[0].id}`);
  const { leadId } = await aFormLead(vendorCaller, form, { vendorId, source: 'form' });
  await routeLeads(vendorCaller);
  const { body: ways } = await api('vendor', `GET /leads/${leadId}/assignments`);
  expect(ways.items).toMatchObject([{ partnerId: partner.id, state: 'offered', hop: 1 }]);
  const veiled = (await api('partner', `GET /leads/${leadId}`)).body.lead;
  expect([veiled.name, veiled.email], 'no name before it is accepted').toEqual(['', '']);
  expect((await api('partner', 'GET /score-rules')).status, 'rules are the vendor’s').toBe(403);
});

test('R39: a held post is listed with its reason, and released it becomes a lead', async () => {
  const { body: held } = await api('partner', 'GET /held-posts');
  expect(held.items[0]).toMatchObject({ flag: expect.stringMatching(/./) });
  const released = await api('partner', `POST /held-posts/${held.items[0].id}/release`);
  expect((released.body.leadId as LeadId).startsWith('led_')).toBe(true);
  expect((await api('partner', `POST /held-posts/${held.items[0].id}/release`)).status).toBe(409);
});
