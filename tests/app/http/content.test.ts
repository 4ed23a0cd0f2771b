import { beforeAll, expect, test } from 'vitest';
import { signPreview } from '#campaigns/content/previews/preview-ticket.ts';
import { anApiKey, aUser, aVendor, type TestUser, type TestVendor } from '#tests/factories/accounts.ts';
import { aCampaign } from '#tests/factories/catalog.ts';
import { aPicture, aPublishedBrandKit, aTemplate, SMALL_SOURCE } from '#tests/factories/content.ts';
import { aPartner, aPartnership, type TestPartner } from '#tests/factories/partners.ts';
import type { Answer } from '../harness/browser.ts';
import { type WebStand, webStand } from '../harness/web-stand.ts';

const PASSWORD = 'walrus under lamp post';

let stand: WebStand;
let vendor: TestVendor;
let partner: TestPartner;
let marketer: TestUser;
beforeAll(async () => {
  stand = await webStand();
  const { world } = stand;
  marketer = await aUser(world, { password: PASSWORD });
  vendor = await aVendor(world, { admin: marketer });
  partner = await aPartner(world);
  await aPartnership(world, { vendor, partner });
});

/** Every field that a test here reads of an answer. */
type Json = {
  id: string;
  templateId: string;
  versionId: string;
  revision: number;
  status: string;
  url: string;
  missing: string[];
  items: { number: number }[];
  tactics: { zones: { name: string }[] }[];
  logo: { sha256: string };
};
type Call = (
  method: string,
  path: string,
  body?: object | Uint8Array,
  type?: string,
) => Promise<Answer & { json: Json }>;

