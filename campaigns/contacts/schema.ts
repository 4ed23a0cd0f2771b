import { z } from 'zod';
import { AudienceId, ContactId, ImportId, VendorId } from '#campaigns/kernel/ids.ts';

// Refused and not stripped: a line end in a name is how a header is injected, a bidi control how one is disguised.
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;
const BIDI = /[\u202A-\u202E\u2066-\u2069]/u;

/** What is wrong with a text that will stand in a mail's header or greeting; null = nothing. */
export function textProblem(text: string): 'control_character' | 'bidi_character' | null {
  if (CONTROL.test(text)) return 'control_character';
  return BIDI.test(text) ? 'bidi_character' : null;
}

export const MAX_TEXT_CHARS = 200;

/** A name, a company, a source: one line of people's words. */
export const PersonText = z
  .string()
  .trim()
  .max(MAX_TEXT_CHARS, `is longer than ${MAX_TEXT_CHARS} characters`)
  .refine(
    (text) => textProblem(text) === null,
    'has a character that names cannot have (line end, control, direction)',
  );

/** A contact's tag: a short word of the partner's own. */
export const Tag = z
  .string()
  .trim()
  .min(1, 'is empty')
  .max(50, 'is longer than 50 characters')
  .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp},;]+$/u, 'has a character that tags cannot have (comma, semicolon, control)')
  .refine((text) => textProblem(text) === null, 'has a character that tags cannot have');

export const MAX_TAGS = 50;
const splitTags = (value: unknown) =>
  typeof value === 'string'
    ? value
        .split(/[,;]/)
        .map((tag) => tag.trim())
        .filter((tag) => tag !== '')
    : (value ?? []);
/** Tags as a list, or as a person types them: "webinar, customer". */
export const TagList = z
  .preprocess(splitTags, z.array(Tag).max(MAX_TAGS, `are more than ${MAX_TAGS}`))
  .transform((tags) => [...new Set(tags)]);

/** ISO 3166-1 alpha-2. */
export const CountryCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, 'is not a two-letter country code like DE');

/** BCP 47, as far as mail needs it: "de", "de-AT". */
export const LanguageCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language code like de or de-AT');

export const ConsentState = z.enum(['none', 'granted', 'withdrawn']);
export type ConsentState = z.infer<typeof ConsentState>;

/** On what ground somebody may be mailed. */
export const LegalBasis = z.enum(['consent', 'legitimate_interest', 'contract']);
export type LegalBasis = z.infer<typeof LegalBasis>;

/** Why an address gets no more mail. */
export const SuppressionReason = z.enum(['unsubscribed', 'bounced', 'complained', 'manual', 'erased']);
export type SuppressionReason = z.infer<typeof SuppressionReason>;

/** The address as typed; what is wrong with it is said by the use case (address.ts). */
export const EmailText = z.string().max(1_000, 'is far too long for an address');

/** Whom an audience holds. Every part that is given must hold; an empty filter is everybody. */
export const AudienceFilter = z
  .object({
    /** has at least one of these */
    tagsAny: z.array(Tag).max(50),
    /** has every one of these */
    tagsAll: z.array(Tag).max(50),
    countries: z.array(CountryCode).max(250),
    /** "de" also finds "de-AT" */
    languages: z.array(LanguageCode).max(50),
    consent: z.array(ConsentState).max(3),
    /** created or changed last by one of these imports */
    importIds: z.array(ImportId).max(50),
    /** no mailing in this many days, or never */
    notMailedSinceDays: z.coerce.number().int().min(1).max(3650),
  })
  .partial()
  .strict();
export type AudienceFilter = z.infer<typeof AudienceFilter>;

// ---- contacts
const contactFields = {
  firstName: PersonText,
  lastName: PersonText,
  company: PersonText,
  jobTitle: PersonText,
  phone: PersonText.max(50, 'is longer than 50 characters'),
  country: CountryCode.or(z.literal('')),
  language: LanguageCode.or(z.literal('')),
  tags: TagList,
};
export const CONTACT_TEXT_FIELDS = [
  'firstName',
  'lastName',
  'company',
  'jobTitle',
  'phone',
  'country',
  'language',
] as const;
export type ContactTextField = (typeof CONTACT_TEXT_FIELDS)[number];

const optionalFields = z.object(contactFields).partial().shape;

export const CreateContact = z.object({
  email: EmailText,
  ...optionalFields,
  legalBasis: LegalBasis,
  consentSource: PersonText.min(1, 'is missing: where does the permission come from?'),
  trackingConsent: z.boolean().default(false),
});
export type CreateContact = z.infer<typeof CreateContact>;

/** What is given replaces what was; an empty text clears it. */
export const UpdateContact = z.object({ contactId: ContactId, email: EmailText.optional(), ...optionalFields });
export type UpdateContact = z.infer<typeof UpdateContact>;

export const RecordConsent = z
  .object({
    contactId: ContactId,
    kind: z.enum(['marketing', 'tracking']),
    granted: z.boolean(),
    /** needed when permission to mail is given */
    legalBasis: LegalBasis.optional(),
    source: PersonText.min(1, 'is missing: how do you know?'),
    /** the words the person agreed to */
    text: z.string().trim().max(2_000, 'is longer than 2,000 characters').default(''),
    /** last day it holds; implied consent runs out (CASL: 24 months after a purchase, 6 after an inquiry) */
    expiresOn: z.iso.date().optional(),
  })
  .refine((input) => input.kind === 'tracking' || !input.granted || input.legalBasis !== undefined, {
    path: ['legalBasis'],
    message: 'is missing: on what ground may this person be mailed?',
  });
