import { apiAction, apiActions, defineOperation } from '#app/http/api.server.ts';
import { NothingOut } from '#campaigns/journeys/api-schema.ts';
import { pauseActivation } from '#campaigns/journeys/pause-activation.ts';
import { resumeActivation } from '#campaigns/journeys/resume-activation.ts';
import { ActivationIdInput } from '#campaigns/journeys/schema.ts';

const pauseOperation = defineOperation({
  operationId: 'pauseActivation',
  method: 'POST',
  path: '/journey-runs/{activationId}/pause',
  tag: 'Journeys',
  summary: 'Hold a run: nobody moves on',
  side: 'partner',
  scope: 'journey:write',
  input: ActivationIdInput,
  output: NothingOut,
});

const resumeOperation = defineOperation({
  operationId: 'resumeActivation',
  method: 'DELETE',
  path: '/journey-runs/{activationId}/pause',
  tag: 'Journeys',
  summary: 'Go on with a paused run',
  side: 'partner',
  scope: 'journey:write',
  input: ActivationIdInput,
  output: NothingOut,
});

export const action = apiActions(
  apiAction(pauseOperation, async ({ caller, input }) => {
    await pauseActivation(caller, input);
    return {};
  }),
  apiAction(resumeOperation, async ({ caller, input }) => {
    await resumeActivation(caller, input);
    return {};
  }),
);
