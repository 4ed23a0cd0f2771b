import { type CsvColumn, csvOfPages } from '#app/http/csv.server.ts';
import { partnerResource } from '#app/http/partner.server.ts';
import { type ImportRowView, listImports } from '#campaigns/contacts/import-queries.ts';
import { ImportsListInput } from '#campaigns/contacts/list-input.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';

const COLUMNS: CsvColumn<ImportRowView>[] = [
  { header: 'File', value: (row) => row.fileName },
  { header: 'Status', value: (row) => row.status },
  { header: 'Rows', value: (row) => row.rowsRead },
  { header: 'New', value: (row) => row.summary?.new ?? null },
  { header: 'Changed', value: (row) => row.summary?.changed ?? null },
  { header: 'Refused', value: (row) => row.summary?.refused ?? null },
  { header: 'By', value: (row) => row.createdBy },
  { header: 'Begun at', value: (row) => row.createdAt },
  { header: 'Finished at', value: (row) => row.finishedAt },
];

export const loader = partnerResource(ImportsListInput, ({ caller, input: { sort } }) => {
  authorize(caller.actor, 'contact:read');
  return csvOfPages('imports', COLUMNS, (cursor) =>
    inTransaction(caller, (ctx) => listImports(ctx, { limit: 1_000, cursor }, { sort })),
  );
});
