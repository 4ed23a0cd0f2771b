import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { addLeadNote } from '#campaigns/leads/add-lead-note.ts';
import { NothingOut } from '#campaigns/leads/api-schema.ts';
import { AddLeadNote } from '#campaigns/leads/schema.ts';

const operation = defineOperation({
  operationId: 'addLeadNote',
  method: 'POST',
  path: '/leads/{leadId}/notes',
  tag: 'Leads',
  summary: 'Add a note',
  side: 'partner',
  scope: 'lead:write',
  input: AddLeadNote,
  output: NothingOut,
  status: 201,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await addLeadNote(caller, input);
  return {};
});
