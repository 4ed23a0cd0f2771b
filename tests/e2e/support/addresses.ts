import { paths } from '#app/http/paths.ts';
import { listScreens } from './list-screens.ts';
import type { RichWorld } from './rich-world.ts';

/** Whose page it is: a side's, or anybody's who has the address. */
export type Side = 'vendor' | 'partner' | 'public';

type Addresses = (there: RichWorld) => readonly string[];

const { vendor, partner } = paths;

/**
 * An address, or several, for every screen. Lists and forms, which have no object in their address, are opened in an
 * empty organization too.
 */
const ADDRESSES: Record<string, Addresses> = {
  '/sign-in': () => [paths.signIn()],
  '/api/reference': () => [`${paths.api.reference}#createLaunch`],
  '/forgot': () => [paths.forgot],
  '/reset/:token': () => [paths.reset('a-token')],
  '/invitation/:token': ({ tokens }) => [paths.invitation(tokens.invitation)],
  '/set-up/:token': ({ tokens }) => [paths.setUp(tokens.setUp)],
  '/offer/:token': ({ tokens }) => [paths.offer(tokens.offer)],
  '/p/:token': ({ tokens }) => [paths.publicPage(tokens.page), paths.publicPage(tokens.page, '1')],
  '/u/:token': ({ tokens }) => [paths.unsubscribe(tokens.unsubscribe)],

  '/switch': () => [paths.switch(partner.home)],
  '/mailbox': () => [paths.mailbox],
  '/mailbox/:mailId': ({ mailId }) => [paths.mail(mailId), paths.mail(mailId, 'headers'), paths.mail(mailId, 'links')],
  '/partner': () => [partner.home],
  '/partner/brand-kit': () => [partner.brandKit],
  '/partner/campaigns': () => [partner.campaigns],
  '/partner/campaigns/:vendorId/:campaignId': ({ vendor: { id }, campaign }) => [partner.campaign(id, campaign.id)],
  '/partner/contacts': () => [partner.contacts],
  '/partner/contacts/new': () => [`${partner.contacts}/new`],
  '/partner/contacts/:contactId': ({ contact }) => [partner.contact(contact.id)],
  '/partner/contacts/audiences': () => [partner.audiences],
  '/partner/contacts/audiences/new': () => [partner.newAudience],
  '/partner/contacts/audiences/:audienceId': ({ audience }) => [`${partner.audiences}/${audience.id}`],
  '/partner/contacts/imports': () => [`${partner.contacts}/imports`],
  '/partner/contacts/imports/new': () => [partner.newImport],
  '/partner/contacts/imports/:importId': ({ importId }) => [`${partner.contacts}/imports/${importId}`],
  '/partner/contacts/suppressions': () => [`${partner.contacts}/suppressions`],
  '/partner/journeys': () => [partner.journeys],
  '/partner/journeys/:vendorId/:journeyId': ({ vendor: { id }, journey }) => [
    partner.offeredJourney(id, journey.journeyId),
    partner.offeredJourney(id, journey.journeyId, { view: 'canvas' }),
  ],
  '/partner/journeys/runs/:activationId': ({ journey }) => [
    partner.journeyRun(journey.activationId),
    partner.journeyRun(journey.activationId, { view: 'canvas' }),
  ],
  '/partner/launches': () => [partner.launches],
  '/partner/launches/:launchId': ({ launches }) => Object.values(launches).map(partner.launch),
  '/partner/launches/:launchId/deliveries': ({ launches }) => [partner.launchPart(launches.sent, 'deliveries')],
  '/partner/launches/:launchId/review': ({ launches: { ready, draft } }) =>
    [ready, draft].map((id) => partner.launchPart(id, 'review')),
  '/partner/launches/:launchId/page': ({ launches }) => [partner.launchLandingPage(launches.sent)],
  '/partner/leads': () => [partner.leads],
  '/partner/leads/:leadId': ({ leads: { accepted, offered, given } }) => [accepted, offered, given].map(partner.lead),
  '/partner/leads/:leadId/deal': ({ leads }) => [partner.leadDeal(leads.accepted)],
  '/partner/leads/held': () => [partner.heldLeads],
  '/partner/deals': () => [partner.deals],
  '/partner/deals/:dealId': ({ dealId }) => [partner.deal(dealId)],
  '/partner/funds': () => [partner.funds],
  '/partner/funds/check': () => [partner.fundCheck()],
  '/partner/funds/claims': () => [partner.claims],
  '/partner/funds/claims/new': () => [partner.newClaim],
  '/partner/funds/claims/:claimId': ({ claimId }) => [partner.claim(claimId)],
  '/partner/funds/payee': () => [partner.payee],
  '/partner/funds/requests': () => [partner.fundRequests],
  '/partner/funds/requests/new': () => [partner.newFundRequest()],
  '/partner/funds/requests/:requestId': ({ requestId }) => [partner.fundRequest(requestId)],
  '/partner/results': () => [partner.results],
  '/partner/results/:launchId': ({ launches }) => [partner.launchResults(launches.sent)],
  '/partner/results/:launchId/people': ({ launches }) => [partner.launchPeople(launches.sent)],
  '/partner/website': () => [partner.website],
  '/partner/website/new': () => [partner.newWidget],
  '/partner/website/:widgetId': ({ widgetIds }) => widgetIds.map(partner.widget),
  '/posts/:token': ({ tokens }) => [paths.postAnswers(tokens.posts)],
  '/partner/social': () => [partner.social],
  '/partner/social/topics': () => [partner.socialTopics],
  '/partner/social/accounts': () => [partner.socialAccounts],
  '/partner/social/calendar': () => [partner.socialCalendar(), partner.socialCalendar('2026-02')],
  '/partner/social/captured': () => [partner.capturedPosts],
  '/partner/social/captured/:capturedPostId': ({ capturedPostId }) => [partner.capturedPost(capturedPostId)],
  '/vendor/social': () => [vendor.social],
  '/vendor/social/calendar': () => [vendor.socialCalendar()],
  '/vendor/social/new': () => [vendor.newSocialPost],
  '/vendor/social/topics': () => [vendor.socialTopics],
  '/vendor/social/:postId': ({ socialPosts }) => socialPosts.map(vendor.socialPost),
  '/partner/settings': () => [partner.settings],
  '/partner/settings/vendors': () => [partner.vendors],
  '/partner/settings/members': () => [partner.members],
  '/partner/settings/api-keys': () => [partner.apiKeys],
  '/partner/settings/audit': () => [partner.audit],
  '/partner/settings/notices': () => [partner.notices],

  '/vendor': () => [vendor.home],
  '/vendor/journeys': () => [vendor.journeys],
  '/vendor/journeys/new': () => [vendor.newJourney],
  '/vendor/journeys/:journeyId': ({ journey: { journeyId } }) => [
    vendor.journey(journeyId),
    vendor.journey(journeyId, { step: 'pause', simulate: 1 }),
    vendor.journey(journeyId, { view: 'canvas', step: 'pause' }),
    vendor.journey(journeyId, { view: 'canvas', add: 'pause next', simulate: 1 }),
  ],
  '/vendor/campaigns': () => [vendor.campaigns],
  '/vendor/campaigns/new': () => [vendor.newCampaign],
  '/vendor/campaigns/:campaignId': ({ campaign, draftCampaign }) =>
    [campaign, draftCampaign].map(({ id }) => vendor.campaign(id)),
  '/vendor/deals': () => [vendor.deals],
  '/vendor/deals/:dealId': ({ dealId }) => [vendor.deal(dealId)],
  '/vendor/funds': () => [vendor.funds],
  '/vendor/funds/new': () => [vendor.newFund],
  '/vendor/funds/:fundId': ({ fundId }) => [vendor.fund(fundId)],
  '/vendor/funds/:fundId/policy': ({ fundId }) => [vendor.fundPolicy(fundId)],
  '/vendor/funds/claims': () => [vendor.claims],
  '/vendor/funds/claims/:claimId': ({ claimId }) => [vendor.claim(claimId)],
  '/vendor/funds/payments': () => [vendor.payments],
  '/vendor/funds/payments/:runId': ({ runId }) => [vendor.paymentRun(runId)],
  '/vendor/funds/requests': () => [vendor.fundRequests],
  '/vendor/funds/requests/:requestId': ({ requestId }) => [vendor.fundRequest(requestId)],
  '/vendor/funds/returns': () => [vendor.returns],
  '/vendor/leads': () => [vendor.leads],
  '/vendor/leads/:leadId': ({ leads: { given, unassigned } }) => [given, unassigned].map(vendor.lead),
  '/vendor/leads/forms': () => [vendor.leadForms],
  '/vendor/leads/forms/new': () => [vendor.newLeadForm],
  '/vendor/leads/forms/:formId': ({ formId }) => [vendor.leadForm(formId)],
  '/vendor/leads/held': () => [vendor.heldLeads],
  '/vendor/leads/routing': () => [vendor.leadRouting],
  '/vendor/leads/scoring': () => [vendor.leadScoring],
  '/vendor/content': () => [vendor.content],
  '/vendor/content/new': () => [vendor.newItem],
  '/vendor/content/import': () => [vendor.contentImport],
  '/vendor/content/feeds': () => [vendor.contentFeeds],
  '/vendor/content/widgets': () => [vendor.contentWidgets],
  '/vendor/content/:itemId': ({ itemIds }) => itemIds.map(vendor.item),
  '/vendor/partners': () => [vendor.partners],
  '/vendor/partners/new': () => [vendor.newPartner],
  '/vendor/partners/tiers': () => [vendor.tiers],
  '/vendor/partners/:partnerId': ({ partner: { id } }) => [vendor.partner(id)],
  '/vendor/results': () => [vendor.results],
  '/vendor/results/:campaignId': ({ campaign }) => [vendor.campaignResults(campaign.id)],
  '/vendor/settings': () => [vendor.settings],
  '/vendor/settings/members': () => [vendor.members],
  '/vendor/settings/api-keys': () => [vendor.apiKeys],
  '/vendor/settings/audit': () => [vendor.audit],
  '/vendor/settings/notices': () => [vendor.notices],
  '/vendor/templates': () => [vendor.templates],
  '/vendor/templates/new': () => [vendor.newTemplate],
  '/vendor/templates/:templateId': ({ template }) => [vendor.template(template.id)],
  '/vendor/templates/:templateId/details': ({ template }) => [vendor.templatePart(template.id, 'details')],
  '/vendor/templates/:templateId/versions': ({ template }) => [vendor.templatePart(template.id, 'versions')],
  '/vendor/templates/:templateId/versions/:number': ({ template }) => [vendor.templateVersion(template.id, 1)],
};

