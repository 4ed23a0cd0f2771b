import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { ListPartnersPage, PartnerPageOut } from '#campaigns/partners/api-schema.ts';
import { listPartnersAfter } from '#campaigns/partners/queries.ts';

const operation = defineOperation({
  operationId: 'listPartners',
  method: 'GET',
  path: '/partners',
  tag: 'Partners',
  summary: 'Your partners, a page at a time',
  side: 'vendor',
  scope: 'partnership:read',
  input: ListPartnersPage,
  output: PartnerPageOut,
});

export const loader = apiLoader(operation, ({ ctx, input }) => listPartnersAfter(ctx, input));
