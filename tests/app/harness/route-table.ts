import { usualRules } from '#campaigns/mdf/policy.ts';
import type { FullHouse } from './full-house.ts';

type Fields = Record<string, string | string[]>;

/**
 * What the tests of all routes need to know of a single one, by its address. Most need nothing: their parameters are ids
 * that the full house has, and their act needs no field. An act that does has a form here, as our own page would post it.
 */
type Known = {
  /** Other values than the house's ids. */
  values?: (house: FullHouse) => Record<string, string>;
  /** One form; with several on a page, by the name of its intent. */
  form?: Fields;
  forms?: Record<string, Fields>;
  /** JSON body of the API, by operation. */
  bodies?: Record<string, object>;
  /** What its own owner gets, where that is no page. */
  ownStatus?: number;
};

const sent = (house: FullHouse) => ({ launchId: house.sentLaunchId });
const vendorLead = (house: FullHouse) => ({ leadId: house.vendorLeadId });
const POST = { topicId: `sto_${'0'.repeat(26)}`, title: 'A', networks: ['x'], all: 'B' };
const NOBODYS_PARTNER = 'prt_00000000000000000000000000';
const QUESTIONS = { heading: 'A', button: 'B', thanks: 'C', 'ask.firstName': 'required' };
const FORM_CONTENT = {
  ...{ heading: 'A', button: 'B', thanks: 'C' },
  fields: [{ name: 'email', label: 'E-mail', kind: 'email', meaning: 'email', required: true }],
};
const SOURCE = { mjml: '<mjml><mj-body></mj-body></mjml>', subject: 'Hello' };

const DAYS = { startsOn: '2030-04-01', endsOn: '2030-04-01' };
const REQUEST = { ...DAYS, activity: 'webinar', title: 'A webinar', cost: '100' };
const CLAIM = {
  ...{ ...DAYS, title: 'A claim', invoiceNumber: '1', invoicedOn: '2030-04-02' },
  ...{ 'lines[0].description': 'A line', 'lines[0].category': 'media', 'lines[0].amount': '10' },
};
const RULES = { rateBps: '5000', leadWorkingDays: '1', claimDays: '1', payDays: '1', activities: ['email'] };

