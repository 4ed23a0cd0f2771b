import { newcomersCsv } from '#prisma/seed/contacts-csv.ts';
import { type ApiClient, anApiClient } from './support/api-client.ts';
import { expect, test } from './support/test.ts';

const PEOPLE = 40;
const HEADLINE = 'From a program, with care';

/** The header and the first rows. */
const csv = () =>
  newcomersCsv()
    .split('\n')
    .slice(0, PEOPLE + 1)
    .join('\n');

async function until<T>(read: () => Promise<T>, holds: (value: T) => boolean, timeout = 60_000): Promise<T> {
  let last = await read();
  await expect
    .poll(
      async () => {
        last = await read();
        return holds(last);
      },
      { timeout },
    )
    .toBe(true);
  return last;
}

async function publishCampaign(vendor: ApiClient): Promise<string> {
  const template = await vendor<{ templateId: string }>('createTemplate', {
    name: 'Made by a program',
    library: 'launch-announcement',
  });
  expect(template.status).toBe(201);
  const { templateId } = template.body;
  const { body } = await vendor<{ latest: { mjml: string; preheader: string } }>('getTemplate', { templateId });
  const { mjml, preheader } = body.latest;
  const source = { mjml, preheader, subject: 'News from {{partner.name}}', templateId, basedOn: 1 };
  const saved = await vendor<{ versionId: string; number: number }>('saveTemplateVersion', source);
  expect(saved.body.number).toBe(2);
  const wrong = '<mjml><mj-body><mj-nothing /></mj-body></mjml>';
  const refused = await vendor('saveTemplateVersion', { ...source, mjml: wrong, basedOn: 2 });
  expect(refused.status).toBe(422);
  const campaign = await vendor<{ id: string }>('createCampaign', {
    name: 'A campaign made by a program',
    templateVersionId: saved.body.versionId,
  });
  const campaignId = campaign.body.id;
  expect((await vendor<{ status: string }>('publishCampaign', { campaignId })).body.status).toBe('published');
  return campaignId;
}

async function importContacts(partner: ApiClient): Promise<string> {
  const terms = { fileName: 'crm.csv', legalBasis: 'consent', consentSource: 'order form', trackingConsent: true };
  const sent = await partner<{ id: string }>('importContacts', terms, { file: csv() });
  expect(sent.status).toBe(202);
  const importId = sent.body.id;
  const read = async () =>
    (await partner<{ status: string; summary: { new: number } }>('getImport', { importId })).body;
  const dryRun = await until(read, ({ status }) => status === 'ready');
  expect(dryRun.summary.new).toBe(PEOPLE);
  await partner('confirmImport', { importId });
  await until(read, ({ status }) => status === 'done');
  return importId;
}

async function makeAudience(partner: ApiClient, importId: string): Promise<string> {
  const input = { name: 'From a program', filter: { importIds: [importId] } };
  const once = { idempotencyKey: 'an-audience' };
  const audience = await partner<{ id: string }>('createAudience', input, once);
  const again = await partner<{ id: string }>('createAudience', input, once);
  expect(again.body.id).toBe(audience.body.id);
  expect(again.headers['idempotency-replayed']).toBe('true');
  return audience.body.id;
}

test('a program goes the whole way by the names in the OpenAPI document', async ({ request }) => {
  test.setTimeout(180_000);
  const vendor = await anApiClient(request, 'Northwind Security');
  const partner = await anApiClient(request, 'Kestrel Systems');
  const campaignId = await publishCampaign(vendor);
  const { body: offers } = await partner<{ items: { id: string; vendorId: string }[] }>('listEligibleCampaigns');
  const offer = offers.items.find(({ id }) => id === campaignId);
  expect(offer).toBeDefined();

  const importId = await importContacts(partner);
  const audienceId = await makeAudience(partner, importId);
  const launch = await partner<{ id: string; revision: number }>('createLaunch', {
    campaignId,
    vendorId: offer?.vendorId,
  });
  const launchId = launch.body.id;
  const zones = { headline: HEADLINE };
  await partner('saveLaunch', { launchId, revision: launch.body.revision, audienceId, zones, plan: { when: 'now' } });
  const trial = await partner<{ sent: number }>('sendLaunchTest', { launchId, addresses: ['niamh@kestrel.test'] });
  expect(trial.body.sent).toBe(1);
  const { body: review } = await partner<{
    revision: number;
    count: { reachable: number };
    checks: { level: string }[];
  }>('reviewLaunch', { launchId });
  expect(review).toMatchObject({ count: { reachable: PEOPLE }, captured: true });
  expect(review.checks.filter(({ level }) => level === 'blocker')).toEqual([]);
  const { revision } = review;
  const stale = await partner('scheduleLaunch', { launchId, revision, confirmedCount: PEOPLE + 1 });
  expect(stale.status).toBe(409);
  expect((await partner('scheduleLaunch', { launchId, revision, confirmedCount: PEOPLE })).status).toBe(202);

  const progress = await until(
    async () => (await partner<{ status: string }>('getLaunchProgress', { launchId })).body,
    ({ status }) => status === 'done',
    120_000,
  );
  expect(progress).toMatchObject({
    audience: PEOPLE,
    accepted: PEOPLE,
    failed: 0,
    skipped: 0,
    unknown: 0,
    underWay: 0,
  });
  expect((await partner('getLaunchResults', { launchId })).status).toBe(200);
  const { body: people } = await partner<{ items: object[] }>('listLaunchPeople', { launchId, limit: 100 });
  expect(people.items).toHaveLength(PEOPLE);

  await expectCountsOnly(vendor, { campaignId, launchId });
  const other = await anApiClient(request, 'Helio Cloud');
  expect((await other('getCampaign', { campaignId })).status).toBe(404);
  const nobody = await anApiClient(request, null);
  expect((await nobody('getLaunch', { launchId })).status).toBe(401);
});

async function expectCountsOnly(vendor: ApiClient, { campaignId, launchId }: Record<string, string>): Promise<void> {
  const results = await vendor('getCampaignResults', { campaignId });
  expect(JSON.stringify(results.body)).toContain(`"accepted":${PEOPLE}`);
  expect(JSON.stringify(results.body)).not.toMatch(/@|marcus/i);
  const refused = await vendor<{ code: string }>('listLaunchPeople', { launchId });
  expect(refused.status).toBe(403);
}
