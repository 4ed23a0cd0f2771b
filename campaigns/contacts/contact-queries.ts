import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { AudienceId, ContactId, ImportId } from '#campaigns/kernel/ids.ts';
import { type Page, type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import {
  type ContactRow,
  countContactRows,
  type Facets,
  selectContactPage,
  selectContactsAfter,
  selectContactsByIds,
  selectFacets,
} from './contact-rows.sql.ts';
import type { ResolvedFilter } from './contacts-where.sql.ts';
import { getFrequencyCap } from './frequency-cap.ts';
import { getAudienceFilter } from './queries.ts';
import { type ContactSort, type ContactsFilter, SuppressionReason } from './schema.ts';

export type ContactsPage = { rows: ContactRow[]; total: number };

/** Looks up the audience that a filter names. @throws DomainError not_found */
export async function resolveFilter(ctx: PartnerCtx, filter: ContactsFilter): Promise<ResolvedFilter> {
  const { audienceId, ...rest } = filter;
  return audienceId ? { ...rest, audience: await getAudienceFilter(ctx, audienceId as AudienceId) } : rest;
}

/**
 * One page of the list as a screen shows it: sorted, numbered from 1, with the number of all that the filter holds.
 *
 * @throws DomainError not_found when the filter names an audience that is not this partner's
 */
export async function readContactsPage(
  ctx: PartnerCtx,
  input: {
    filter: ContactsFilter;
    sort: ContactSort;
    descending: boolean;
    page: number;
    pageSize: number;
    /** how many the whole list holds, where that has just been counted; without a filter it is not counted again */
    total?: number | undefined;
  },
): Promise<ContactsPage> {
  const { filter, ...shown } = input;
  return selectContactPage(ctx.db, { ...(await questionOf(ctx, filter)), ...shown });
}

async function questionOf(ctx: PartnerCtx, filter: ContactsFilter) {
  return {
    partnerId: ctx.scope.partnerId,
    filter: await resolveFilter(ctx, filter),
    cap: await getFrequencyCap(ctx),
    now: ctx.clock.now(),
  };
}

/** Contacts by id, page by cursor. @throws DomainError not_found when the filter names an unknown audience */
export async function listContacts(ctx: PartnerCtx, filter: ContactsFilter, page: Page): Promise<Paged<ContactRow>> {
  const rows = await selectContactsAfter(ctx.db, {
    ...(await questionOf(ctx, filter)),
    after: page.cursor ?? '',
    limit: page.limit + 1,
  });
  return toPaged(
    rows,
    page.limit,
    (row) => row.id,
    (row) => row,
  );
}

/** How many contacts a filter holds. */
export async function countContacts(ctx: PartnerCtx, filter: ContactsFilter): Promise<number> {
  return countContactRows(ctx.db, await questionOf(ctx, filter));
}

/** Tags, countries and languages that this partner's contacts have, and how many contacts these are. */
export function listFacets(ctx: PartnerCtx): Promise<Facets & { total: number }> {
  return selectFacets(ctx.db, { partnerId: ctx.scope.partnerId });
}

export type ConsentEntry = {
  id: string;
  kind: 'marketing' | 'tracking';
  granted: boolean;
  legalBasis: string;
  source: string;
  text: string;
  at: Date;
};
export type SuppressionView = { vendorId: string; reason: SuppressionReason; source: string; createdAt: Date };

export type ContactView = ContactRow & {
  consentSource: string;
  consentAt: Date | null;
  consentExpiresAt: Date | null;
  import: { id: ImportId; fileName: string; createdAt: Date } | null;
  /** newest first */
  ledger: ConsentEntry[];
  suppressions: SuppressionView[];
};

/**
 * One contact with all that is known about its permission.
 *
 * @throws DomainError not_found
 */
export async function getContact(ctx: PartnerCtx, contactId: ContactId): Promise<ContactView> {
  const { partnerId } = ctx.scope;
  const [row] = await selectContactsByIds(ctx.db, {
    partnerId,
    ids: [contactId],
    cap: await getFrequencyCap(ctx),
    now: ctx.clock.now(),
  });
  if (!row) throw notFound('contact', contactId);
  const [more, ledger] = [
    await ctx.db.contact.findUniqueOrThrow({
      where: { partnerId_id: { partnerId, id: contactId } },
      select: { addressHmac: true, importId: true, consentSource: true, consentAt: true, consentExpiresAt: true },
    }),
    await ctx.db.consent.findMany({
      where: { partnerId, contactId },
      orderBy: { at: 'desc' },
      take: 100,
      omit: { partnerId: true, contactId: true },
    }),
  ];
  const { addressHmac, importId, ...consent } = more;
  return {
    ...row,
    ...consent,
    import: importId ? await findImportName(ctx, importId) : null,
    ledger: ledger.map((entry) => ({ ...entry, kind: entry.kind === 'tracking' ? 'tracking' : 'marketing' })),
    suppressions: await listSuppressionsOf(ctx, addressHmac),
  };
}

async function listSuppressionsOf(ctx: PartnerCtx, addressHmac: string): Promise<SuppressionView[]> {
  const rows = await ctx.db.suppression.findMany({
    where: { partnerId: ctx.scope.partnerId, addressHmac },
    orderBy: { vendorId: 'asc' },
    select: { vendorId: true, reason: true, source: true, createdAt: true },
  });
  return rows.map((row) => ({ ...row, reason: SuppressionReason.parse(row.reason) }));
}

async function findImportName(ctx: PartnerCtx, id: string): Promise<ContactView['import']> {
  const row = await ctx.db.contactImport.findFirst({
    where: { partnerId: ctx.scope.partnerId, id },
    select: { fileName: true, createdAt: true },
  });
  return row ? { id: id as ImportId, ...row } : null;
}
