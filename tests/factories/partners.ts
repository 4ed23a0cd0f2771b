import { inTransaction, type PartnerCaller, type PartnerRole } from '#campaigns/kernel/context.ts';
import { type GroupId, newId, type PartnerId, type TierId } from '#campaigns/kernel/ids.ts';
import { makeCaller, type World } from '#campaigns/kernel/world.ts';
import { aMembership, aUser, aVendorCaller, type TestUser, type TestVendor, unique } from './accounts.ts';

export type TestPartner = { id: PartnerId; name: string; slug: string; owner: TestUser };

/** A partner with an owner, and no vendor yet. */
export async function aPartner(
  world: World,
  given: {
    name?: string;
    slug?: string;
    country?: string;
    timeZone?: string;
    locale?: string;
    capMailings?: number;
    capDays?: number;
    owner?: TestUser;
  } = {},
): Promise<TestPartner> {
  const { name, slug = `partner-${unique()}`, owner: givenOwner, ...rest } = given;
  const partner = { id: newId('partner'), name: name ?? `Partner ${slug.slice(-4)}`, slug };
  await world.database.system.partner.create({ data: { ...partner, ...rest } });
  const owner = givenOwner ?? (await aUser(world));
  await aMembership(world, owner, { partnerId: partner.id, role: 'owner' });
  return { ...partner, owner };
}

/** How one of the partner's people reaches the domain; the owner unless told otherwise. */
export function aPartnerCaller(world: World, partner: TestPartner, role: PartnerRole = 'owner'): PartnerCaller {
  const { id: userId, name, email } = partner.owner;
  return makeCaller(world, {
    scope: { side: 'partner', partnerId: partner.id },
    actor: { kind: 'user', userId, name, email, role: `partner.${role}` },
    requestId: newId('request'),
  });
}

/** Joins a vendor and a partner. */
export async function aPartnership(
  world: World,
  given: {
    vendor: TestVendor;
    partner: TestPartner;
    tierId?: TierId;
    groupIds?: GroupId[];
    onBehalfAllowed?: boolean;
    status?: 'active' | 'ended';
  },
): Promise<void> {
  const { tierId, groupIds = [], onBehalfAllowed = false, status = 'active' } = given;
  const ids = { vendorId: given.vendor.id, partnerId: given.partner.id };
  await world.database.system.partnership.create({
    data: { ...ids, onBehalfAllowed, status, ...(tierId ? { tierId } : {}) },
  });
  await world.database.system.partnerGroupMember.createMany({ data: groupIds.map((groupId) => ({ ...ids, groupId })) });
}

export async function aTier(
  world: World,
  vendor: TestVendor,
  given: { name?: string; rank?: number } = {},
): Promise<TierId> {
  const id = newId('tier');
  const data = { vendorId: vendor.id, id, name: given.name ?? `Tier ${unique()}`, rank: given.rank ?? 1 };
  await inTransaction(aVendorCaller(world, vendor), ({ db }) => db.tier.create({ data }));
  return id;
}

export async function aPartnerGroup(world: World, vendor: TestVendor, given: { name?: string } = {}): Promise<GroupId> {
  const id = newId('group');
  const data = { vendorId: vendor.id, id, name: given.name ?? `Group ${unique()}` };
  await inTransaction(aVendorCaller(world, vendor), ({ db }) => db.partnerGroup.create({ data }));
  return id;
}
