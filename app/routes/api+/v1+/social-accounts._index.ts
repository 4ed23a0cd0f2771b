import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { listAccounts } from '#campaigns/social/account-queries.ts';
import { AccountListOut, NothingIn } from '#campaigns/social/api-schema.ts';

const operation = defineOperation({
  operationId: 'listAccounts',
  method: 'GET',
  path: '/social-accounts',
  tag: 'Social',
  summary: 'Connected accounts; tokens are never told',
  side: 'partner',
  scope: 'social:read',
  input: NothingIn,
  output: AccountListOut,
});

export const loader = apiLoader(operation, async ({ ctx }) => ({ items: await listAccounts(ctx) }));
