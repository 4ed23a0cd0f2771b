import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { makeKeys } from '#campaigns/kernel/secrets.ts';
import { systemClock } from '#campaigns/kernel/time.ts';
import { createLaunch } from '#campaigns/launches/create-launch.ts';
import { saveLaunch } from '#campaigns/launches/save-launch.ts';
import { makeDatabase } from '#prisma/client.ts';
import { migrate } from '#prisma/migrate.ts';
import { roleAddresses } from '#prisma/role-addresses.ts';
import { withClient } from '#prisma/roles.ts';
import { startTemporaryServer } from '#prisma/temporary-server.ts';
import { aUser, aVendor, aVendorCaller } from '#tests/factories/accounts.ts';
import { aCampaign } from '#tests/factories/catalog.ts';
import { anAudience, someContacts } from '#tests/factories/contacts.ts';
import { aPublishedBrandKit, aTemplate } from '#tests/factories/content.ts';
import { aPartner, aPartnerCaller, aPartnership } from '#tests/factories/partners.ts';
import { aSentMailing } from '#tests/factories/sent-mailing.ts';

export const PASSWORD = 'correct horse battery';

const CONTACTS = 100_000;
const PARTNERS = 100;
const LAUNCHES = 50;
const PAGE_OF_CONTACTS = 10_000;

/** 100,000 contacts of one partner, 100 partners of one vendor, 50 launches that went out, one draft. */
export async function setPagesStage() {
  const server = await startTemporaryServer();
  const secretKey = randomBytes(32).toString('hex');
  const addresses = roleAddresses(server.url, secretKey);
  await migrate(server.url, addresses);
  const database = makeDatabase({ ...addresses, poolSize: 4 });
  const install = {
    publicUrl: 'http://localhost',
    mailFromDomain: 'mail.test',
    captured: true,
    dkimSigned: false,
    demo: false,
    keys: makeKeys(secretKey),
  };
  const world = { database, clock: systemClock, log: pino({ level: 'silent' }), install };
  const vendor = await aVendor(world, { admin: await aUser(world, { password: PASSWORD }) });
  const partner = await aPartner(world, { owner: await aUser(world, { password: PASSWORD }) });
  await aPartnership(world, { vendor, partner });
  for (let made = 1; made < PARTNERS; made += 1) await aPartnership(world, { vendor, partner: await aPartner(world) });
  const partnerCaller = aPartnerCaller(world, partner);
  const vendorCaller = aVendorCaller(world, vendor);
  const tags = ['customers', 'prospects', 'newsletter'];
  for (let made = 0; made < CONTACTS; made += PAGE_OF_CONTACTS)
    await someContacts(partnerCaller, PAGE_OF_CONTACTS, (i) => ({ tags: [tags[i % 3] ?? ''] }));
  const audience = await anAudience(partnerCaller, { filter: { tagsAny: ['customers'] } });
  await aPublishedBrandKit(world, partner);
  const template = await aTemplate(world, vendor);
  const campaign = await aCampaign(world, vendor, { templateVersionId: template.versionId });
  const { id: campaignId, tacticId } = campaign;
  let launchId = '';
  for (let made = 0; made < LAUNCHES; made += 1) {
    const sent = await aSentMailing({ vendorCaller, partnerCaller }, { people: 20, campaignId, tacticId });
    launchId = sent.launchId;
  }
  const { id: draftId } = await createLaunch(partnerCaller, { vendorId: vendor.id, campaignId });
  await saveLaunch(partnerCaller, { launchId: draftId, revision: 1, audienceId: audience.id });
  // What the server does by itself within a minute of so many new rows.
  await withClient(server.url, (owner) => owner.query('VACUUM ANALYZE'));
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-bench-'));
  return {
    folder,
    secretKey,
    databaseUrl: server.url,
    addresses,
    vendorEmail: vendor.admin.email,
    partnerEmail: partner.owner.email,
    vendorId: vendor.id,
    ids: { campaignId, templateId: template.id, launchId, draftId, partnerId: partner.id },
    close: async () => {
      await database.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
