import { apiAction, apiActions, defineOperation } from '#app/http/api.server.ts';
import { NothingOut } from '#campaigns/leads/api-schema.ts';
import { publishForm, withdrawForm } from '#campaigns/leads/publish-form.ts';
import { FormIdInput } from '#campaigns/leads/schema.ts';

const postOperation = defineOperation({
  operationId: 'publishForm',
  method: 'POST',
  path: '/forms/{formId}/publication',
  tag: 'Leads',
  summary: 'Offer a form to partners',
  side: 'vendor',
  scope: 'form:write',
  input: FormIdInput,
  output: NothingOut,
});
const deleteOperation = defineOperation({
  operationId: 'withdrawForm',
  method: 'DELETE',
  path: '/forms/{formId}/publication',
  tag: 'Leads',
  summary: 'Offer a form no longer',
  side: 'vendor',
  scope: 'form:write',
  input: FormIdInput,
  output: NothingOut,
});

export const action = apiActions(
  apiAction(postOperation, async ({ caller, input }) => {
    await publishForm(caller, input);
    return {};
  }),
  apiAction(deleteOperation, async ({ caller, input }) => {
    await withdrawForm(caller, input);
    return {};
  }),
);
