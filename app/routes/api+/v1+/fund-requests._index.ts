import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { MdfListQuery, RequestListOut, RequestMadeOut } from '#campaigns/mdf/api-schema.ts';
import { createRequest } from '#campaigns/mdf/create-request.ts';
import { listRequests } from '#campaigns/mdf/request-queries.ts';
import { CreateRequestInput } from '#campaigns/mdf/schema.ts';

const listOperation = defineOperation({
  operationId: 'listFundRequests',
  method: 'GET',
  path: '/fund-requests',
  tag: 'Funds',
  summary: 'Requests for money, newest first',
  side: 'either',
  scope: 'mdf:read',
  input: MdfListQuery,
  output: RequestListOut,
});
const createOperation = defineOperation({
  operationId: 'createFundRequest',
  method: 'POST',
  path: '/fund-requests',
  tag: 'Funds',
  summary: 'Draft a request for money',
  side: 'partner',
  scope: 'claim:write',
  input: CreateRequestInput,
  output: RequestMadeOut,
  status: 201,
});

export const loader = apiLoader(listOperation, ({ ctx, input }) => listRequests(ctx, input, input));

export const action = apiAction(createOperation, ({ caller, input }) => createRequest(caller, input));
