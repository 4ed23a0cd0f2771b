import { z } from 'zod';
import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { resolveUnknown } from '#campaigns/launches/resolve-unknown.ts';
import { ResolveUnknownInput } from '#campaigns/launches/schema.ts';

const operation = defineOperation({
  operationId: 'resolveUnknown',
  method: 'POST',
  path: '/launches/{launchId}/unknown',
  tag: 'Launches',
  summary: 'Decide about those of whom nobody knows whether the mail left',
  description: '`retry` sends again (a person may get it twice); `assume_delivered` counts them as sent.',
  side: 'partner',
  scope: 'launch:write',
  input: ResolveUnknownInput,
  output: z.object({ count: z.number().int() }),
});

export const action = apiAction(operation, ({ caller, input }) => resolveUnknown(caller, input));
