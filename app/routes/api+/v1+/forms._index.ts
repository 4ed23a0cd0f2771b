import { z } from 'zod';
import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { FormListOut, FormMadeOut } from '#campaigns/leads/api-schema.ts';
import { createForm } from '#campaigns/leads/create-form.ts';
import { listForms } from '#campaigns/leads/form-queries.ts';
import { CreateForm } from '#campaigns/leads/schema.ts';

const getOperation = defineOperation({
  operationId: 'listForms',
  method: 'GET',
  path: '/forms',
  tag: 'Leads',
  summary: 'Forms by name; for a partner those that its vendors offer',
  side: 'either',
  scope: 'form:read',
  input: z.object({}),
  output: FormListOut,
});
const postOperation = defineOperation({
  operationId: 'createForm',
  method: 'POST',
  path: '/forms',
  tag: 'Leads',
  summary: 'Write a form',
  side: 'vendor',
  scope: 'form:write',
  input: CreateForm,
  output: FormMadeOut,
  status: 201,
});

export const loader = apiLoader(getOperation, async ({ ctx }) => ({ items: await listForms(ctx) }));

export const action = apiAction(postOperation, ({ caller, input }) => createForm(caller, input));
