import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { ContactId, VendorId } from '#campaigns/kernel/ids.ts';
import type { Page, Paged } from '#campaigns/kernel/pagination.ts';
import { addressHmac, canonicalAddress } from './address.ts';
import {
  SuppressionReason as Reason,
  type SuppressionReason,
  type SuppressionSort,
  type SuppressionsFilter,
} from './schema.ts';
import { selectSuppressions } from './suppressions.sql.ts';

export type SuppressionRow = {
  /** names the entry in addresses and cursors; says nothing about the person */
  key: string;
  /** null once the contact is erased, or never was one: only the fingerprint is known */
  contact: { id: ContactId; email: string } | null;
  /** null = all mail */
  vendor: { id: VendorId; name: string } | null;
  reason: SuppressionReason;
  source: string;
  createdAt: Date;
};

/**
 * Suppressed addresses, newest first unless sorted otherwise. A search takes a whole address, because the list is kept by fingerprint.
 *
 * @returns nothing when the search is not an address
 */
export async function listSuppressions(
  ctx: PartnerCtx,
  filter: SuppressionsFilter & { sort?: SuppressionSort | undefined },
  page: Page,
): Promise<Paged<SuppressionRow>> {
  const address = filter.email ? canonicalAddress(filter.email) : null;
  if (address?.kind === 'refused') return { items: [], nextCursor: null };
  const rows = await selectSuppressions(ctx.db, {
    partnerId: ctx.scope.partnerId,
    addressHmac: address ? addressHmac(ctx.install.keys, address.canonical) : null,
    reason: filter.reason ?? null,
    sort: filter.sort ?? '-since',
    cursor: page.cursor ?? null,
    limit: page.limit + 1,
  });
  const items = rows.slice(0, page.limit).map((row) => ({
    key: row.key,
    contact: row.contactId && row.email ? { id: row.contactId as ContactId, email: row.email } : null,
    vendor: row.vendorId === '' ? null : { id: row.vendorId as VendorId, name: row.vendorName ?? row.vendorId },
    reason: Reason.parse(row.reason),
    source: row.source,
    createdAt: row.createdAt,
  }));
  return { items, nextCursor: rows.length > page.limit ? (rows.at(page.limit - 1)?.place ?? null) : null };
}
