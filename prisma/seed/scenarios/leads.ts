import type { LaunchId, LeadId } from '#campaigns/kernel/ids.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { makeCaller } from '#campaigns/kernel/world.ts';
import { addLeadNote } from '#campaigns/leads/add-lead-note.ts';
import { answerOpenOffer } from '#campaigns/leads/answer-open-offer.ts';
import { decideDeal } from '#campaigns/leads/decide-deal.ts';
import { closeDeal, moveDeal } from '#campaigns/leads/move-deal.ts';
import { offerOwnLead } from '#campaigns/leads/offer-own-lead.ts';
import { openLandingPage } from '#campaigns/leads/open-landing-page.ts';
import { registerDeal } from '#campaigns/leads/register-deal.ts';
import { routeLeads } from '#campaigns/leads/route-leads.ts';
import { DEFAULT_ROUTING } from '#campaigns/leads/routing/default-rules.ts';
import { publishRouting, saveRoutingDraft } from '#campaigns/leads/routing/routing-rules.ts';
import { RoutingRule } from '#campaigns/leads/routing/schema.ts';
import { submitForm } from '#campaigns/leads/submit-form.ts';
import { aVendorCaller, type TestVendor } from '#tests/factories/accounts.ts';
import { aForm, aFormLead, aPost, QUOTE_FORM } from '#tests/factories/leads.ts';
import { aPartnerCaller, type TestPartner } from '#tests/factories/partners.ts';
import { type Story, workdayAgo } from '../story.ts';
import { aMachine } from './launches.ts';

type Cast = {
  vendor: TestVendor;
  brightside: TestPartner;
  kestrel: TestPartner;
  launchId: LaunchId;
  kestrelLaunchId: LaunchId;
};
type Post = { email: string; firstName: string; lastName: string; company: string; jobTitle: string; message?: string };

const FROM_THE_PAGE: Post[] = [
  {
    ...{ email: 'g.ferris@ferris-foundry.test', firstName: 'Grace', lastName: 'Ferris', company: 'Ferris Foundry' },
    ...{ jobTitle: 'Managing director', message: 'Four servers, one of them old. When can you come by?' },
  },
  {
    ...{ email: 'tom.ashby@ashby-dental.test', firstName: 'Tom', lastName: 'Ashby', company: 'Ashby Dental' },
    ...{ jobTitle: 'Practice manager', message: 'What does it cost for 12 workstations?' },
  },
  {
    ...{ email: 'ines@harbour-lane.test', firstName: 'Ines', lastName: 'Costa', company: 'Harbour Lane Books' },
    ...{ jobTitle: 'Owner' },
  },
];

const AT_KESTREL: Post = {
  ...{ email: 'h.penrose@penrose-labels.test', firstName: 'Hazel', lastName: 'Penrose', company: 'Penrose Labels' },
  jobTitle: 'Operations manager',
};

/**
 * Leads in each state: a vendor's form and rules, a page of Brightside's launch with three people and a program, one of
 * them a deal that is won, and a page of Kestrel's with one who became a deal too; two people who came to the vendor itself.
 */
