import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { AudienceCountOut, CountAudienceIn } from '#campaigns/contacts/api-schema.ts';
import { countAudience } from '#campaigns/contacts/queries.ts';

const operation = defineOperation({
  operationId: 'countAudience',
  method: 'POST',
  path: '/audiences/count',
  tag: 'Audiences',
  summary: 'How many a filter would hold, without saving it',
  side: 'partner',
  scope: 'contact:read',
  input: CountAudienceIn,
  output: AudienceCountOut,
});

export const action = apiAction(operation, ({ caller, input: { filter, vendorId } }) =>
  caller.inScope((ctx) => countAudience(ctx, { filter, vendorId: vendorId ?? '' })),
);
