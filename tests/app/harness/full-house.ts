import type { World } from '#app/http/world.server.ts';
import { inviteMember } from '#campaigns/accounts/invite-member.ts';
import type { PartnerCaller, VendorCaller } from '#campaigns/kernel/context.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { createLaunch } from '#campaigns/launches/create-launch.ts';
import { answerOpenOffer } from '#campaigns/leads/answer-open-offer.ts';
import { offerOwnLead } from '#campaigns/leads/offer-own-lead.ts';
import { registerDeal } from '#campaigns/leads/register-deal.ts';
import { submitForm } from '#campaigns/leads/submit-form.ts';
import { createPaymentRun } from '#campaigns/mdf/settlement/create-payment-run.ts';
import { savePayee } from '#campaigns/mdf/settlement/save-payee.ts';
import { createPost } from '#campaigns/social/create-post.ts';
import { listStreams } from '#campaigns/social/post-queries.ts';
import { addFeed } from '#campaigns/widgets/add-feed.ts';
import { recordHits } from '#campaigns/widgets/record-hits.ts';
import { anApiKey, aUser, aVendor, aVendorCaller, type TestVendor, unique } from '#tests/factories/accounts.ts';
import { aCampaign } from '#tests/factories/catalog.ts';
import { anAudience, someContacts } from '#tests/factories/contacts.ts';
import { aPublishedBrandKit, aTemplate } from '#tests/factories/content.ts';
import { anImportCaller, aReadImport } from '#tests/factories/imports.ts';
import { tokenOf } from '#tests/factories/invitations.ts';
import { aRunningJourney, runJourney } from '#tests/factories/journeys.ts';
import { aForm, aFormLead, aPost } from '#tests/factories/leads.ts';
import { aFund, aSubmittedClaim, aSubmittedRequest } from '#tests/factories/mdf.ts';
import {
  aPartner,
  aPartnerCaller,
  aPartnerGroup,
  aPartnership,
  aTier,
  type TestPartner,
} from '#tests/factories/partners.ts';
import { aSentMailing } from '#tests/factories/sent-mailing.ts';
import { aCapturedPost, aTopic } from '#tests/factories/social.ts';
import { anItem, aWidget } from '#tests/factories/widgets.ts';
import type { TestBrowser } from './browser.ts';
import type { WebStand } from './web-stand.ts';

export const PASSWORD = 'walrus under lamp post';

/** A vendor and a partner who work together and have one of everything, both signed in and with a key. */
export type FullHouse = {
  vendor: TestVendor;
  partner: TestPartner;
  vendorCaller: VendorCaller;
  partnerCaller: PartnerCaller;
  vendorBrowser: TestBrowser;
  partnerBrowser: TestBrowser;
  vendorKey: string;
  partnerKey: string;
  /** Ids by the name that addresses give them. */
  ids: Record<string, string>;
  /** A lead that the vendor caught itself; `ids.leadId` is the partner's, with `ids.dealId` registered from it. */
  vendorLeadId: string;
  /** A launch that has been sent; `ids.launchId` is a draft. */
  sentLaunchId: string;
};

export async function aFullHouse(stand: WebStand): Promise<FullHouse> {
  const { world } = stand;
  const [admin, owner] = [await aUser(world, { password: PASSWORD }), await aUser(world, { password: PASSWORD })];
  const vendor = await aVendor(world, { admin });
  const partner = await aPartner(world, { owner });
  const [vendorCaller, partnerCaller] = [aVendorCaller(world, vendor), aPartnerCaller(world, partner)];
  const [tierId, groupId] = [await aTier(world, vendor), await aPartnerGroup(world, vendor)];
  await aPartnership(world, { vendor, partner, tierId, groupIds: [groupId] });
  await aPublishedBrandKit(world, partner);
  const template = await aTemplate(world, vendor);
  const campaign = await aCampaign(world, vendor, { templateVersionId: template.versionId });
  const launch = await createLaunch(partnerCaller, { vendorId: vendor.id, campaignId: campaign.id });
  const sent = await aSentMailing({ vendorCaller, partnerCaller }, { people: 10 });
  const [contact] = await someContacts(partnerCaller, 2, () => ({ tags: ['customer'] }));
  const audience = await anAudience(partnerCaller);
  const importId = await aReadImport(anImportCaller(partnerCaller, world.files), `email\na.${unique()}@example.test\n`);
  const { invitationId } = await inviteMember(partnerCaller, { email: `x.${unique()}@example.test`, role: 'marketer' });
  const leads = await someLeads(vendorCaller, partnerCaller);
  const vendorKey = await anApiKey(world, admin, { vendorId: vendor.id });
  const partnerKey = await anApiKey(world, owner, { partnerId: partner.id });
  const ids = {
    ...{ vendorId: vendor.id, partnerId: partner.id, tierId, groupId, invitationId, importId },
    ...{
      templateId: template.id,
      templateVersionId: template.versionId,
      campaignId: campaign.id,
      tacticId: campaign.tacticId,
    },
    ...{ launchId: launch.id, contactId: contact?.id ?? '', audienceId: audience.id, apiKeyId: partnerKey.id },
    mailId: await aCapturedMail(world, partner),
    ...{ leadId: leads.leadId, dealId: leads.dealId, formId: leads.formId, submissionId: leads.submissionId },
    ...(await someWidgets(vendorCaller, partnerCaller)),
    ...(await someSocial(world, { vendorCaller, partnerCaller })),
    ...(await aJourneyOf({ world, vendor, partner, vendorCaller, partnerCaller })),
    number: '1',
    ...(await someMoney({ vendorCaller, partnerCaller, files: world.files })),
    token: tokenOf(world, invitationId),
  };
  const [vendorBrowser, partnerBrowser] = [stand.browser(), stand.browser()];
  await vendorBrowser.signIn(admin.email, PASSWORD);
  await partnerBrowser.signIn(owner.email, PASSWORD);
  return {
    ...{ vendor, partner, vendorCaller, partnerCaller, vendorBrowser, partnerBrowser, ids },
    vendorKey: vendorKey.key,
    partnerKey: partnerKey.key,
    vendorLeadId: leads.vendorLeadId,
    sentLaunchId: sent.launchId,
  };
}

