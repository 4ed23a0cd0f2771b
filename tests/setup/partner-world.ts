import type { PartnerCaller, VendorCaller } from '#campaigns/kernel/context.ts';
import { aVendor, aVendorCaller, type TestVendor } from '#tests/factories/accounts.ts';
import { aPartner, aPartnerCaller, aPartnership, type TestPartner } from '#tests/factories/partners.ts';
import { aTestWorld, type TestWorld } from './world.ts';

export type PartnerWorld = {
  world: TestWorld;
  vendor: TestVendor;
  partner: TestPartner;
  vendorCaller: VendorCaller;
  partnerCaller: PartnerCaller;
};

/** One vendor and one partner who work together, nobody else's; the start of most tests. Takes aTestWorld's options. */
export async function aPartnerWorld(options: Parameters<typeof aTestWorld>[0] = {}): Promise<PartnerWorld> {
  const world = await aTestWorld(options);
  const [vendor, partner] = await Promise.all([aVendor(world), aPartner(world)]);
  await aPartnership(world, { vendor, partner });
  return {
    world,
    vendor,
    partner,
    vendorCaller: aVendorCaller(world, vendor),
    partnerCaller: aPartnerCaller(world, partner),
  };
}
