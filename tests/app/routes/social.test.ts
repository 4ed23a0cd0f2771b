import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import type { PartnerPostId, SocialPostId } from '#campaigns/kernel/ids.ts';
import { createPost } from '#campaigns/social/create-post.ts';
import { getPartnerPost, listWaitingRows } from '#campaigns/social/partner-post-queries.ts';
import { getPost } from '#campaigns/social/post-queries.ts';
import { aUser, aVendor, aVendorCaller } from '#tests/factories/accounts.ts';
import { aPartner, aPartnerCaller, aPartnership } from '#tests/factories/partners.ts';
import { aCapturedPost, aPost, aTopic } from '#tests/factories/social.ts';
import { PUBLIC_URL, type WebStand, webStand } from '../harness/web-stand.ts';

const PASSWORD = 'walrus under lamp post';

let stand: WebStand;
beforeAll(async () => {
  stand = await webStand();
}, 120_000);

/** A partner at its screens, with a post out on a captured account. */
async function aPartnerAtWork() {
  const { world } = stand;
  const [admin, owner] = [await aUser(world, { password: PASSWORD }), await aUser(world, { password: PASSWORD })];
  const [vendor, partner] = [await aVendor(world, { admin }), await aPartner(world, { owner })];
  await aPartnership(world, { vendor, partner });
  const callers = { vendorCaller: aVendorCaller(world, vendor), partnerCaller: aPartnerCaller(world, partner) };
  const out = await aCapturedPost(world, callers);
  const [browser, vendorBrowser] = [stand.browser(), stand.browser()];
  await browser.signIn(owner.email, PASSWORD);
  await vendorBrowser.signIn(admin.email, PASSWORD);
  return { ...callers, ...out, browser, vendorBrowser };
}

test('a captured post is seen as it would stand at its network, with its address and where its link leads', async () => {
  const { browser, capturedPostId } = await aPartnerAtWork();
  const list = await browser.get('/partner/social/captured');
  expect(list.text).toContain(`/partner/social/captured/${capturedPostId}`);
  expect(list.text).toContain('New this spring. Solar with storage.');
  const page = await browser.get(`/partner/social/captured/${capturedPostId}`);
  expect(page.text).toMatch(/<a href="http:\/\/localhost:3000\/s\/\w{10}"/);
  expect(page.text).toContain('https://acme.example/solar?ref=1&amp;utm_source=linkedin');
  const first = await browser.get('/partner/social');
  expect(first.text).toContain(`href="http://localhost:3000/partner/social/captured/${capturedPostId}"`);
  expect(first.text).toContain('href="/partner/social/captured"');
});

test('a post in doubt offers to look again, that it went out and that it did not, each with a question', async () => {
  const { browser, partnerCaller, publicationId } = await aPartnerAtWork();
  expect((await browser.get('/partner/social')).text).not.toContain('Look again');
  const change = (data: object) => partnerCaller.inScope((ctx) => ctx.db.socialPublication.updateMany({ data }));
  await change({ state: 'unknown', dueAt: null, permalink: null });
  const { text } = await browser.get('/partner/social');
  for (const words of ['Look again', 'It went out', 'It did not', 'it may stand there twice', '1 post is in doubt'])
    expect(text).toContain(words);
  const post = (answer: string) => browser.post('/partner/social?index', { intent: 'doubt', publicationId, answer });
  expect((await post('maybe')).status).toBe(422);
  expect((await post('went_out')).status).toBe(303);
  expect((await browser.get('/partner/social')).text).toContain('A person said that it went out.');
  const late = await post('did_not');
  expect(late.status).toBe(409);
  expect(late.text).toContain('This post is in doubt no more, so nothing was changed.');
});

