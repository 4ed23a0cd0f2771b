import { z } from 'zod';
import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { ShareListOut } from '#campaigns/mdf/api-schema.ts';
import { listShares } from '#campaigns/mdf/fund-queries.ts';

const operation = defineOperation({
  operationId: 'listFundShares',
  method: 'GET',
  path: '/fund-shares',
  tag: 'Funds',
  summary: 'Your shares of your vendors’ funds',
  side: 'partner',
  scope: 'mdf:read',
  input: z.object({}),
  output: ShareListOut,
});

export const loader = apiLoader(operation, async ({ ctx }) => ({ items: await listShares(ctx) }));