/** Not visited here: the catch-alls, which are the error page, and the page of somebody without an organization. */
const ELSEWHERE = new Set(['/', '/*', '/partner/*', '/vendor/*']);

/** The built product's screens that have no address here: a new screen says so itself. */
export function screensWithoutAddress(): string[] {
  return patterns().filter((pattern) => !ELSEWHERE.has(pattern) && !(pattern in ADDRESSES));
}

/** Every screen of a side, with data. */
export function addressesOf(side: Side, there: RichWorld): string[] {
  return patternsOf(side).flatMap((pattern) => ADDRESSES[pattern]?.(there) ?? []);
}

/** Those that need no object: what somebody sees on the first day. */
export function emptyAddressesOf(side: Side): string[] {
  return patternsOf(side).filter((pattern) => !pattern.includes(':') && pattern !== '/switch');
}

let known: string[] | undefined;

function patterns(): string[] {
  known ??= listScreens().map(({ pattern }) => (pattern === '/' ? '/' : pattern.replace(/\/$/, '')));
  return known;
}

function patternsOf(side: Side): string[] {
  return patterns().filter((pattern) => pattern in ADDRESSES && sideOf(pattern) === side);
}

function sideOf(pattern: string): Side {
  if (/^\/vendor(\/|$)/.test(pattern)) return 'vendor';
  // The mailbox is a partner's own; both open in its frame.
  return /^\/(partner|mailbox|switch)(\/|$)/.test(pattern) ? 'partner' : 'public';
}
