import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { ReturnsOut } from '#campaigns/mdf/api-schema.ts';
import { listRopi } from '#campaigns/mdf/settlement/ropi.ts';
import { RopiInput } from '#campaigns/mdf/settlement/schema.ts';

const operation = defineOperation({
  operationId: 'listFundReturns',
  method: 'GET',
  path: '/fund-returns',
  tag: 'Funds',
  summary: 'What came of the money, by a named attribution model',
  side: 'vendor',
  scope: 'mdf:read',
  input: RopiInput,
  output: ReturnsOut,
});

export const loader = apiLoader(operation, async ({ ctx, input }) => ({ items: await listRopi(ctx, input) }));
