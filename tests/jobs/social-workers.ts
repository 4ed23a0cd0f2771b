import { emptyQueue } from '#tests/fakes/empty-queue.sql.ts';
import type { FakeSocial } from '#tests/fakes/social-calls.ts';
import { aWorkerProcess, type WorkerProcess } from '#tests/fakes/worker-process.ts';
import { until } from '../campaigns/delivery/sending.ts';

// Leases end soon; looks follow each other at once, because the fake lists at once.
const PACE = { leaseMs: 1_500, lookAfterMs: [0, 0, 0], gapMs: 0 };

type Moment = Parameters<FakeSocial['watch']>[0];
type Place = { fake: FakeSocial; publicUrl: string; folder: string };

/** Starts real workers, one after the other, whose networks are all the fake. */
export function socialWorkers(
  addresses: Parameters<typeof aWorkerProcess>[0]['addresses'],
  { fake, publicUrl, folder }: Place,
): () => Promise<WorkerProcess> {
  const app = (name: string) => ({
    ...{ [`${name}_CLIENT_ID`]: 'client', [`${name}_CLIENT_SECRET`]: 'secret' },
    ...{ [`${name}_SIGN_IN_URL`]: fake.url, [`${name}_API_URL`]: fake.url },
  });
  const env = {
    ...{ MAIL: 'capture', PUBLIC_URL: publicUrl, FILES_DIR: folder, BLUESKY_URL: fake.url },
    ...{ SOCIAL_PRIVATE_HOSTS: new URL(fake.url).host, ...app('LINKEDIN'), ...app('FACEBOOK'), ...app('X') },
  };
  return async () => {
    // A dead worker's job is another's when its lock runs out; on an empty queue the bell rings at once.
    await emptyQueue(addresses);
    return aWorkerProcess({ addresses, env, pace: PACE });
  };
}

/**
 * A worker whose life ends at a thing that the networks see of it: before it is taken, or once it is.
 *
 * @param ends is it this one?
 * @param drop a request that had just arrived was never seen by the network
 * @returns what it died at
 */
export async function aShortLife(
  fake: FakeSocial,
  start: () => Promise<WorkerProcess>,
  { ends, drop }: { ends: (moment: Moment) => boolean; drop: boolean },
): Promise<string> {
  let worker: WorkerProcess | undefined;
  let step = '';
  fake.watch = async (moment) => {
    if (step !== '' || !ends(moment)) return undefined;
    const { at, method, path } = moment;
    step = `${at} ${method} ${path.split('/').slice(0, 3).join('/')}`;
    await until(async () => worker !== undefined, 'the worker is there');
    await worker?.kill();
    return at === 'arrived' && drop ? 'drop' : undefined;
  };
  worker = await start();
  await until(async () => step !== '', 'there is a step to be killed at');
  await worker.kill();
  fake.watch = async () => undefined;
  return step;
}
