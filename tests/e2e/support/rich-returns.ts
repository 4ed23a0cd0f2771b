import path from 'node:path';
import { makeDirectoryStore } from '#campaigns/content/files/directory-store.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { AssignmentId, type LaunchId, type LeadId } from '#campaigns/kernel/ids.ts';
import { answerOpenOffer } from '#campaigns/leads/answer-open-offer.ts';
import { assignLead } from '#campaigns/leads/assign-lead.ts';
import { offerOwnLead } from '#campaigns/leads/offer-own-lead.ts';
import { offerToken } from '#campaigns/leads/offer-token.ts';
import { openLandingPage } from '#campaigns/leads/open-landing-page.ts';
import { registerDeal } from '#campaigns/leads/register-deal.ts';
import { submitForm } from '#campaigns/leads/submit-form.ts';
import { addEvidence } from '#campaigns/mdf/add-evidence.ts';
import { createClaim } from '#campaigns/mdf/create-claim.ts';
import { decideClaimByRules } from '#campaigns/mdf/decide-claim-by-rules.ts';
import { saveClaim } from '#campaigns/mdf/save-claim.ts';
import { createPaymentRun } from '#campaigns/mdf/settlement/create-payment-run.ts';
import { savePayee } from '#campaigns/mdf/settlement/save-payee.ts';
import { submitClaim } from '#campaigns/mdf/submit-claim.ts';
import { aForm, aFormLead, aPost } from '#tests/factories/leads.ts';
import { aFund, aPdf, aSubmittedRequest, todayOf } from '#tests/factories/mdf.ts';
import type { PartnerWorld } from '#tests/setup/partner-world.ts';
import { readRun } from './run.ts';

/** What came back of a launch: a page with a form, leads of both sides in several states, a deal, a post that is held. */
export async function someLeads({ world, vendorCaller, partnerCaller }: PartnerWorld, launchId: LaunchId) {
  const { vendorId } = vendorCaller.scope;
  const { partnerId } = partnerCaller.scope;
  const form = await aForm(vendorCaller, { name: 'Example form' });
  await openLandingPage(partnerCaller, { launchId, formId: form.formId });
  const lead = async (caller: typeof partnerCaller | typeof vendorCaller, name: string) => {
    const values = {
      email: `${name}.${partnerId.toLowerCase()}@example.test`,
      firstName: 'Kim',
      company: 'Example Ltd',
    };
    const ofPartner = caller === partnerCaller;
    const { leadId } = await aFormLead(caller, form, {
      ...{ vendorId, values, source: ofPartner ? 'page' : 'form' },
      ...(ofPartner ? { launchId } : {}),
    });
    return leadId;
  };
  const accepted = await lead(partnerCaller, 'accepted');
  await offerOwnLead(partnerCaller, { vendorId, leadId: accepted });
  await answerOpenOffer(partnerCaller, { leadId: accepted, answer: 'accept', reason: '' });
  const offered = await lead(partnerCaller, 'offered');
  await offerOwnLead(partnerCaller, { vendorId, leadId: offered });
  const given = await lead(vendorCaller, 'given');
  // The running worker may have given it by the rules already.
  await assignLead(vendorCaller, { leadId: given, partnerId }).catch(() => undefined);
  const unassigned = await lead(vendorCaller, 'unassigned');
  const links = 'http://a.test http://b.test http://c.test';
  const spam = { email: 'prize@example.test', firstName: 'Kim', message: links };
  await submitForm(partnerCaller, aPost(partnerCaller, form, { vendorId, launchId, values: spam }));
  await submitForm(vendorCaller, aPost(vendorCaller, form, { vendorId, source: 'form', values: spam }));
  const deal = { leadId: accepted, name: 'Example deal', company: 'Example Ltd', value: '100', currency: 'EUR' };
  const { dealId } = await registerDeal(partnerCaller, deal);
  const assignment = await openOfferOf(partnerCaller, offered);
  const { keys } = world.install;
  const offer = offerToken(keys, { vendorId, partnerId, assignmentId: assignment, email: 'kim@example.test' });
  return { formId: form.formId, leads: { accepted, offered, given, unassigned }, dealId, offer };
}

async function openOfferOf(caller: PartnerWorld['partnerCaller'], leadId: LeadId) {
  const { id } = await inTransaction(caller, ({ db }) =>
    db.assignment.findFirstOrThrow({ where: { leadId }, orderBy: { hop: 'desc' }, select: { id: true } }),
  );
  return AssignmentId.parse(id);
}

/** A fund with a share, a request that waits, a claim in a payment file and one that waits for a person. */
export async function someMoney(there: PartnerWorld, launchId: LaunchId) {
  const { vendorCaller, partnerCaller } = there;
  const { vendorId } = vendorCaller.scope;
  const fund = await aFund(there, { name: 'Example fund', rules: { autoApproveMinor: 1_000_00 } });
  const requestId = await aSubmittedRequest(there, fund, { title: 'Example request' });
  const caller = { ...partnerCaller, files: makeDirectoryStore(path.join(readRun().dataDir, 'files')) };
  const day = todayOf(partnerCaller);
  const { claimId } = await createClaim(caller, { vendorId, fundId: fund.fundId, launchId });
  await addEvidence(caller, { claimId, kind: 'invoice', bytes: aPdf(), fileName: 'invoice.pdf' });
  await saveClaim(partnerCaller, {
    ...{ claimId, title: 'Example claim', startsOn: day, endsOn: day, invoiceNumber: 'A-1', invoicedOn: day },
    lines: [{ description: 'Example line', category: 'media', amount: '200.00' }],
  });
  await submitClaim(partnerCaller, { claimId });
  // The running worker may have been faster, and stands in the trail for it; so it stands there always.
  await decideClaimByRules({ ...vendorCaller, actor: { kind: 'system', reason: 'decide-claim' } }, { claimId });
  await savePayee(partnerCaller, { holder: 'Example Ltd', iban: 'DE89370400440532013000', bic: '' });
  const { runId } = await createPaymentRun(vendorCaller, {
    ...{ currency: 'EUR', debtorName: 'Example Ltd', debtorIban: 'DE89370400440532013000', debtorBic: '' },
    executeOn: '2099-01-05',
  });
  return { fundId: fund.fundId, requestId, claimId, runId };
}
