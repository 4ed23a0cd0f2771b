import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { AudienceCountOut, CountSavedAudienceIn } from '#campaigns/contacts/api-schema.ts';
import { countAudience } from '#campaigns/contacts/queries.ts';

const operation = defineOperation({
  operationId: 'countSavedAudience',
  method: 'GET',
  path: '/audiences/{audienceId}/count',
  tag: 'Audiences',
  summary: 'How many a saved audience holds, how many can be mailed now, and why the others cannot',
  side: 'partner',
  scope: 'contact:read',
  input: CountSavedAudienceIn,
  output: AudienceCountOut,
});

export const loader = apiLoader(operation, ({ ctx, input: { audienceId, vendorId } }) =>
  countAudience(ctx, { audienceId, vendorId: vendorId ?? '' }),
);
