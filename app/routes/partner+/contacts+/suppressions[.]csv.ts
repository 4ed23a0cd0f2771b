import { type CsvColumn, csvOfPages } from '#app/http/csv.server.ts';
import { partnerResource } from '#app/http/partner.server.ts';
import { exportSuppressions } from '#campaigns/contacts/export-suppressions.ts';
import { SuppressionsListInput } from '#campaigns/contacts/list-input.ts';
import type { SuppressionRow } from '#campaigns/contacts/suppression-queries.ts';

const COLUMNS: CsvColumn<SuppressionRow>[] = [
  // Of an erased contact only the fingerprint is known.
  { header: 'Email', value: (row) => row.contact?.email ?? null },
  { header: 'Vendor', value: (row) => row.vendor?.name ?? null },
  { header: 'Reason', value: (row) => row.reason },
  { header: 'Source', value: (row) => row.source },
  { header: 'Since', value: (row) => row.createdAt },
];

export const loader = partnerResource(SuppressionsListInput, async ({ caller, input: { q, reason, sort } }) =>
  csvOfPages('suppressions', COLUMNS, await exportSuppressions(caller, { email: q, reason, sort })),
);