test('an account that waits for its person is said on the first screen and over the social ones, with the way to mend it', async () => {
  const { browser, partnerCaller, accountId } = await aPartnerAtWork();
  const said = ['/partner', '/partner/social', '/partner/social/topics'];
  const pages = () => Promise.all(said.map(async (path) => (await browser.get(path)).text));
  for (const text of await pages()) expect(text).not.toContain('See the accounts');
  await partnerCaller.inScope((ctx) =>
    ctx.db.socialAccount.updateMany({ where: { id: accountId }, data: { status: 'needs_repair' } }),
  );
  for (const text of await pages()) {
    expect(text).toContain('See the accounts');
    expect(text).toMatch(/Brightside.*(sign in again|until somebody signs in)/);
  }
  expect((await browser.get('/partner/social/accounts')).text).toContain('aria-label="Sign in again: Brightside"');
});

test('a draft takes a picture with its description, shows it on each network with that network’s count, and lets it go', async () => {
  const { vendorBrowser, vendorCaller, topicId } = await aPartnerAtWork();
  const { postId } = await createPost(vendorCaller, { topicId, title: 'With a picture' });
  const path = `/vendor/social/${postId}`;
  const save = {
    topicId,
    title: 'With a picture',
    networks: ['x', 'linkedin'],
    all: `{{partner.name}} ${'a'.repeat(300)}`,
  };
  expect((await vendorBrowser.post(path, { ...save, intent: 'save' })).status).toBe(303);
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#0f766e' } })
    .png()
    .toBuffer();
  const send = (alt: string, file?: Buffer) => {
    const body = new FormData();
    body.set('intent', 'image');
    body.set('alt', alt);
    if (file) body.set('image', new File([new Uint8Array(file)], 'roof.png', { type: 'image/png' }));
    const headers = { origin: PUBLIC_URL, 'sec-fetch-site': 'same-origin' };
    return vendorBrowser.send(path, { method: 'POST', headers, body });
  };
  expect((await send('', bytes)).status, 'no description').toBe(422);
  expect((await send('A roof')).status, 'no picture').toBe(422);
  expect((await send('A roof', Buffer.from('GIF89a'))).status, 'no picture at all').toBe(422);
  expect((await send('A roof with panels', bytes)).status).toBe(303);
  expect((await send('A roof with solar panels')).status, 'another description alone').toBe(303);
  const { text } = await vendorBrowser.get(path);
  expect(text).toMatch(/<img src="\/a\/[0-9a-f]{64}\.png" alt="A roof with solar panels"/);
  expect(text).toContain('319 of 280: 39 too many');
  expect(text).toContain('319 of 3,000');
  expect((await vendorBrowser.post(path, { intent: 'removeImage' })).status).toBe(303);
  expect((await vendorBrowser.get(path)).text).not.toContain('<img src="/a/');
});

test('the calendar has each side’s posts on their day, with a link, and its months in the address', async () => {
  const { browser, vendorBrowser, vendorCaller, partnerPostId, postId } = await aPartnerAtWork();
  const { publishAt } = await vendorCaller.inScope((ctx) => getPost(ctx, postId));
  const month = publishAt?.toISOString().slice(0, 7) ?? '';
  const vendors = await vendorBrowser.get(`/vendor/social/calendar?month=${month}`);
  expect(vendors.text).toContain(`href="/vendor/social/${postId}"`);
  expect(vendors.text).toContain(`<time dateTime="${publishAt?.toISOString().slice(0, 10)}"`);
  expect(vendors.text).toMatch(/<th scope="col" abbr="Monday"/);
  const partners = await browser.get('/partner/social/calendar');
  expect(partners.text).toContain(`href="/partner/social#${partnerPostId}"`);
  const other = await browser.get('/partner/social/calendar?month=2020-02');
  expect(other.text).toContain('href="/partner/social/calendar?month=2020-03"');
  expect(other.text).toContain('Nothing in this month');
  expect((await browser.get('/partner/social/calendar?month=x%27')).status).toBe(200);
});

