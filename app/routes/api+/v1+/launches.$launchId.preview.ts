import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { LaunchPreviewOut, PreviewLaunchBody } from '#campaigns/launches/api-schema.ts';
import { previewLaunch } from '#campaigns/launches/preview-launch.ts';

const operation = defineOperation({
  operationId: 'previewLaunch',
  method: 'POST',
  path: '/launches/{launchId}/preview',
  tag: 'Launches',
  summary: 'The mail as it would leave, for a sample person or one of your contacts',
  description: 'Changes nothing. Links lead to their destinations, untracked. Show the HTML in a sandboxed frame.',
  side: 'partner',
  scope: 'launch:read',
  input: PreviewLaunchBody,
  output: LaunchPreviewOut,
});

export const action = apiAction(operation, ({ caller, input }) => previewLaunch(caller, input));
