import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { Nothing } from '#campaigns/mdf/api-schema.ts';
import { savePayee } from '#campaigns/mdf/settlement/save-payee.ts';
import { SavePayeeInput } from '#campaigns/mdf/settlement/schema.ts';

const operation = defineOperation({
  operationId: 'savePayee',
  method: 'PUT',
  path: '/payee',
  tag: 'Funds',
  summary: 'Say where your vendors pay to',
  side: 'partner',
  scope: 'payee:write',
  input: SavePayeeInput,
  output: Nothing,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await savePayee(caller, input);
  return {};
});
