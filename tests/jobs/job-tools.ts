import { makeFileStore } from '#campaigns/content/files/store.ts';
import { makeSendingDesk } from '#campaigns/delivery/sending-desk.ts';
import { makeCapturingMailer } from '#campaigns/delivery/transports/captured-mail.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { makeOutbound } from '#campaigns/kernel/outbound.ts';
import { makeCaller } from '#campaigns/kernel/world.ts';
import { makeNetworks } from '#campaigns/social/networks/make-networks.ts';
import { SOCIAL_PACE } from '#campaigns/social/social-pace.ts';
import type { Ring } from '#jobs/define-job.ts';
import type { JobTools } from '#jobs/tools.ts';
import { FILES_DIR } from '#tests/fakes/worker-process.ts';
import type { TestWorld } from '#tests/setup/world.ts';

/** What a worker gives its jobs, in this process: mail is captured, and what is rung goes into `rung`. */
export function jobTools(world: TestWorld, rung: Ring[]): JobTools {
  const { system } = world.database;
  const mailer = makeCapturingMailer(system);
  return {
    ...{ mailer, system, systemMailer: () => Promise.resolve(), desk: makeSendingDesk(mailer) },
    files: makeFileStore({ kind: 'directory', path: FILES_DIR }),
    outbound: makeOutbound({ privateHosts: [] }),
    social: { networks: makeNetworks({ kind: 'capture' }, world), pace: SOCIAL_PACE },
    enter: (scope, reason) =>
      makeCaller(world, { scope, actor: { kind: 'system', reason }, requestId: newId('request') }),
    ring: async (rings) => void rung.push(...rings),
    stopping: new AbortController().signal,
  };
}