export const KNOWN: Record<string, Known> = {
  '/partner/funds/requests/:requestId': { forms: { save: REQUEST, submit: REQUEST, answer: { answer: 'Yes' } } },
  '/partner/funds/claims/:claimId': { forms: { save: CLAIM, submit: CLAIM, answer: { answer: 'Yes' } } },
  '/vendor/funds/:fundId': {
    forms: { give: { amount: '1', partnerId: `prt_${'0'.repeat(26)}` }, budget: { amount: '1' } },
  },
  '/vendor/funds/:fundId/policy': { form: { ...RULES, basedOn: '1' } },
  '/vendor/funds/requests/:requestId': { form: { decision: 'decline', note: 'No' } },
  '/vendor/funds/claims/:claimId': { form: { decision: 'decline', note: 'No' } },
  '/partner/contacts/:contactId': { forms: { save: { email: 'a@example.test' } } },
  '/partner/contacts/audiences/:audienceId': { forms: { save: { name: 'Everybody' } } },
  '/partner/contacts/imports/:importId': {
    form: { legalBasis: 'consent', consentSource: 'form', headers: ['email'], fields: ['email'] },
  },
  '/partner/launches/:launchId/deliveries': { values: sent },
  '/partner/launches/:launchId/autosave': { form: { revision: '1' } },
  '/partner/launches/:launchId/draft': { form: { revision: '1' } },
  '/partner/launches/:launchId/events': { ownStatus: 409 },
  '/partner/launches/:launchId/review': { form: { revision: '1', confirmedCount: '1', 'plan.when': 'now' } },
  '/partner/launches/:launchId/test': { form: { addresses: 'a@example.test' } },
  '/partner/launches/:launchId/unknown': { form: { decision: 'retry' } },
  '/partner/results/:launchId': { values: sent },
  '/partner/results/:launchId/people': { values: sent },
  '/partner/results/:launchId/people.csv': { values: sent },
  '/partner/launches/:launchId/page': { forms: { open: { formId: 'frm_00000000000000000000000000' } } },
  '/partner/leads/:leadId': { forms: { answer: { answer: 'accept' }, note: { text: 'A' } } },
  '/partner/leads/:leadId/deal': { form: { name: 'A', company: 'B', value: '1', currency: 'EUR' } },
  '/partner/deals/:dealId': { forms: { stage: { stage: 'proposal' }, close: { result: 'lost', reason: 'A' } } },
  '/vendor/deals/:dealId': { form: { decision: 'approve' } },
  '/vendor/leads/:leadId': { values: vendorLead, form: { partnerId: NOBODYS_PARTNER } },
  '/vendor/leads/forms/:formId': { forms: { save: QUESTIONS } },
  '/vendor/content/:itemId': { forms: { save: { title: 'A' } } },
  '/partner/website/:widgetId': { forms: { save: { name: 'A' } } },
  '/vendor/social/:postId': {
    forms: {
      save: POST,
      publish: POST,
      image: { alt: 'A' },
    },
  },
  '/vendor/campaigns/:campaignId': { forms: { basics: { name: 'A' } } },
  '/vendor/journeys/:journeyId': {
    forms: { edit: { revision: '2', 'edit.kind': 'remove', 'edit.stepId': 'end' }, visibility: { revision: '2' } },
  },
  '/partner/journeys/runs/:activationId': {
    forms: {
      take_up: { versionId: 'jrv_00000000000000000000000000' },
      adjust: { 'adjustments.shiftHours.pause': '1' },
    },
  },
  '/vendor/templates/:templateId': { form: { ...SOURCE, basedOn: '1' } },
  '/vendor/templates/:templateId/details': { form: { name: 'A' } },
  '/vendor/templates/:templateId/preview': { form: SOURCE },

  '/api/v1/funds/:fundId/allocations': {
    bodies: { allocateFunds: { amount: '1', partnerId: `prt_${'0'.repeat(26)}` } },
  },
  '/api/v1/funds/:fundId/policy': { bodies: { publishPolicy: { basedOn: 1, rules: usualRules() } } },
  '/api/v1/forms/:formId/versions': { bodies: { saveFormVersion: { content: FORM_CONTENT } } },
  '/api/v1/items/:itemId': { bodies: { updateItem: { title: 'A' } } },
  '/api/v1/widgets/:widgetId': { bodies: { updateWidget: { name: 'A' } } },
  '/api/v1/launches/:launchId/page': { bodies: { openLandingPage: { formId: 'frm_00000000000000000000000000' } } },
  '/api/v1/journeys/:journeyId': { bodies: { saveJourney: { revision: 2 } } },
  '/api/v1/journey-runs/:activationId': { bodies: { adjustActivation: { adjustments: {} } } },
  '/api/v1/journey-runs/:activationId/version': { bodies: { takeUpVersion: { versionId: `jrv_${'0'.repeat(26)}` } } },
  '/api/v1/leads/:leadId/answer': { bodies: { answerLead: { answer: 'accept' } } },
  '/api/v1/leads/:leadId/notes': { bodies: { addLeadNote: { text: 'A' } } },
  '/api/v1/leads/:leadId/assignments': { values: vendorLead, bodies: { allocateLead: { partnerId: NOBODYS_PARTNER } } },
  '/api/v1/deals/:dealId/decision': { bodies: { decideDeal: { decision: 'approve' } } },
  '/api/v1/deals/:dealId/stage': { bodies: { changeDealStage: { stage: 'proposal' } } },
  '/api/v1/deals/:dealId/end': { bodies: { closeDeal: { result: 'lost', reason: 'A' } } },
  '/api/v1/fund-requests/:requestId': { bodies: { saveFundRequest: REQUEST } },
  '/api/v1/fund-requests/:requestId/answer': { bodies: { answerFundRequest: { answer: 'Yes' } } },
  '/api/v1/fund-requests/:requestId/decision': { bodies: { decideRequest: { decision: 'decline', note: 'No' } } },
  '/api/v1/claims/:claimId': {
    bodies: {
      saveClaim: { ...CLAIM, lines: [{ description: 'A line', category: 'media', amount: '10' }] },
    },
  },
  '/api/v1/claims/:claimId/answer': { bodies: { answerClaim: { answer: 'Yes' } } },
  '/api/v1/claims/:claimId/decision': { bodies: { decideClaim: { decision: 'decline', note: 'No' } } },
  '/api/v1/claims/:claimId/payments': {
    bodies: { recordPayment: { amount: '1', paidOn: '2030-01-01', reference: 'x' } },
  },
  '/api/v1/claims/:claimId/clawback': { bodies: { openClawback: { note: 'No' } } },
  '/api/v1/claims/:claimId/clawback-end': { bodies: { closeClawback: { outcome: 'waived', note: 'No' } } },
  '/api/v1/contacts/:contactId/consents': {
    bodies: { recordConsent: { kind: 'marketing', granted: false, source: 'mail' } },
  },
  '/api/v1/imports/:importId/mapping': {
    bodies: { mapImport: { legalBasis: 'consent', consentSource: 'form', columns: { email: 'email' } } },
  },
  '/api/v1/launches/:launchId': { bodies: { saveLaunch: { revision: 1 } } },
  '/api/v1/launches/:launchId/schedule': { bodies: { scheduleLaunch: { revision: 1, confirmedCount: 1 } } },
  '/api/v1/launches/:launchId/test': { bodies: { sendLaunchTest: { addresses: ['a@example.test'] } } },
  '/api/v1/launches/:launchId/unknown': { bodies: { resolveUnknown: { decision: 'retry' } } },
  '/api/v1/social-streams/:streamId/topics': { bodies: { createTopic: { name: 'A' } } },
  '/api/v1/social-posts/:postId': {
    bodies: {
      savePost: { topicId: `sto_${'0'.repeat(26)}`, title: 'A', content: { networks: ['x'], texts: { all: 'B' } } },
    },
  },
  '/api/v1/partner-posts/:partnerPostId': { bodies: { saveZones: { zones: {} } } },
  '/api/v1/partner-posts/:partnerPostId/decision': { bodies: { decidePartnerPost: { answer: 'approve' } } },
  '/api/v1/publications/:publicationId/doubt': { bodies: { resolveDoubt: { answer: 'look' } } },
  '/api/v1/templates/:templateId/preview': { bodies: { previewTemplate: SOURCE } },
  '/api/v1/templates/:templateId/versions': { bodies: { saveTemplateVersion: { ...SOURCE, basedOn: 1 } } },
};

/** The token is the key: whoever has it may, and its makers' tests show that no other token is one. */
export const SIGNED = [
  '/invitation/:token',
  '/reset/:token',
  '/set-up/:token',
  '/preview/:token',
  '/mail-body/:token',
  '/m/:token',
  '/u/:token',
  '/u/:token/choice',
  '/p/:token',
  '/offer/:token',
  '/posts/:token',
];

/** Open to everybody: pictures in mails, by the hash of their content, and those of the template library. */
export const PUBLIC = ['/a/:file', '/library/:slug/:file'];

/** What catches every other address. */
export const CATCH_ALL = ['/*', '/vendor/*', '/partner/*', '/api/v1/*'];
