import { makeApiKey } from '#campaigns/accounts/api-key.ts';
import { hashPassword } from '#campaigns/accounts/password.ts';
import type { PartnerRole, VendorCaller, VendorRole } from '#campaigns/kernel/context.ts';
import { type ApiKeyId, newId, type PartnerId, type UserId, type VendorId } from '#campaigns/kernel/ids.ts';
import { makeCaller, type World } from '#campaigns/kernel/world.ts';

export type TestUser = { id: UserId; name: string; email: string };
export type TestVendor = { id: VendorId; name: string; slug: string; admin: TestUser };

/** A short text that no other test has: organizations' names, slugs and addresses are unique in the installation. */
export function unique(): string {
  return newId('request').slice(-12).toLowerCase();
}

/** A person who can sign in, when there is a password; hashing one takes a moment. */
export async function aUser(
  world: World,
  given: { name?: string; email?: string; password?: string; operator?: boolean } = {},
): Promise<TestUser> {
  const user = {
    id: newId('user'),
    name: given.name ?? 'Robin Example',
    email: given.email ?? `robin.${unique()}@example.test`,
  };
  await world.database.system.user.create({
    data: { ...user, emailVerified: true, operator: given.operator ?? false },
  });
  if (given.password !== undefined) await givePassword(world, user.id, given.password);
  return user;
}

async function givePassword(world: World, userId: UserId, password: string): Promise<void> {
  await world.database.system.account.create({
    data: {
      id: newId('account'),
      userId,
      accountId: userId,
      providerId: 'credential',
      password: await hashPassword(password),
    },
  });
}

export async function aMembership(
  world: World,
  user: TestUser,
  at: { vendorId: VendorId; role: VendorRole } | { partnerId: PartnerId; role: PartnerRole },
): Promise<void> {
  const { id: userId, name, email } = user;
  await world.database.system.membership.create({ data: { id: newId('membership'), userId, name, email, ...at } });
}

/** A vendor with an admin. */
export async function aVendor(
  world: World,
  given: { name?: string; slug?: string; website?: string; timeZone?: string; admin?: TestUser } = {},
): Promise<TestVendor> {
  const slug = given.slug ?? `vendor-${unique()}`;
  const vendor = { id: newId('vendor'), name: given.name ?? `Vendor ${slug.slice(-4)}`, slug };
  const { website, timeZone } = given;
  await world.database.system.vendor.create({
    data: { ...vendor, ...(website ? { website } : {}), ...(timeZone ? { timeZone } : {}) },
  });
  const admin = given.admin ?? (await aUser(world));
  await aMembership(world, admin, { vendorId: vendor.id, role: 'admin' });
  return { ...vendor, admin };
}

/** How one of the vendor's people reaches the domain; the admin unless told otherwise. */
export function aVendorCaller(world: World, vendor: TestVendor, role: VendorRole = 'admin'): VendorCaller {
  const { id: userId, name, email } = vendor.admin;
  return makeCaller(world, {
    scope: { side: 'vendor', vendorId: vendor.id },
    actor: { kind: 'user', userId, name, email, role: `vendor.${role}` },
    requestId: newId('request'),
  });
}

/** A key that acts for its maker in one organization; everything its maker may, unless scopes say less. */
export async function anApiKey(
  world: World,
  maker: Pick<TestUser, 'id'>,
  at: { vendorId: VendorId } | { partnerId: PartnerId },
  given: { name?: string; scopes?: string[] } = {},
): Promise<{ id: ApiKeyId; key: string }> {
  const { key, keyHash, hint } = makeApiKey(world.install.keys);
  const id = newId('apiKey');
  const { name = 'Test key', scopes = ['*'] } = given;
  await world.database.system.apiKey.create({ data: { id, name, keyHash, hint, scopes, createdBy: maker.id, ...at } });
  return { id, key };
}
