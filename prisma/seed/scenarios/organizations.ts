import type { GroupId, TierId } from '#campaigns/kernel/ids.ts';
import { setTierGoals } from '#campaigns/partners/tiers.ts';
import {
  aMembership,
  aUser,
  aVendor,
  aVendorCaller,
  type TestUser,
  type TestVendor,
} from '#tests/factories/accounts.ts';
import { aPartner, aPartnerGroup, aPartnership, aTier, type TestPartner } from '#tests/factories/partners.ts';
import { DEMO_PASSWORD, PARTNERS, type Person, VENDORS } from '../cast.ts';
import type { SeedWorld } from '../demo.ts';

export type DemoVendor = TestVendor & { tiers: Map<string, TierId>; groups: Map<string, GroupId> };

export type Organizations = {
  /** by slug */
  vendors: Map<string, DemoVendor>;
  /** by slug */
  partners: Map<string, TestPartner>;
  /** by name */
  people: Map<string, TestUser>;
};

/** Vendors, partners, their people, tiers, groups and partnerships. */
export async function makeOrganizations(world: SeedWorld): Promise<Organizations> {
  const cast: Organizations = { vendors: new Map(), partners: new Map(), people: new Map() };
  for (const { people, tiers, groups, ...given } of VENDORS) {
    const [admin, ...others] = await makePeople(world, cast, people);
    const vendor = await aVendor(world, { ...given, admin: admin?.user });
    for (const { user, role } of others) await aMembership(world, user, { vendorId: vendor.id, role });
    const made: DemoVendor = { ...vendor, tiers: new Map(), groups: new Map() };
    for (const [index, name] of tiers.entries()) {
      const tierId = await aTier(world, vendor, { name, rank: index + 1 });
      made.tiers.set(name, tierId);
      // Gold asks for eight launches and two won deals within a year, Silver for four and one, the last for nothing.
      const steps = tiers.length - index - 1;
      await setTierGoals(aVendorCaller(world, vendor), { tierId, goalLaunches: 4 * steps, goalDeals: steps });
    }
    for (const name of groups) made.groups.set(name, await aPartnerGroup(world, vendor, { name }));
    cast.vendors.set(given.slug, made);
  }
  for (const { people, vendors: worksWith, ...given } of PARTNERS) {
    const [owner, ...others] = await makePeople(world, cast, people);
    const partner = await aPartner(world, { ...given, owner: owner?.user });
    for (const { user, role } of others) await aMembership(world, user, { partnerId: partner.id, role });
    for (const [slug, { tier, groups }] of Object.entries(worksWith)) {
      const vendor = named(cast.vendors, slug);
      const groupIds = groups.map((name) => named(vendor.groups, name));
      await aPartnership(world, { vendor, partner, tierId: named(vendor.tiers, tier), groupIds });
    }
    cast.partners.set(given.slug, partner);
  }
  return cast;
}

async function makePeople<R>(
  world: SeedWorld,
  cast: Organizations,
  people: Person<R>[],
): Promise<{ user: TestUser; role: R }[]> {
  return Promise.all(
    people.map(async ({ name, email, role }) => {
      const user = await aUser(world, { name, email, password: DEMO_PASSWORD });
      cast.people.set(name, user);
      return { user, role };
    }),
  );
}

/** One of the cast. @throws Error when the cast has none of that name: a slip in these files */
export function named<T>(cast: ReadonlyMap<string, T>, name: string): T {
  const found = cast.get(name);
  if (found === undefined) throw new Error(`The demo has no ${name}`);
  return found;
}
