import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { FormVersionMadeOut } from '#campaigns/leads/api-schema.ts';
import { saveFormVersion } from '#campaigns/leads/save-form-version.ts';
import { SaveFormVersion } from '#campaigns/leads/schema.ts';

const operation = defineOperation({
  operationId: 'saveFormVersion',
  method: 'POST',
  path: '/forms/{formId}/versions',
  tag: 'Leads',
  summary: 'Save a form’s next version; earlier ones stay as what people agreed to',
  side: 'vendor',
  scope: 'form:write',
  input: SaveFormVersion,
  output: FormVersionMadeOut,
  status: 201,
});

export const action = apiAction(operation, ({ caller, input }) => saveFormVersion(caller, input));
