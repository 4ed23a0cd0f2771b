import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { ClaimListOut, ClaimMadeOut, MdfListQuery } from '#campaigns/mdf/api-schema.ts';
import { listClaims } from '#campaigns/mdf/claim-queries.ts';
import { createClaim } from '#campaigns/mdf/create-claim.ts';
import { CreateClaimInput } from '#campaigns/mdf/schema.ts';

const listOperation = defineOperation({
  operationId: 'listClaims',
  method: 'GET',
  path: '/claims',
  tag: 'Funds',
  summary: 'Claims, newest first',
  side: 'either',
  scope: 'mdf:read',
  input: MdfListQuery,
  output: ClaimListOut,
});
const createOperation = defineOperation({
  operationId: 'createClaim',
  method: 'POST',
  path: '/claims',
  tag: 'Funds',
  summary: 'Draft a claim; from a launch it writes itself',
  side: 'partner',
  scope: 'claim:write',
  input: CreateClaimInput,
  output: ClaimMadeOut,
  status: 201,
});

export const loader = apiLoader(listOperation, ({ ctx, input }) => listClaims(ctx, input, input));

export const action = apiAction(createOperation, ({ caller, input, world }) =>
  createClaim({ ...caller, files: world.files }, input),
);