test('publishing saves what stands in the editor, for a time in its zone; a topic is archived and the list is searched', async () => {
  const { vendorBrowser, vendorCaller, topicId } = await aPartnerAtWork();
  const made = await vendorBrowser.post('/vendor/social/new', { topicId, title: 'Autumn offer' });
  const path = made.headers.get('location') ?? '';
  expect(path).toMatch(/^\/vendor\/social\/spo_/);
  const post = (values: object) =>
    vendorBrowser.post(path, { topicId, title: 'Autumn offer', networks: ['x'], all: 'Typed just now.', ...values });
  const refused = await post({ intent: 'publish', publishLocal: '2020-01-01T09:00', timeZone: 'Europe/Berlin' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('This time is over.');
  expect(refused.text, 'what was typed is kept').toContain('Typed just now.');
  const publish = { intent: 'publish', publishLocal: '2031-01-01T09:00', timeZone: 'Europe/Berlin' };
  expect((await post(publish)).status).toBe(303);
  const postId = path.split('/').at(-1) as SocialPostId;
  const { content, publishAt, status } = await vendorCaller.inScope((ctx) => getPost(ctx, postId));
  expect({ said: content.texts.all, at: publishAt?.toISOString(), status }).toEqual({
    ...{ said: 'Typed just now.', at: '2031-01-01T08:00:00.000Z', status: 'published' },
  });

  const found = async (query: string) => {
    const { text } = await vendorBrowser.get(`/vendor/social?${query}`);
    return ['Autumn offer', 'Spring solar'].filter((title) => text.includes(`>${title}<`));
  };
  expect(await found('q=AUTUMN')).toEqual(['Autumn offer']);
  expect(await found('status=published')).toEqual(['Autumn offer', 'Spring solar']);
  expect(await found('status=draft')).toEqual([]);
  expect(await found(`topicId=sto_${'0'.repeat(26)}`)).toEqual([]);

  expect((await vendorBrowser.post('/vendor/social/topics', { intent: 'archive', topicId })).status).toBe(303);
  expect((await vendorBrowser.get('/vendor/social/topics')).text).toContain('No topic yet');
});

test('what a partner approves is what stands in its words, saved or not; what every network says is read once', async () => {
  const { browser, partnerCaller, vendorCaller } = await aPartnerAtWork();
  const topicId = await aTopic({ vendorCaller, partnerCaller }, 'requires_approval');
  await aPost(
    { vendorCaller, partnerCaller },
    { topicId, title: 'To be asked', content: { networks: ['x', 'mastodon'] } },
  );
  await aPost({ vendorCaller, partnerCaller }, { topicId, title: 'To be declined', content: { networks: ['x'] } });
  const [asked, other] = await partnerCaller.inScope(listWaitingRows);
  if (!asked || !other) throw new Error('two posts wait');
  const { text } = await browser.get('/partner/social');
  expect(text).toContain('>X, Mastodon</dt>');
  for (const { id } of [asked, other]) expect(text, 'each label has its own field').toContain(`for="${id}-intro"`);

  const approve = (intro: string) =>
    browser.post('/partner/social?index', { intent: 'approve', partnerPostId: asked.id, 'zones.intro': intro });
  const refused = await approve('x'.repeat(61));
  expect(refused.status).toBe(422);
  const stateOf = (id: PartnerPostId) => partnerCaller.inScope((ctx) => getPartnerPost(ctx, id));
  expect(await stateOf(asked.id)).toMatchObject({ state: 'waiting', values: {} });
  expect((await approve('Typed and not saved.')).status).toBe(303);
  expect(await stateOf(asked.id)).toMatchObject({ state: 'approved', values: { intro: 'Typed and not saved.' } });
  const decline = { intent: 'decline', partnerPostId: other.id };
  expect((await browser.post('/partner/social?index', decline)).status).toBe(303);
  expect(await stateOf(other.id)).toMatchObject({ state: 'declined' });
});

test('a draft is kept before it says anything, and is not published so', async () => {
  const { vendorBrowser, vendorCaller, topicId } = await aPartnerAtWork();
  const { postId } = await createPost(vendorCaller, { topicId, title: 'Empty' });
  const empty = { topicId, title: 'Empty for now', networks: ['x'], all: '' };
  const post = (intent: string) => vendorBrowser.post(`/vendor/social/${postId}`, { ...empty, intent });
  expect((await post('save')).status).toBe(303);
  const refused = await post('publish');
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('The post says nothing on X.');
  expect(await vendorCaller.inScope((ctx) => getPost(ctx, postId))).toMatchObject({
    ...{ title: 'Empty for now', status: 'draft' },
  });
});
