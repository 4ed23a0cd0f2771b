import process from 'node:process';
import type { FundRequestId } from '#campaigns/kernel/ids.ts';
import { decideRequest } from '#campaigns/mdf/decide-request.ts';
import { aVendorCaller, type TestVendor } from '#tests/factories/accounts.ts';
import { type Addresses, aWorldAt } from './world.ts';

export type Setting = { addresses: Addresses; secretKey: string; vendor: TestVendor; connections: number };
export type Approved = { approved: number; refused: number; cpuMs: number };

// One web process as far as the database is concerned: so many connections, all in use. It is told its place, says that it
// is connected, is given requests, and approves them at once over all connections.
process.once('message', async (setting: Setting) => {
  const world = aWorldAt(setting.addresses, setting.secretKey, setting.connections);
  const vendor = aVendorCaller(world, setting.vendor);
  const places = Array.from({ length: setting.connections });
  await Promise.all(places.map(() => vendor.inScope(({ db }) => db.$executeRaw`SELECT pg_sleep(0.2)`)));
  process.once('message', async (requestIds: FundRequestId[]) => {
    const [waiting, sum] = [[...requestIds], { approved: 0, refused: 0 }];
    const before = process.cpuUsage();
    await Promise.all(
      places.map(async () => {
        for (let requestId = waiting.pop(); requestId; requestId = waiting.pop()) {
          try {
            await decideRequest(vendor, { requestId, decision: 'approve', note: '' });
            sum.approved += 1;
          } catch (error) {
            if ((error as { code?: string }).code !== 'limit_exceeded') throw error;
            sum.refused += 1;
          }
        }
      }),
    );
    const { user, system } = process.cpuUsage(before);
    await world.database.close();
    process.send?.({ ...sum, cpuMs: (user + system) / 1000 } satisfies Approved);
    process.disconnect();
  });
  process.send?.('connected');
});
