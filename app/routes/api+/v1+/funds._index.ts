import { z } from 'zod';
import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { FundListOut, FundMadeOut } from '#campaigns/mdf/api-schema.ts';
import { createFund } from '#campaigns/mdf/create-fund.ts';
import { listFunds } from '#campaigns/mdf/fund-queries.ts';
import { CreateFundInput } from '#campaigns/mdf/schema.ts';

const listOperation = defineOperation({
  operationId: 'listFunds',
  method: 'GET',
  path: '/funds',
  tag: 'Funds',
  summary: 'Your funds and where their money is',
  side: 'vendor',
  scope: 'mdf:read',
  input: z.object({}),
  output: FundListOut,
});
const createOperation = defineOperation({
  operationId: 'createFund',
  method: 'POST',
  path: '/funds',
  tag: 'Funds',
  summary: 'Set money aside',
  description: 'It starts closed, with the usual rules. Amounts are text like `50000.00`.',
  side: 'vendor',
  scope: 'fund:write',
  input: CreateFundInput,
  output: FundMadeOut,
  status: 201,
});

export const loader = apiLoader(listOperation, async ({ ctx }) => ({ items: await listFunds(ctx) }));

export const action = apiAction(createOperation, ({ caller, input }) => createFund(caller, input));