export async function makeLeads(
  story: Story,
  now: Date,
  { vendor, brightside, kestrel, launchId, kestrelLaunchId }: Cast,
): Promise<void> {
  const form = await story.at(workdayAgo(now, 21, '10:00'), async (world) => {
    const caller = aVendorCaller(world, vendor);
    const rule = RoutingRule.parse({
      ...{ id: newId('routingRule'), name: 'United Kingdom and Ireland', when: { countries: ['GB', 'IE'] } },
      to: {
        kind: 'partners',
        partners: [
          { partnerId: brightside.id, weight: 2 },
          { partnerId: kestrel.id, weight: 1 },
        ],
      },
    });
    await saveRoutingDraft(caller, { rules: { ...DEFAULT_ROUTING, rules: [rule] } });
    await publishRouting(caller);
    const content = { ...QUOTE_FORM, text: 'Tell us what you run. An engineer calls you back within a day.' };
    const consentText = 'You may write to me about products like this. I can stop it at any time.';
    return aForm(caller, { name: 'Ask for a quote', content, consentText });
  });
  const vendorId = vendor.id;
  const [first, second] = await story.at(workdayAgo(now, 2, '10:30'), async (world) => {
    const caller = aPartnerCaller(world, brightside);
    await openLandingPage(caller, { launchId, formId: form.formId });
    const page = aMachine(world, brightside, 'public page');
    const leads: LeadId[] = [];
    for (const values of FROM_THE_PAGE)
      leads.push((await aFormLead(page, form, { vendorId, launchId, consent: true, values })).leadId);
    const spam = { email: 'win@prize.test', firstName: 'Prize', message: 'http://a.test http://b.test http://c.test' };
    await submitForm(page, aPost(page, form, { vendorId, launchId, values: spam }));
    const rules = aMachine(world, brightside, 'route leads');
    for (const leadId of leads) await offerOwnLead(rules, { vendorId, leadId });
    for (const leadId of leads.slice(0, 2)) await answerOpenOffer(caller, { leadId, answer: 'accept', reason: '' });
    return leads;
  });
  if (!first || !second) return;
  const deal = { leadId: first, name: 'Continuous Backup, four servers', company: 'Ferris Foundry', value: '7400' };
  await story.at(workdayAgo(now, 1, '09:00'), (world) =>
    addLeadNote(aPartnerCaller(world, brightside), { leadId: second, text: 'Called: decides after the summer.' }),
  );
  await winDeal(story, now, { vendor, partner: brightside, deal, wonFor: '7150' });
  const third = await story.at(workdayAgo(now, 6, '11:15'), async (world) => {
    const caller = aPartnerCaller(world, kestrel);
    await openLandingPage(caller, { launchId: kestrelLaunchId, formId: form.formId });
    const page = aMachine(world, kestrel, 'public page');
    const values = { ...AT_KESTREL, message: 'We were in the webinar. Can we see it on a server of ours?' };
    const made = await aFormLead(page, form, { vendorId, launchId: kestrelLaunchId, consent: true, values });
    await offerOwnLead(aMachine(world, kestrel, 'route leads'), { vendorId, leadId: made.leadId });
    await answerOpenOffer(caller, { ...made, answer: 'accept', reason: '' });
    return made.leadId;
  });
  const other = { leadId: third, name: 'Restore test and first year', company: 'Penrose Labels', value: '2400' };
  await winDeal(story, now, { vendor, partner: kestrel, deal: other, wonFor: '2400' });
  await story.at(new Date(now.getTime() - 20 * 60 * 1000), async (world) => {
    const page = makeCaller(world, {
      scope: { side: 'vendor' as const, vendorId },
      actor: { kind: 'system', reason: 'public page' },
      requestId: newId('request'),
    });
    for (const [country, email, company] of [
      ['GB', 'l.marsh@dunmore-freight.test', 'Dunmore Freight'],
      ['FR', 'claire@atelier-nord.test', 'Atelier Nord'],
    ] as const)
      await aFormLead(page, form, {
        ...{ vendorId, source: 'form' },
        values: { email, firstName: 'Lee', company, country, product: 'Storage', jobTitle: 'Head of IT' },
      });
    await routeLeads(page);
  });
}

type Won = {
  vendor: TestVendor;
  partner: TestPartner;
  deal: { leadId: LeadId; name: string; company: string; value: string };
  wonFor: string;
};

/** Registered in the morning, approved and won in the afternoon. */
async function winDeal(story: Story, now: Date, { vendor, partner, deal, wonFor }: Won): Promise<void> {
  const { dealId } = await story.at(workdayAgo(now, 1, '09:20'), (world) =>
    registerDeal(aPartnerCaller(world, partner), { ...deal, currency: 'GBP' }),
  );
  await story.at(workdayAgo(now, 1, '14:40'), async (world) => {
    const caller = aPartnerCaller(world, partner);
    await decideDeal(aVendorCaller(world, vendor), { dealId, decision: 'approve', reason: '' });
    await moveDeal(caller, { dealId, stage: 'negotiation' });
    await closeDeal(caller, { dealId, result: 'won', value: wonFor, reason: '' });
  });
}
