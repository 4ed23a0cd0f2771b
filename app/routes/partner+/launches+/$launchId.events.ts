import { eventStream } from '#app/http/event-stream.server.ts';
import { partnerResource } from '#app/http/partner.server.ts';
import { isOver, readLaunchRun } from '#campaigns/launches/read-launch-run.ts';
import { LaunchIdInput } from '#campaigns/launches/schema.ts';

export const loader = partnerResource(LaunchIdInput, async ({ caller, input, request, world }) => {
  await readLaunchRun(caller, input); // a stranger's launch is a 404, not a broken stream
  return eventStream({
    read: () => readLaunchRun(caller, input),
    isFinal: isOver,
    signals: [request.signal, world.closing],
  });
});
