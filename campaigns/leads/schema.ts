import { z } from 'zod';
import {
  AssignmentId,
  CampaignId,
  DealId,
  FormId,
  FormVersionId,
  LaunchId,
  LeadId,
  PartnerId,
  SubmissionId,
  VendorId,
} from '#campaigns/kernel/ids.ts';
import { AmountText, CurrencyCode } from '#campaigns/kernel/money.ts';
import { LocalDate } from '#campaigns/kernel/time.ts';

const line = (max: number) => z.string().trim().max(max, `is longer than ${max} characters`);
const named = (max: number) => line(max).min(1, 'is missing');

// ---- forms
/** What an answer says about the person; "message" and "" are kept with the post alone. */
export const FIELD_MEANINGS = [
  'email',
  'firstName',
  'lastName',
  'company',
  'jobTitle',
  'phone',
  'country',
  'product',
  'message',
  '',
] as const;
export const FieldMeaning = z.enum(FIELD_MEANINGS);
export type FieldMeaning = z.infer<typeof FieldMeaning>;

export const FIELD_KINDS = ['text', 'email', 'tel', 'textarea', 'select', 'country'] as const;

export const FormField = z.object({
  /** unique within the form; what is posted */
  name: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/, 'is a short name in letters'),
  label: named(80),
  kind: z.enum(FIELD_KINDS),
  meaning: FieldMeaning,
  required: z.boolean().default(false),
  /** of a select */
  options: z.array(named(80)).max(50).default([]),
});
export type FormField = z.infer<typeof FormField>;

export const FormContent = z
  .object({
    heading: named(120),
    text: line(1_000).default(''),
    button: named(40),
    /** what is shown after the post */
    thanks: named(500),
    fields: z.array(FormField).min(1, 'needs a field').max(20, 'has more than 20 fields'),
  })
  .superRefine(({ fields }, check) => {
    const email = fields.filter((field) => field.meaning === 'email');
    if (email.length !== 1 || !email[0]?.required)
      check.addIssue({ code: 'custom', path: ['fields'], message: 'need one required field for the e-mail address' });
    const names = new Set(fields.map((field) => field.name));
    if (names.size !== fields.length)
      check.addIssue({ code: 'custom', path: ['fields'], message: 'have a name twice' });
    for (const field of fields)
      if (field.kind === 'select' && field.options.length === 0)
        check.addIssue({ code: 'custom', path: ['fields'], message: `${field.label} needs its choices` });
  });
export type FormContent = z.infer<typeof FormContent>;

export const ConsentText = line(1_000);

export const CreateForm = z.object({ name: named(100), content: FormContent, consentText: ConsentText.default('') });
export type CreateForm = z.infer<typeof CreateForm>;

export const SaveFormVersion = z.object({ formId: FormId, content: FormContent, consentText: ConsentText.default('') });
export type SaveFormVersion = z.infer<typeof SaveFormVersion>;

/** What the form's editor sends: the usual questions, each asked or not. */
const Ask = z.enum(['no', 'optional', 'required']).default('no');
export const ASKED = ['firstName', 'lastName', 'company', 'jobTitle', 'phone', 'country', 'message'] as const;
export const FormEditor = z.object({
  name: named(100),
  heading: named(120),
  text: line(1_000).default(''),
  button: named(40),
  thanks: named(500),
  consentText: ConsentText.default(''),
  ask: z.object(Object.fromEntries(ASKED.map((key) => [key, Ask])) as Record<(typeof ASKED)[number], typeof Ask>),
  products: line(2_000).default(''),
});
export type FormEditor = z.infer<typeof FormEditor>;
export const SaveFormEditor = FormEditor.omit({ name: true }).extend({ formId: FormId });

export const FormIdInput = z.object({ formId: FormId });
export type FormIdInput = z.infer<typeof FormIdInput>;

export const OpenLandingPage = z.object({ launchId: LaunchId, formId: FormId });
export type OpenLandingPage = z.infer<typeof OpenLandingPage>;

/** The post of a public page: what a plain form sends. */
export const PublicPost = z.object({
  token: z.string().max(200),
  values: z.record(z.string().max(100), z.string().max(20_000)).default({}),
  consent: z
    .string()
    .optional()
    .transform((value) => value === 'on'),
  ticket: z.string().max(400).default(''),
  /** named like something a program would fill in */
  homepage: z.string().max(2_000).default(''),
});
export type PublicPost = z.infer<typeof PublicPost>;

export const PublicPageInput = z.object({
  token: z.string().max(200),
  sent: z.literal('1').optional().catch(undefined),
});
export type PublicPageInput = z.infer<typeof PublicPageInput>;