/** A journey that the partner runs with two people inside. */
async function aJourneyOf(there: Parameters<typeof aRunningJourney>[0]) {
  const { activationId, journeyId, versionId } = await aRunningJourney(there, undefined, { brandKit: false });
  await runJourney(there.partnerCaller, activationId);
  return { activationId, journeyId, versionId };
}

async function someLeads(vendorCaller: VendorCaller, partnerCaller: PartnerCaller) {
  const { vendorId } = vendorCaller.scope;
  const form = await aForm(vendorCaller);
  const { leadId } = await aFormLead(partnerCaller, form, { vendorId });
  const { leadId: vendorLeadId } = await aFormLead(vendorCaller, form, { vendorId, source: 'form' });
  await offerOwnLead(partnerCaller, { vendorId, leadId });
  await answerOpenOffer(partnerCaller, { leadId, answer: 'accept', reason: '' });
  const deal = { leadId, name: 'A deal', company: 'Vela', value: '100', currency: 'EUR' };
  const { dealId } = await registerDeal(partnerCaller, deal);
  const held = aPost(partnerCaller, form, { vendorId, trap: 'https://spam.test' });
  const { submissionId } = await submitForm(partnerCaller, held);
  return { leadId, vendorLeadId, dealId, formId: form.formId, submissionId };
}

/** A draft, and a post that is out on a captured account. */
async function someSocial(world: World, callers: { vendorCaller: VendorCaller; partnerCaller: PartnerCaller }) {
  const topicId = await aTopic(callers, 'requires_approval');
  const { postId } = await createPost(callers.vendorCaller, { topicId, title: 'A draft' });
  const { accountId, publicationId, partnerPostId, capturedPostId } = await aCapturedPost(world, callers);
  const [stream] = await callers.vendorCaller.inScope((ctx) => listStreams(ctx));
  const streamId = stream?.id ?? '';
  return { streamId, topicId, postId, accountId, publicationId, partnerPostId, capturedPostId };
}

async function someWidgets(vendorCaller: VendorCaller, partnerCaller: PartnerCaller) {
  const { itemId } = await anItem(vendorCaller, { status: 'draft' });
  const { widgetId } = await aWidget(partnerCaller, { vendorId: vendorCaller.scope.vendorId });
  const day = vendorCaller.clock.now().toISOString().slice(0, 10);
  await recordHits(partnerCaller, {
    batchId: widgetId,
    counts: [{ widgetId, itemId: '', day, views: 3, clicks: 0 }],
  });
  const feed = { url: 'https://feed.invalid/news.xml', kind: 'news' } as const;
  const { feedId } = await addFeed(vendorCaller, feed);
  return { itemId, widgetId, feedId };
}

/** A request that waits, and a claim that is approved and in a payment file. */
async function someMoney(callers: { vendorCaller: VendorCaller; partnerCaller: PartnerCaller; files: FileStore }) {
  const fund = await aFund(callers, { rules: { autoApproveMinor: 1_000_00 } });
  const requestId = await aSubmittedRequest(callers, fund);
  const claimId = await aSubmittedClaim(callers, fund);
  await savePayee(callers.partnerCaller, { holder: 'Partner', iban: 'DE89370400440532013000', bic: '' });
  const { runId } = await createPaymentRun(callers.vendorCaller, {
    ...{ currency: 'EUR', debtorName: 'Vendor', debtorIban: 'DE89370400440532013000', debtorBic: '' },
    executeOn: '2030-01-01',
  });
  return { fundId: fund.fundId, requestId, claimId, runId };
}

async function aCapturedMail(world: World, partner: TestPartner): Promise<string> {
  const id = newId('capturedMail');
  await world.database.system.capturedMail.create({
    data: {
      ...{ id, partnerId: partner.id, messageId: `<${id}@test>`, subject: `Mail ${id}` },
      ...{ fromAddress: 'a@example.test', toAddress: 'b@example.test' },
      source: 'Subject: Hello\r\nContent-Type: text/html\r\n\r\n<p>Hello</p>\r\n',
    },
  });
  return id;
}
