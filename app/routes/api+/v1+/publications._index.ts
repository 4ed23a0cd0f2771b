import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { PublicationListOut, PublicationListQuery } from '#campaigns/social/api-schema.ts';
import { pagePublications } from '#campaigns/social/publication-queries.ts';

const operation = defineOperation({
  operationId: 'listPublications',
  method: 'GET',
  path: '/publications',
  tag: 'Social',
  summary: 'What went, or goes, out on the accounts, with addresses and clicks',
  side: 'partner',
  scope: 'social:read',
  input: PublicationListQuery,
  output: PublicationListOut,
});

export const loader = apiLoader(operation, ({ ctx, input }) => pagePublications(ctx, input));
