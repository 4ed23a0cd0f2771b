import { z } from 'zod';
import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { TiersOut } from '#campaigns/partners/api-schema.ts';
import { listTiers } from '#campaigns/partners/queries.ts';
import { CreateTierInput } from '#campaigns/partners/schema.ts';
import { createTier } from '#campaigns/partners/tiers.ts';

const listOperation = defineOperation({
  operationId: 'listTiers',
  method: 'GET',
  path: '/tiers',
  tag: 'Partners',
  summary: 'Your tiers and what uses them',
  side: 'vendor',
  scope: 'partnership:read',
  input: z.object({}),
  output: TiersOut,
});

const createOperation = defineOperation({
  operationId: 'createTier',
  method: 'POST',
  path: '/tiers',
  tag: 'Partners',
  summary: 'Add a tier',
  side: 'vendor',
  scope: 'partner:write',
  input: CreateTierInput,
  output: z.object({ tierId: z.string() }),
  status: 201,
});

export const loader = apiLoader(listOperation, async ({ ctx }) => ({ items: await listTiers(ctx) }));

export const action = apiAction(createOperation, ({ caller, input }) => createTier(caller, input));
