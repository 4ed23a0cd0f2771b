import { aMembership, aUser, aVendor, type TestUser, type TestVendor } from '#tests/factories/accounts.ts';
import { aPartner, aPartnership, aTier, type TestPartner } from '#tests/factories/partners.ts';
import { DEMO_PASSWORD, PARTNERS, type Person, TIERS, VENDORS } from '../cast.ts';
import type { SeedWorld } from '../demo.ts';

/** The organizations of the demo by slug, with the person each use case is called as. */
export type Organizations = { vendors: Map<string, TestVendor>; partners: Map<string, TestPartner> };

/** Vendors, partners, their people, tiers and partnerships. */
export async function makeOrganizations(world: SeedWorld): Promise<Organizations> {
  const vendors = new Map<string, TestVendor>();
  const tiers = new Map<string, Awaited<ReturnType<typeof aTier>>>();
  for (const { people, ...given } of VENDORS) {
    const [admin, ...others] = await makePeople(world, people);
    const vendor = await aVendor(world, { ...given, admin: admin?.user });
    for (const { user, role } of others) await aMembership(world, user, { vendorId: vendor.id, role });
    for (const [index, name] of TIERS.entries())
      tiers.set(`${given.slug}/${name}`, await aTier(world, vendor, { name, rank: index + 1 }));
    vendors.set(given.slug, vendor);
  }
  const partners = new Map<string, TestPartner>();
  for (const { people, vendors: worksWith, ...given } of PARTNERS) {
    const [owner, ...others] = await makePeople(world, people);
    const partner = await aPartner(world, { ...given, owner: owner?.user });
    for (const { user, role } of others) await aMembership(world, user, { partnerId: partner.id, role });
    for (const [slug, tier] of Object.entries(worksWith)) {
      const vendor = vendors.get(slug);
      if (vendor) await aPartnership(world, { vendor, partner, tierId: tiers.get(`${slug}/${tier}`) });
    }
    partners.set(given.slug, partner);
  }
  return { vendors, partners };
}

async function makePeople<R>(world: SeedWorld, people: Person<R>[]): Promise<{ user: TestUser; role: R }[]> {
  return Promise.all(
    people.map(async ({ name, email, role }) => ({
      user: await aUser(world, { name, email, password: DEMO_PASSWORD }),
      role,
    })),
  );
}
