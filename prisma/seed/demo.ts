import { readFileSync } from 'node:fs';
import { findKeyHolder } from '#campaigns/accounts/api-key.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import type { PartnerId, UserId, VendorId } from '#campaigns/kernel/ids.ts';
import type { World } from '#campaigns/kernel/world.ts';
import { withClient } from '../roles.ts';
import { DEMO_PASSWORD, PARTNERS, VENDORS } from './cast.ts';
import { emptyTables, isMarked, mark, unmark } from './seeding-mark.ts';

/** How to get in: what `.data/demo.json` holds beside the address. */
export type DemoAccess = {
  users: { email: string; password: string; role: string; organization: string }[];
  apiKeys: { organization: string; key: string }[];
};

/** What a scenario has to work with: the world as web and workers see it, and the file store. */
export type SeedWorld = World & { files: FileStore };

type Place = {
  databaseUrl: string;
  /** Where the access was written last time, keys included: of a key the database has only the hash. */
  accessFile: string;
  say(line: string): void;
};

/**
 * Makes the demo world in an empty database. One that has anybody's data in it is left alone; one in which an earlier
 * seeding was cut short is emptied and filled again.
 *
 * @returns how to get in; nothing where the database holds something else than the demo world
 */
export async function seedDemo(world: SeedWorld, { databaseUrl, accessFile, say }: Place): Promise<DemoAccess> {
  return withClient(databaseUrl, async (owner) => {
    if (await isMarked(owner)) await emptyTables(owner);
    if (await isEmpty(world)) {
      say('Making the demo world …');
      await mark(owner);
      // Nearly the whole product, which every later start can do without.
      const { makeDemoWorld } = await import('./demo-world.ts');
      await makeDemoWorld(owner, world);
      await unmark(owner);
    }
    if (!(await isDemo(world))) return { users: [], apiKeys: [] };
    return { users: demoUsers(), apiKeys: await giveKeys(world, accessFile) };
  });
}

async function isEmpty({ database: { system } }: SeedWorld): Promise<boolean> {
  return (await system.user.count()) === 0 && (await system.vendor.count()) === 0;
}

async function isDemo({ database: { system } }: SeedWorld): Promise<boolean> {
  return (await system.vendor.count({ where: { slug: VENDORS[0]?.slug } })) === 1;
}

function demoUsers(): DemoAccess['users'] {
  return [...VENDORS, ...PARTNERS].flatMap(({ name, people }) =>
    people.map(({ email, role }) => ({ email, password: DEMO_PASSWORD, role, organization: name })),
  );
}

/** A key for each organization: the one of last time where it still opens something, else a new one. */
async function giveKeys(world: SeedWorld, accessFile: string): Promise<DemoAccess['apiKeys']> {
  const kept = readKeys(accessFile);
  const keys: DemoAccess['apiKeys'] = [];
  for (const { name, slug } of [...VENDORS, ...PARTNERS]) {
    const key = kept.find(({ organization }) => organization === name)?.key;
    keys.push({ organization: name, key: key && (await isValid(world, key)) ? key : await makeKey(world, slug) });
  }
  return keys;
}

function readKeys(accessFile: string): DemoAccess['apiKeys'] {
  try {
    return (JSON.parse(readFileSync(accessFile, 'utf8')) as Partial<DemoAccess>).apiKeys ?? [];
  } catch {
    // Not there, or spoilt: new keys are made.
    return [];
  }
}

async function isValid({ database, install, clock }: SeedWorld, key: string): Promise<boolean> {
  return (await findKeyHolder(database.system, install.keys, key, clock.now())) !== null;
}

async function makeKey(world: SeedWorld, slug: string): Promise<string> {
  const { system } = world.database;
  const vendor = await system.vendor.findUnique({ where: { slug }, select: { id: true } });
  const partner = await system.partner.findUnique({ where: { slug }, select: { id: true } });
  const at = vendor ? { vendorId: vendor.id as VendorId } : { partnerId: partner?.id as PartnerId };
  const role = vendor ? 'admin' : 'owner';
  const maker = await system.membership.findFirstOrThrow({ where: { ...at, role }, select: { userId: true } });
  const { anApiKey } = await import('#tests/factories/accounts.ts');
  const { key } = await anApiKey(world, { id: maker.userId as UserId }, at, { name: 'Demo' });
  return key;
}
