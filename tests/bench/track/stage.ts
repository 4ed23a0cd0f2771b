import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { clickToken } from '#campaigns/delivery/tracking/tokens.ts';
import { makeKeys } from '#campaigns/kernel/secrets.ts';
import { systemClock } from '#campaigns/kernel/time.ts';
import type { World } from '#campaigns/kernel/world.ts';
import { makeDatabase } from '#prisma/client.ts';
import { migrate } from '#prisma/migrate.ts';
import { type RoleAddresses, roleAddresses } from '#prisma/role-addresses.ts';
import { aVendor, aVendorCaller } from '#tests/factories/accounts.ts';
import { aPartner, aPartnerCaller, aPartnership } from '#tests/factories/partners.ts';
import { aSentMailing } from '#tests/factories/sent-mailing.ts';
import { startDurableServer } from '../durable-server.ts';

export type Stage = {
  /** `/c/…` of every person and link */
  paths: string[];
  folder: string;
  secretKey: string;
  databaseUrl: string;
  addresses: RoleAddresses;
  /** hits in the database */
  countHits(): Promise<number>;
  close(): Promise<void>;
};

const LINKS = Array.from({ length: 10 }, (_, i) => `https://acme.test/page-${i}?utm_source=mail&utm_campaign=spring`);

/** A database of its own with one mailing, sent to `people`, and a folder for what the web process writes. */
export async function setStage(people: number): Promise<Stage> {
  const server = await startDurableServer();
  const secretKey = randomBytes(32).toString('hex');
  const addresses = roleAddresses(server.url, secretKey);
  await migrate(server.url, addresses);
  const database = makeDatabase({ ...addresses, poolSize: 2 });
  const keys = makeKeys(secretKey);
  const install = {
    publicUrl: 'http://localhost',
    mailFromDomain: 'mail.test',
    captured: false,
    dkimSigned: false,
    demo: false,
  };
  const world: World = { database, clock: systemClock, log: pino({ level: 'silent' }), install: { ...install, keys } };
  const [vendor, partner] = await Promise.all([aVendor(world), aPartner(world)]);
  await aPartnership(world, { vendor, partner });
  const partnerCaller = aPartnerCaller(world, partner);
  const sent = await aSentMailing(
    { vendorCaller: aVendorCaller(world, vendor), partnerCaller },
    { people, links: LINKS },
  );
  const { mailingId } = sent;
  const paths = sent.people.flatMap(({ deliveryId }) =>
    LINKS.map((_, i) => {
      const facts = { partnerId: partner.id, mailingId, deliveryId, link: i + 1, query: null };
      return `/c/${clickToken(keys, facts)}`;
    }),
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-bench-'));
  return {
    paths,
    folder,
    secretKey,
    databaseUrl: server.url,
    addresses,
    countHits: () => partnerCaller.inScope(({ db }) => db.engagement.count({ where: { mailingId } })),
    close: async () => {
      await database.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
