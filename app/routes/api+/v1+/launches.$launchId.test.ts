import { z } from 'zod';
import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { SendLaunchTestInput } from '#campaigns/launches/schema.ts';
import { sendLaunchTest } from '#campaigns/launches/send-launch-test.ts';

const operation = defineOperation({
  operationId: 'sendLaunchTest',
  method: 'POST',
  path: '/launches/{launchId}/test',
  tag: 'Launches',
  summary: 'Send the draft to up to ten addresses of your own',
  side: 'partner',
  scope: 'launch:write',
  input: SendLaunchTestInput,
  output: z.object({
    sent: z.number().int(),
    refused: z.array(z.object({ address: z.string(), reason: z.string() })),
  }),
});

export const action = apiAction(operation, ({ caller, input, world }) =>
  sendLaunchTest({ ...caller, mailer: world.mailer }, input),
);