/** Calls the JSON API with a key of its own. */
async function client(maker: TestUser, at: Parameters<typeof anApiKey>[2], scopes?: string[]): Promise<Call> {
  const { key } = await anApiKey(stand.world, maker, at, scopes ? { scopes } : {});
  return async (method, path, body, type = 'application/json') => {
    const answer = await stand.browser().send(`/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body ? { 'content-type': type } : {}) },
      ...(body ? { body: body instanceof Uint8Array ? body : JSON.stringify(body) } : {}),
    });
    return { ...answer, json: answer.text ? JSON.parse(answer.text) : null };
  };
}

test('a template, a campaign and a brand kit are made, published and looked at through the API', async () => {
  const asVendor = await client(marketer, { vendorId: vendor.id });
  const asPartner = await client(partner.owner, { partnerId: partner.id });

  const picture = await asVendor('POST', '/template-images?fileName=Harbour.png', await aPicture(), 'image/png');
  expect(picture).toMatchObject({
    status: 201,
    json: { name: 'harbour', url: expect.stringMatching(/\/a\/\w+\.png$/) },
  });
  const mjml = SMALL_SOURCE.mjml.replace('src="brand:logo"', 'src="asset:harbour" alt="A harbour"');
  const template = await asVendor('POST', '/templates', { name: 'By API', source: { ...SMALL_SOURCE, mjml } });
  expect(template).toMatchObject({ status: 201, json: { number: 1, warnings: [] } });
  const { templateId } = template.json;
  const saved = await asVendor('POST', `/templates/${templateId}/versions`, {
    ...{ ...SMALL_SOURCE, mjml, subject: 'Second' },
    basedOn: 1,
  });
  expect(saved).toMatchObject({ status: 201, json: { number: 2 } });
  const versions = await asVendor('GET', `/templates/${templateId}/versions`);
  expect(versions.json.items.map((version) => version.number)).toEqual([2, 1]);

  const campaign = await asVendor('POST', '/campaigns', { name: 'By API', templateVersionId: saved.json.versionId });
  expect(campaign).toMatchObject({ status: 201, json: { status: 'draft', blockers: [] } });
  const { id } = campaign.json;
  expect((await asVendor('POST', `/campaigns/${id}/publication`)).json.status).toBe('published');
  expect((await asVendor('POST', `/campaigns/${id}/publication`)).status).toBe(409);

  const kit = await asPartner('GET', '/brand-kit');
  expect(kit.json.missing).toEqual(['address', 'senderName', 'replyTo']);
  const changed = await asPartner('PATCH', '/brand-kit', { revision: kit.json.revision, shortName: 'By API Ltd' });
  const logo = await asPartner('POST', '/brand-kit/logo?variant=light', await aPicture(), 'image/png');
  expect([changed.status, logo.status]).toEqual([200, 200]);
  const { revision } = logo.json;
  expect((await asPartner('POST', '/brand-kit/publication', { revision })).json).toMatchObject({ number: 1 });

  const offered = await asPartner('GET', '/offered-campaigns');
  expect(offered.json.items).toMatchObject([{ id, vendorId: vendor.id, name: 'By API' }]);
  const offer = await asPartner('GET', `/offered-campaigns/${vendor.id}/${id}`);
  expect(offer.json.tactics[0]?.zones.map((zone) => zone.name)).toEqual(['headline', 'message', 'action']);

  const preview = await asVendor('GET', `/campaigns/${id}/preview?as=${partner.id}`);
  const mail = await stand.browser().get(new URL(preview.json.url).pathname);
  expect(mail.text).toContain('By API Ltd');
  expect(mail.text).toContain(picture.json.url);
  expect((await asVendor('DELETE', `/campaigns/${id}/publication`)).json.status).toBe('withdrawn');
  expect((await asPartner('GET', `/offered-campaigns/${vendor.id}/${id}`)).status).toBe(404);
});

test('a source with errors answers each at its line, and nothing is saved', async () => {
  const call = await client(marketer, { vendorId: vendor.id });
  const { id } = await aTemplate(stand.world, vendor);
  const mjml = '<mjml>\n<mj-body>\n<mj-blink/>\n</mj-body>\n</mjml>';
  const refused = await call('POST', `/templates/${id}/versions`, { ...SMALL_SOURCE, mjml, basedOn: 1 });
  expect(refused).toMatchObject({
    status: 422,
    json: { errors: [{ field: 'mjml line 3', detail: expect.stringContaining('mj-blink') }] },
  });
  expect((await call('GET', `/templates/${id}/versions`)).json.items).toHaveLength(1);
});

test('B 22: a template that is not text is refused before it is read', async () => {
  const call = await client(marketer, { vendorId: vendor.id });
  const { id } = await aTemplate(stand.world, vendor);
  for (const mjml of [{ type: 'Program', body: [] }, ['<mjml>'], 7, null])
    expect((await call('POST', `/templates/${id}/versions`, { ...SMALL_SOURCE, mjml, basedOn: 1 })).status).toBe(422);
});

test('B 41: what a client may not set is not set', async () => {
  const call = await client(marketer, { vendorId: vendor.id });
  const made = await call('POST', '/campaigns', {
    name: 'Mine',
    status: 'published',
    publishedAt: '2020-01-01',
    vendorId: 'x',
  });
  expect(made.json).toMatchObject({ status: 'draft', publishedAt: null });
});

test('a key does what its scopes say and no more', async () => {
  const reader = await client(marketer, { vendorId: vendor.id }, ['campaign:read']);
  const { id } = await aCampaign(stand.world, vendor, { status: 'draft' });
  expect((await reader('GET', `/campaigns/${id}`)).status).toBe(200);
  for (const [method, path] of [
    ['PATCH', `/campaigns/${id}`],
    ['POST', `/campaigns/${id}/publication`],
    ['GET', '/templates'],
  ] as const)
    expect((await reader(method, path)).status).toBe(403);
});

test('a preview runs nothing, loads nothing from elsewhere and is framed by our pages only', async () => {
  const { world } = stand;
  const name = '<img src=x onerror=alert(1)>';
  const stranger = await aPartner(world);
  await aPartnership(world, { vendor, partner: stranger });
  await aPublishedBrandKit(world, stranger, { shortName: name });
  const { versionId } = await aTemplate(world, vendor);
  const ticket = {
    kind: 'version',
    vendorId: vendor.id,
    templateVersionId: versionId,
    partnerId: stranger.id,
  } as const;
  const token = signPreview(world.install.keys, ticket, world.clock.now());
  const shown = await stand.browser().get(`/preview/${token}`);
  expect(shown.status).toBe(200);
  expect(shown.headers.get('content-security-policy')).toBe(
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'",
  );
  expect(shown.text).not.toContain(name);
  const asText = await stand.browser().get(`/preview/${token}?part=text`);
  expect(asText.text).toContain('&lt;img src=x onerror=alert(1)&gt;');
  const imagesOff = await stand.browser().get(`/preview/${token}?images=off&scheme=dark`);
  expect(imagesOff.text).not.toMatch(/<img[^>]+\ssrc=/);
});

test('a preview’s address opens with its signature only', async () => {
  const { world } = stand;
  const { versionId } = await aTemplate(world, vendor);
  const ticket = { kind: 'version', vendorId: vendor.id, templateVersionId: versionId, partnerId: null } as const;
  const token = signPreview(world.install.keys, ticket, world.clock.now());
  const old = signPreview(world.install.keys, ticket, new Date(world.clock.now().getTime() - 86_400_000));
  const [keyId, body, signature] = token.split('.');
  for (const wrong of ['x', 'a.b.c', old, `${keyId}.${body}.${signature?.slice(1)}x`]) {
    const answer = await stand.browser().get(`/preview/${wrong}`);
    expect(answer.status).toBe(410);
    expect(answer.text).toContain('expired');
  }
});

test('a public image is for ever the same, whoever asks; everything else is a 404', async () => {
  const call = await client(partner.owner, { partnerId: partner.id });
  const { logo } = (await call('POST', '/brand-kit/logo?variant=dark', await aPicture(), 'image/png')).json;
  const image = await stand.browser().get(`/a/${logo.sha256}.png`);
  expect(image.status).toBe(200);
  expect(image.headers.get('content-type')).toBe('image/png');
  expect(image.headers.get('cache-control')).toContain('immutable');
  expect(image.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  for (const path of [`/a/${logo.sha256}.jpg`, `/a/${logo.sha256}`, '/a/..%2F..%2Fetc%2Fpasswd', '/library/x/y.jpg'])
    expect((await stand.browser().get(path)).status).toBe(404);
});

test('the studio answers what is being typed with its problems, and a page that can be framed', async () => {
  const { id } = await aTemplate(stand.world, vendor);
  const signedIn = stand.browser();
  await signedIn.signIn(marketer.email, PASSWORD);
  const { mjml, preheader, locale } = SMALL_SOURCE;
  const typed = await signedIn.post(`/vendor/templates/${id}/preview`, { mjml, preheader, locale, subject: 'Typed' });
  const { src, problems, subject } = JSON.parse(typed.text);
  expect({ problems, subject }).toEqual({ problems: [], subject: 'Typed' });
  expect((await stand.browser().get(src)).text).toContain('Spring offer');
});

test('a form without scripts keeps what was typed when a source is refused', async () => {
  const { id } = await aTemplate(stand.world, vendor);
  const signedIn = stand.browser();
  await signedIn.signIn(marketer.email, PASSWORD);
  const mjml = '<mjml><mj-body><mj-blink/></mj-body></mjml>';
  const fields = { mjml, subject: 'A subject I typed', preheader: '', locale: 'en', basedOn: '1' };
  const page = await signedIn.post(`/vendor/templates/${id}?index`, fields);
  expect(page.status).toBe(422);
  expect(page.text).toContain('A subject I typed');
  expect(page.text).toContain('&lt;mj-blink/&gt;');
  expect(page.text).toContain('Nothing was saved: 1 error stands in the way');
});
