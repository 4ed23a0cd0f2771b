import { type CsvColumn, csvOfPages } from '#app/http/csv.server.ts';
import { partnerResource } from '#app/http/partner.server.ts';
import { type AudienceRow, listAudiences } from '#campaigns/contacts/audience-queries.ts';
import { AudiencesListInput } from '#campaigns/contacts/list-input.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';

const COLUMNS: CsvColumn<AudienceRow>[] = [
  { header: 'Audience', value: (row) => row.name },
  { header: 'Filter', value: (row) => JSON.stringify(row.filter) },
  { header: 'Launches', value: (row) => row.usedBy },
  { header: 'Created at', value: (row) => row.createdAt },
  { header: 'Changed at', value: (row) => row.updatedAt },
];

export const loader = partnerResource(AudiencesListInput, ({ caller, input: { q, archived, sort } }) => {
  authorize(caller.actor, 'contact:read');
  return csvOfPages('audiences', COLUMNS, (cursor) =>
    inTransaction(caller, (ctx) => listAudiences(ctx, { q, archived, sort }, { limit: 1_000, cursor })),
  );
});
