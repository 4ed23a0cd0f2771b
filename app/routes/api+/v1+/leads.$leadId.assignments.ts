import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { AssignmentListOut, NothingOut } from '#campaigns/leads/api-schema.ts';
import { assignLead } from '#campaigns/leads/assign-lead.ts';
import { listAssignments } from '#campaigns/leads/assignment-queries.ts';
import { getLead } from '#campaigns/leads/lead-queries.ts';
import { AssignLead, LeadIdInput } from '#campaigns/leads/schema.ts';

const getOperation = defineOperation({
  operationId: 'listAssignments',
  method: 'GET',
  path: '/leads/{leadId}/assignments',
  tag: 'Leads',
  summary: 'The ways a vendor’s lead took, with who was passed over and why',
  side: 'vendor',
  scope: 'lead:read',
  input: LeadIdInput,
  output: AssignmentListOut,
});
const postOperation = defineOperation({
  operationId: 'allocateLead',
  method: 'POST',
  path: '/leads/{leadId}/assignments',
  tag: 'Leads',
  summary: 'Give a lead to a partner by hand',
  side: 'vendor',
  scope: 'lead_rules:write',
  input: AssignLead,
  output: NothingOut,
  status: 201,
});

export const loader = apiLoader(getOperation, async ({ ctx, input }) => ({
  items: await listAssignments(ctx, await getLead(ctx, input.leadId)),
}));

export const action = apiAction(postOperation, async ({ caller, input }) => {
  await assignLead(caller, input);
  return {};
});
