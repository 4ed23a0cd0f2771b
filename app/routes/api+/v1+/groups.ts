import { z } from 'zod';
import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { GroupsOut } from '#campaigns/partners/api-schema.ts';
import { createGroup } from '#campaigns/partners/groups.ts';
import { listGroups } from '#campaigns/partners/queries.ts';
import { CreateGroupInput } from '#campaigns/partners/schema.ts';

const listOperation = defineOperation({
  operationId: 'listGroups',
  method: 'GET',
  path: '/groups',
  tag: 'Partners',
  summary: 'Your groups and what uses them',
  side: 'vendor',
  scope: 'partnership:read',
  input: z.object({}),
  output: GroupsOut,
});

const createOperation = defineOperation({
  operationId: 'createGroup',
  method: 'POST',
  path: '/groups',
  tag: 'Partners',
  summary: 'Add a group',
  side: 'vendor',
  scope: 'partner:write',
  input: CreateGroupInput,
  output: z.object({ groupId: z.string() }),
  status: 201,
});

export const loader = apiLoader(listOperation, async ({ ctx }) => ({ items: await listGroups(ctx) }));

export const action = apiAction(createOperation, ({ caller, input }) => createGroup(caller, input));