/** One post of a form, from whichever way it came. */
export const SubmitForm = z.object({
  vendorId: VendorId,
  formVersionId: FormVersionId,
  /** by the fields' names; what the form does not know is dropped */
  values: z.record(z.string().max(100), z.string()),
  /** the box beside the consent text was ticked */
  consent: z.boolean().default(false),
  /** from makeFormTicket, as the page carried it; "" = it carried none */
  ticket: z.string().max(400).default(''),
  /** what stands in the field that no person sees */
  trap: z.string().max(2_000).default(''),
  source: z.enum(['page', 'widget', 'form']),
  /** network address of the visitor; kept as a keyed hash only */
  address: z.string().max(200),
  /** origin of the page it was posted from, "https://partner.example"; "" = ours */
  origin: z.string().max(300).default(''),
  launchId: LaunchId.optional(),
  campaignId: CampaignId.optional(),
  widgetId: z.string().max(60).optional(),
});
export type SubmitForm = z.input<typeof SubmitForm>;

export const SubmissionIdInput = z.object({ submissionId: SubmissionId });
export type SubmissionIdInput = z.infer<typeof SubmissionIdInput>;

// ---- leads
export const LEAD_STATUSES = [
  'nurturing',
  'qualified',
  'offered',
  'accepted',
  'unassigned',
  'registered',
  'won',
  'lost',
] as const;
export const LeadStatus = z.enum(LEAD_STATUSES);
export type LeadStatus = z.infer<typeof LeadStatus>;

export const LeadIdInput = z.object({ leadId: LeadId });
export type LeadIdInput = z.infer<typeof LeadIdInput>;

export const LeadListInput = z.object({
  status: LeadStatus.optional(),
  q: z.string().trim().max(200).optional(),
  vendorId: VendorId.optional(),
  partnerId: PartnerId.optional(),
  cursor: z.string().max(200).optional(),
});
export type LeadListInput = z.infer<typeof LeadListInput>;

export const AnswerOffer = z.object({
  assignmentId: AssignmentId,
  answer: z.enum(['accept', 'decline']),
  reason: line(300).default(''),
});
export type AnswerOffer = z.infer<typeof AnswerOffer>;

export const Nothing = z.object({});

/** The answer on the lead's own page. */
export const AnswerLead = z.object({
  leadId: LeadId,
  answer: z.enum(['accept', 'decline']),
  reason: line(300).default(''),
});
export type AnswerLead = z.infer<typeof AnswerLead>;

/** The answer by the link of the mail. */
export const OfferAnswer = z.object({
  token: z.string().max(600),
  answer: z.enum(['accept', 'decline']),
  reason: line(300).default(''),
});
export type OfferAnswer = z.infer<typeof OfferAnswer>;

export const OfferPageInput = z.object({ token: z.string().max(600) });

export const AssignLead = z.object({ leadId: LeadId, partnerId: PartnerId });
export type AssignLead = z.infer<typeof AssignLead>;

export const HeldInput = z.object({ cursor: z.string().max(200).optional() });

export const AddLeadNote = z.object({ leadId: LeadId, text: named(2_000) });
export type AddLeadNote = z.infer<typeof AddLeadNote>;

// ---- deals
export const RegisterDeal = z.object({
  leadId: LeadId,
  name: named(150),
  company: named(200),
  value: AmountText,
  currency: CurrencyCode,
  expectedOn: z.union([z.literal('').transform(() => undefined), LocalDate]).optional(),
});
export type RegisterDeal = z.infer<typeof RegisterDeal>;

export const DealIdInput = z.object({ dealId: DealId });
export type DealIdInput = z.infer<typeof DealIdInput>;

export const DecideDeal = z.object({
  dealId: DealId,
  decision: z.enum(['approve', 'reject']),
  reason: line(500).default(''),
});
export type DecideDeal = z.infer<typeof DecideDeal>;

export const DEAL_STAGES = ['qualified', 'proposal', 'negotiation'] as const;
export const MoveDeal = z.object({ dealId: DealId, stage: z.enum(DEAL_STAGES) });
export type MoveDeal = z.infer<typeof MoveDeal>;

export const CloseDeal = z.object({
  dealId: DealId,
  result: z.enum(['won', 'lost']),
  value: z.union([z.literal('').transform(() => undefined), AmountText]).optional(),
  reason: line(300).default(''),
});
export type CloseDeal = z.infer<typeof CloseDeal>;

export const DealListInput = z.object({
  status: z.enum(['registered', 'approved', 'rejected', 'won', 'lost']).optional(),
  cursor: z.string().max(200).optional(),
});
export type DealListInput = z.infer<typeof DealListInput>;
