import { z } from 'zod';
import { AudienceId, ContactId, ImportId, VendorId } from '#campaigns/kernel/ids.ts';
import { PageInput } from '#campaigns/kernel/pagination.ts';
import {
  AudienceFilter,
  ColumnMapping,
  ConsentState,
  ContactsFilter,
  CreateAudience,
  CreateContact,
  ImportField,
  ImportTerms,
  LegalBasis,
  MAX_TAGS,
  PersonText,
  SuppressionReason,
  SuppressionsFilter,
  Tag,
  UpdateAudience,
  UpdateContact,
} from './schema.ts';

// What the JSON API takes and answers about contacts. Instants are ISO 8601 in UTC.

const Instant = z.iso.datetime();
const TagArray = z.array(Tag).max(MAX_TAGS);
const Flag = z.enum(['true', 'false']).transform((value) => value === 'true');

const contactShape = {
  id: z.string(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  company: z.string(),
  jobTitle: z.string(),
  phone: z.string(),
  country: z.string(),
  language: z.string(),
  tags: z.array(z.string()),
  consent: ConsentState,
  legalBasis: LegalBasis.or(z.literal('')),
  trackingConsent: z.boolean(),
  /** why it gets no mail at present; null = it can be mailed */
  notReachable: z.enum(['suppressed', 'vendor_opt_out', 'no_consent', 'unsendable', 'cap']).nullable(),
  lastMailedAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
};
export const ContactOut = z.object(contactShape).meta({ id: 'Contact' });
export const ContactListOut = z.object({ items: z.array(ContactOut), nextCursor: z.string().nullable() });
export const ContactListQuery = PageInput.extend(ContactsFilter.shape);

export const ContactDetailOut = z
  .object({
    ...contactShape,
    consentSource: z.string(),
    consentAt: Instant.nullable(),
    consentExpiresAt: Instant.nullable(),
    ledger: z.array(
      z.object({
        kind: z.enum(['marketing', 'tracking']),
        granted: z.boolean(),
        legalBasis: z.string(),
        source: z.string(),
        text: z.string(),
        at: Instant,
      }),
    ),
    suppressions: z.array(
      z.object({ vendorId: z.string(), reason: SuppressionReason, source: z.string(), createdAt: Instant }),
    ),
  })
  .meta({ id: 'ContactDetail' });

export const ContactIdIn = z.object({ contactId: ContactId });
export const CreateContactIn = CreateContact.extend({ tags: TagArray.optional() });
export const UpdateContactIn = UpdateContact.extend({ tags: TagArray.optional() });
export const EraseContactIn = ContactIdIn.extend({ keepSuppressed: Flag.default(true) });
export const TagContactsIn = z.object({
  contactIds: z.array(ContactId).min(1).max(1_000),
  add: TagArray.default([]),
  remove: TagArray.default([]),
});
export const ChangedOut = z.object({ changed: z.number().int() });
export const AddedOut = z.object({ added: z.boolean() });
export const Nothing = z.object({});

export const SuppressionListQuery = PageInput.extend(SuppressionsFilter.shape);
export const SuppressionListOut = z.object({
  items: z.array(
    z
      .object({
        contact: z.object({ id: z.string(), email: z.string() }).nullable(),
        vendor: z.object({ id: z.string(), name: z.string() }).nullable(),
        reason: SuppressionReason,
        source: z.string(),
        createdAt: Instant,
      })
      .meta({ id: 'Suppression' }),
  ),
  nextCursor: z.string().nullable(),
});

const Count = z.number().int();
const SummaryOut = z.object({
  new: Count,
  changed: Count,
  unchanged: Count,
  refused: Count,
  suppressed: Count,
  duplicate: Count,
  refusedBy: z.record(z.string(), Count),
  problems: z.array(z.object({ line: Count, reason: z.string() })),
});
const TermsOut = z.object({
  legalBasis: LegalBasis,
  consentSource: z.string(),
  trackingConsent: z.boolean(),
  tags: z.array(z.string()),
});
const importShape = {
  id: z.string(),
  status: z.enum(['uploaded', 'reading', 'ready', 'applying', 'done', 'failed', 'cancelled']),
  fileName: z.string(),
  createdBy: z.string(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
  rowsRead: Count,
  summary: SummaryOut.nullable(),
};
export const ImportOut = z
  .object({
    ...importShape,
    confirmedAt: Instant.nullable(),
    columns: z.array(z.object({ header: z.string(), field: ImportField.nullable() })),
    terms: TermsOut.nullable(),
    rowsExpected: Count,
    rowsApplied: Count,
    error: z.string().nullable(),
  })
  .meta({ id: 'Import' });
export const ImportListOut = z.object({ items: z.array(z.object(importShape)), nextCursor: z.string().nullable() });
export const ImportIdIn = z.object({ importId: ImportId });

/** With ground and source the dry run starts at once, with the guessed columns. */
export const ImportContactsIn = z.object({
  fileName: z.string().max(200).default('contacts.csv'),
  legalBasis: LegalBasis.optional(),
  consentSource: PersonText.optional(),
  trackingConsent: Flag.default(false),
  /** separated by commas */
  tags: z.string().max(3_000).default(''),
});
export const MapImportIn = ImportTerms.extend({
  tags: TagArray.default([]),
  importId: ImportId,
  columns: ColumnMapping,
});

const audienceShape = {
  id: z.string(),
  name: z.string(),
  filter: AudienceFilter,
  createdAt: Instant,
  updatedAt: Instant,
  archivedAt: Instant.nullable(),
};
export const AudienceListOut = z.object({
  items: z.array(z.object({ ...audienceShape, usedBy: Count }).meta({ id: 'Audience' })),
  nextCursor: z.string().nullable(),
});
export const AudienceListQuery = PageInput.extend({ q: z.string().max(200).optional(), archived: Flag.optional() });
export const AudienceOut = z
  .object({
    ...audienceShape,
    usedBy: z.array(z.object({ id: z.string(), name: z.string(), status: z.string() })),
  })
  .meta({ id: 'AudienceDetail' });
export const AudienceIdIn = z.object({ audienceId: AudienceId });
export const CreateAudienceIn = CreateAudience;
export const UpdateAudienceIn = UpdateAudience;
export const CountSavedAudienceIn = AudienceIdIn.extend({ vendorId: VendorId.optional() });
export const CountAudienceIn = z.object({ filter: AudienceFilter, vendorId: VendorId.optional() });
export const AudienceCountOut = z
  .object({
    total: Count,
    reachable: Count,
    heldBack: z.object({
      suppressed: Count.optional(),
      vendor_opt_out: Count.optional(),
      no_consent: Count.optional(),
      unsendable: Count.optional(),
      cap: Count.optional(),
    }),
  })
  .meta({ id: 'AudienceCount' });
