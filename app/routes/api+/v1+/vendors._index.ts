import { z } from 'zod';
import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { VendorsOut } from '#campaigns/partners/api-schema.ts';
import { listVendors } from '#campaigns/partners/queries.ts';

const operation = defineOperation({
  operationId: 'listVendors',
  method: 'GET',
  path: '/vendors',
  tag: 'Vendors',
  summary: 'The vendors you work with',
  side: 'partner',
  scope: 'partnership:read',
  input: z.object({}),
  output: VendorsOut,
});

export const loader = apiLoader(operation, async ({ ctx }) => ({ items: await listVendors(ctx) }));
