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
const NOBODYS_PARTNER = 'prt_00000000000000000000000000';
const QUESTIONS = { heading: 'A', button: 'B', thanks: 'C', 'ask.firstName': 'required' };
const SOURCE = { mjml: '<mjml><mj-body></mj-body></mjml>', subject: 'Hello' };

export const KNOWN: Record<string, Known> = {
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
  '/vendor/campaigns/:campaignId': { forms: { basics: { name: 'A' } } },
  '/vendor/templates/:templateId': { form: { ...SOURCE, basedOn: '1' } },
  '/vendor/templates/:templateId/details': { form: { name: 'A' } },
  '/vendor/templates/:templateId/preview': { form: SOURCE },

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
  '/u/:token',
  '/u/:token/choice',
  '/p/:token',
  '/offer/:token',
];

/** Open to everybody: pictures in mails, by the hash of their content, and those of the template library. */
export const PUBLIC = ['/a/:file', '/library/:slug/:file'];

/** What catches every other address. */
export const CATCH_ALL = ['/*', '/vendor/*', '/partner/*', '/api/v1/*'];
