import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { NothingOut } from '#campaigns/social/api-schema.ts';
import { resolveDoubt } from '#campaigns/social/resolve-doubt.ts';
import { ResolveDoubt } from '#campaigns/social/schema.ts';

const operation = defineOperation({
  operationId: 'resolveDoubt',
  method: 'POST',
  path: '/publications/{publicationId}/doubt',
  tag: 'Social',
  summary: 'Look again, or say that a post in doubt went out or did not',
  side: 'partner',
  scope: 'social_account:write',
  input: ResolveDoubt,
  output: NothingOut,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await resolveDoubt(caller, input);
  return {};
});
