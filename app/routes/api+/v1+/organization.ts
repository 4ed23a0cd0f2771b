import { z } from 'zod';
import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { getOrganization } from '#campaigns/accounts/queries.ts';

const operation = defineOperation({
  operationId: 'getOrganization',
  method: 'GET',
  path: '/organization',
  tag: 'Organization',
  summary: 'Whose key this is',
  side: 'either',
  scope: 'organization:read',
  input: z.object({}),
  output: z.object({
    side: z.enum(['vendor', 'partner']),
    id: z.string(),
    name: z.string(),
    slug: z.string(),
    locale: z.string(),
    timeZone: z.string(),
  }),
});

export const loader = apiLoader(operation, ({ ctx }) => getOrganization(ctx));
