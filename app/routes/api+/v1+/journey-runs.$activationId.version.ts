import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { TakenUpOut, TakeUpVersionBody } from '#campaigns/journeys/api-schema.ts';
import { takeUpVersion } from '#campaigns/journeys/take-up-version.ts';

const operation = defineOperation({
  operationId: 'takeUpVersion',
  method: 'POST',
  path: '/journey-runs/{activationId}/version',
  tag: 'Journeys',
  summary: 'Let people come into the version that is offered now',
  description:
    'Who is inside finishes the old one, or with `moveInside` goes on in the new one where it has the same step.',
  side: 'partner',
  scope: 'journey:write',
  input: TakeUpVersionBody,
  output: TakenUpOut,
});

export const action = apiAction(operation, ({ caller, input }) => takeUpVersion(caller, input));