export type RecordConsent = z.infer<typeof RecordConsent>;

export const EraseContact = z.object({
  contactId: ContactId,
  /** keeps the fingerprint of the address, so that no later import brings this person back */
  keepSuppressed: z.boolean().default(true),
});
export type EraseContact = z.infer<typeof EraseContact>;

/** Which contacts a list shows. */
export const ContactsFilter = z.object({
  q: z.string().trim().max(200).optional(),
  tag: z.string().max(50).optional(),
  country: z.string().max(2).optional(),
  reach: z.enum(['reachable', 'suppressed', 'no_consent', 'unsendable', 'cap']).optional(),
  importId: ImportId.optional(),
  audienceId: AudienceId.optional(),
});
export type ContactsFilter = z.infer<typeof ContactsFilter>;

export const CONTACT_SORTS = ['name', 'email', 'company', 'country', 'lastMailedAt', 'createdAt'] as const;
export type ContactSort = (typeof CONTACT_SORTS)[number];

/** A leading minus turns the order round. */
export const AUDIENCE_SORTS = ['name', '-name', 'changed', '-changed'] as const;
export type AudienceSort = (typeof AUDIENCE_SORTS)[number];
export const IMPORT_SORTS = [
  'file',
  '-file',
  'status',
  '-status',
  'rows',
  '-rows',
  'by',
  '-by',
  'when',
  '-when',
] as const;
export type ImportSort = (typeof IMPORT_SORTS)[number];
/** Not by address: the list knows fingerprints, and an address has no place in a link. */
export const SUPPRESSION_SORTS = ['scope', '-scope', 'reason', '-reason', 'since', '-since'] as const;
export type SuppressionSort = (typeof SUPPRESSION_SORTS)[number];

/** Who is meant by an act on many: those ticked, or everybody whom the list shows, with the number that was shown. */
export const Selection = z.union([
  z.object({ contactIds: z.array(ContactId).min(1, 'nobody is selected').max(1_000) }),
  z.object({ filter: ContactsFilter, count: z.coerce.number().int().min(1) }),
]);
export type Selection = z.infer<typeof Selection>;

export const TagContacts = z
  .object({ selection: Selection, add: TagList.default([]), remove: TagList.default([]) })
  .refine((input) => input.add.length + input.remove.length > 0, { path: ['add'], message: 'names no tag' });
export type TagContacts = z.infer<typeof TagContacts>;

export const SuppressContacts = z.object({ selection: Selection });
export type SuppressContacts = z.infer<typeof SuppressContacts>;

export const SuppressContact = z.object({
  email: EmailText,
  /** only mail about this vendor; without it, all mail */
  vendorId: VendorId.optional(),
  source: PersonText.default(''),
});
export type SuppressContact = z.infer<typeof SuppressContact>;

// ---- imports
export const IMPORT_LIMITS = {
  bytes: 200 * 1024 * 1024,
  rows: 1_000_000,
  columns: 200,
  cellBytes: 32 * 1024,
} as const;

export const IMPORT_FIELDS = ['email', ...CONTACT_TEXT_FIELDS, 'fullName', 'tags'] as const;
export const ImportField = z.enum(IMPORT_FIELDS);
export type ImportField = z.infer<typeof ImportField>;

/** Column of the file → field of a contact; "" = leave out. */
export const ColumnMapping = z.record(z.string().max(500), ImportField.or(z.literal('')));
export type ColumnMapping = z.infer<typeof ColumnMapping>;

export const ImportTerms = z.object({
  legalBasis: LegalBasis,
  consentSource: PersonText.min(1, 'is missing: where do these people come from?'),
  trackingConsent: z.boolean().default(false),
  tags: TagList.default([]),
});
export type ImportTerms = z.infer<typeof ImportTerms>;

export const MapImport = ImportTerms.extend({ importId: ImportId, columns: ColumnMapping });
export type MapImport = z.infer<typeof MapImport>;

export const ImportIdInput = z.object({ importId: ImportId });
export type ImportIdInput = z.infer<typeof ImportIdInput>;

// ---- audiences
const audienceName = z.string().trim().min(1, 'is missing').max(100, 'is longer than 100 characters');

export const CreateAudience = z.object({ name: audienceName, filter: AudienceFilter });
export type CreateAudience = z.infer<typeof CreateAudience>;

export const UpdateAudience = z.object({
  audienceId: AudienceId,
  name: audienceName.optional(),
  filter: AudienceFilter.optional(),
});
export type UpdateAudience = z.infer<typeof UpdateAudience>;

export const ArchiveAudience = z.object({ audienceId: AudienceId, restore: z.boolean().default(false) });
export type ArchiveAudience = z.infer<typeof ArchiveAudience>;

export const CountAudience = z.object({ filter: AudienceFilter, vendorId: VendorId.or(z.literal('')).default('') });
export type CountAudience = z.infer<typeof CountAudience>;

export const LiftSuppression = SuppressContact.pick({ email: true, vendorId: true });
export type LiftSuppression = z.infer<typeof LiftSuppression>;

export const SuppressionsFilter = z.object({
  /** an address, whole: the list knows fingerprints, not texts */
  email: EmailText.optional(),
  reason: SuppressionReason.optional(),
});
export type SuppressionsFilter = z.infer<typeof SuppressionsFilter>;
