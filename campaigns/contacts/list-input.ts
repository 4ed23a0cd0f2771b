import { z } from 'zod';
import { AudienceId, ContactId, ImportId } from '#campaigns/kernel/ids.ts';
import { PageInput } from '#campaigns/kernel/pagination.ts';
import {
  AUDIENCE_SORTS,
  AudienceFilter,
  CONTACT_SORTS,
  ConsentState,
  type ContactSort,
  ContactsFilter,
  IMPORT_LIMITS,
  IMPORT_SORTS,
  ImportField,
  ImportTerms,
  SUPPRESSION_SORTS,
  SuppressionReason,
  TagList,
  UpdateContact,
} from './schema.ts';

/** The list's address: filters, `sort=name` or `sort=-name`, the page's number. */
export const ContactsListInput = ContactsFilter.extend({
  sort: z
    .string()
    .regex(/^-?[A-Za-z]+$/)
    .default('name'),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type ContactsListInput = z.infer<typeof ContactsListInput>;

/** What the list asks for; an unknown sort is the usual one. */
export function toContactsQuestion({ sort, page: _, ...filter }: ContactsListInput): {
  filter: ContactsFilter;
  sort: ContactSort;
  descending: boolean;
} {
  const name = sort.replace(/^-/, '');
  const known = CONTACT_SORTS.find((candidate) => candidate === name);
  return { filter, sort: known ?? 'name', descending: known !== undefined && sort.startsWith('-') };
}

const List = <Item extends z.ZodType>(item: Item, max: number) =>
  z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item).max(max));

/**
 * Those ticked in the list, or all that the list matches (`all` is the number that was shown, `query` the list's
 * address), and a tag to add.
 */
export const ContactsBulkForm = z
  .object({
    contactIds: List(ContactId, 1_000),
    all: z.coerce.number().int().min(1).optional(),
    query: z.string().max(2_000).default(''),
    add: TagList.default([]),
  })
  .refine(({ contactIds, all }) => all !== undefined || contactIds.length > 0, {
    path: ['contactIds'],
    message: 'nobody is selected',
  })
  .transform(({ contactIds, all, query, add }) => ({
    query,
    add,
    selection: all === undefined ? { contactIds } : { filter: filterOf(query), count: all },
  }));

function filterOf(query: string): ContactsFilter {
  return toContactsQuestion(ContactsListInput.parse(Object.fromEntries(new URLSearchParams(query)))).filter;
}

const filterParts = {
  tagsAny: List(z.string(), 50),
  tagsAll: List(z.string(), 50),
  countries: List(z.string(), 250),
  languages: List(z.string(), 50),
  consent: List(ConsentState, 3),
  importIds: List(ImportId, 50),
  notMailedSinceDays: z.coerce.number().int().min(1, 'is at least 1').max(3650, 'is at most 3650').optional(),
};

/** Nothing ticked is no condition. */
function toFilter(parts: Record<string, unknown>): AudienceFilter {
  const given = Object.entries(parts).filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined,
  );
  return AudienceFilter.parse(Object.fromEntries(given));
}

const audienceName = z.string().trim().min(1, 'is missing').max(100, 'is longer than 100 characters');

/** A filter as an address carries it, for the live count. */
export const AudienceFilterQuery = z.object(filterParts).transform(toFilter);

/** An audience as its form sends it. */
export const AudienceForm = z
  .object({ name: audienceName, ...filterParts })
  .transform(({ name, ...parts }) => ({ name, filter: toFilter(parts) }));

export const ChangeAudienceForm = z
  .object({ audienceId: AudienceId, name: audienceName, ...filterParts })
  .transform(({ audienceId, name, ...parts }) => ({ audienceId, name, filter: toFilter(parts) }));

/** The mapping page: `columns[0]` … in the order of the file, with the terms. */
export const MapImportForm = ImportTerms.extend({
  importId: ImportId,
  headers: List(z.string(), IMPORT_LIMITS.columns),
  fields: List(ImportField.or(z.literal('out')), IMPORT_LIMITS.columns),
}).transform(({ headers, fields, ...rest }) => ({
  ...rest,
  columns: Object.fromEntries(
    headers.map((header, at) => {
      const field = fields[at];
      return [header, field === undefined || field === 'out' ? ('' as const) : field];
    }),
  ),
}));

export const ContactIdInput = z.object({ contactId: ContactId });

export const AudiencesListInput = PageInput.extend({
  q: z.string().max(200).optional(),
  archived: z.stringbool().optional(),
  /** default: by name */
  sort: z.enum(AUDIENCE_SORTS).optional(),
});

export const ImportsListInput = PageInput.extend({
  /** default: newest first */
  sort: z.enum(IMPORT_SORTS).optional(),
});

/** The suppressions' address: a whole address to look up, a reason, the order, the page. */
export const SuppressionsListInput = PageInput.extend({
  q: z.string().max(1_000).optional(),
  reason: SuppressionReason.optional(),
  /** default: newest first */
  sort: z.enum(SUPPRESSION_SORTS).optional(),
});

const EMPTY = {
  firstName: '',
  lastName: '',
  company: '',
  jobTitle: '',
  phone: '',
  country: '',
  language: '',
  tags: [],
};

/** The contact's page shows every field, so a field that was emptied, and is not sent, is cleared. */
export const ChangeContactForm = UpdateContact.transform((input) => ({
  ...EMPTY,
  ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)),
  contactId: input.contactId,
}));
