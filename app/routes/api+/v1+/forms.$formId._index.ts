import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { FormOut } from '#campaigns/leads/api-schema.ts';
import { getForm } from '#campaigns/leads/form-queries.ts';
import { FormIdInput } from '#campaigns/leads/schema.ts';

const operation = defineOperation({
  operationId: 'getForm',
  method: 'GET',
  path: '/forms/{formId}',
  tag: 'Leads',
  summary: 'A form in its present version',
  side: 'either',
  scope: 'form:read',
  input: FormIdInput,
  output: FormOut,
});

export const loader = apiLoader(operation, ({ ctx, input }) => getForm(ctx, input.formId));
