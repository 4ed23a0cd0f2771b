import { randomBytes } from 'node:crypto';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { type FundId, type FundRequestId, newId } from '#campaigns/kernel/ids.ts';
import { addDays } from '#campaigns/mdf/days.ts';
import { migrate } from '#prisma/migrate.ts';
import { roleAddresses } from '#prisma/role-addresses.ts';
import { startDurableServer } from '#tests/bench/durable-server.ts';
import { aVendor, aVendorCaller } from '#tests/factories/accounts.ts';
import { aFund, todayOf } from '#tests/factories/mdf.ts';
import { aPartner, aPartnerCaller, aPartnership } from '#tests/factories/partners.ts';
import type { Setting } from './approver.ts';
import { aWorldAt } from './world.ts';

export type Stage = {
  databaseUrl: string;
  vendor: VendorCaller;
  /** what another process needs to act for the same vendor */
  setting: Omit<Setting, 'connections'>;
  fundId: FundId;
  /** what there is: nine tenths of what is asked for */
  shareMinor: number;
  requestIds: FundRequestId[];
  close(): Promise<void>;
};

const EACH_MINOR = 100_00;

/** A server as production has it (everything forced to disk), one fund, one partner, and many requests that wait. */
export async function setStage({ approvals }: { approvals: number }): Promise<Stage> {
  const server = await startDurableServer();
  const secretKey = randomBytes(32).toString('hex');
  const addresses = roleAddresses(server.url, secretKey);
  await migrate(server.url, addresses);
  const world = aWorldAt(addresses, secretKey, 2);
  const [vendor, partner] = [await aVendor(world), await aPartner(world)];
  await aPartnership(world, { vendor, partner });
  const callers = { vendorCaller: aVendorCaller(world, vendor), partnerCaller: aPartnerCaller(world, partner) };
  const shareMinor = Math.floor(approvals * 0.9) * EACH_MINOR;
  const fund = await aFund(callers, { budgetMinor: shareMinor * 2, shareMinor });
  const requestIds = Array.from({ length: approvals }, () => newId('fundRequest'));
  const day = addDays(todayOf(callers.vendorCaller), 60);
  await inTransaction(callers.partnerCaller, async ({ db }) => {
    const rows = requestIds.map((id) => ({
      ...{ vendorId: vendor.id, id, partnerId: partner.id, fundId: fund.fundId, currency: fund.currency },
      ...{ activity: 'webinar', title: 'A webinar', startsOn: day, endsOn: day, createdBy: 'bench' },
      ...{ costMinor: 2 * EACH_MINOR, requestedMinor: EACH_MINOR },
    }));
    for (let at = 0; at < rows.length; at += 500) await db.fundRequest.createMany({ data: rows.slice(at, at + 500) });
    await db.fundRequest.updateMany({
      where: { fundId: fund.fundId },
      data: { status: 'submitted', policyNumber: 1, submittedBy: partner.owner.id, submittedAt: new Date() },
    });
  });
  return {
    databaseUrl: server.url,
    vendor: callers.vendorCaller,
    setting: { addresses, secretKey, vendor },
    ...{ fundId: fund.fundId, shareMinor, requestIds },
    close: async () => {
      await world.database.close();
      await server.stop();
    },
  };
}
