import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { NothingOut } from '#campaigns/social/api-schema.ts';
import { disconnectAccount } from '#campaigns/social/disconnect-account.ts';
import { AccountIdInput } from '#campaigns/social/schema.ts';

const operation = defineOperation({
  operationId: 'disconnectAccount',
  method: 'DELETE',
  path: '/social-accounts/{accountId}',
  tag: 'Social',
  summary: 'Let go of an account and forget its tokens',
  side: 'partner',
  scope: 'social_account:write',
  input: AccountIdInput,
  output: NothingOut,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await disconnectAccount(caller, input);
  return {};
});
