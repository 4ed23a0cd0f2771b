import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { WidgetFeedId } from '#campaigns/kernel/ids.ts';
import { makeOutbound } from '#campaigns/kernel/outbound.ts';
import { addFeed } from '#campaigns/widgets/add-feed.ts';
import { findDueFeeds } from '#campaigns/widgets/due-feeds.sql.ts';
import { listFeeds } from '#campaigns/widgets/feed-queries.ts';
import { importItems } from '#campaigns/widgets/import-items.ts';
import { listItems } from '#campaigns/widgets/item-queries.ts';
import { readFeed } from '#campaigns/widgets/read-feed.ts';
import { refreshFeed, removeFeed } from '#campaigns/widgets/remove-feed.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let answer: Answer = (_request, response) => response.end();
let requests: IncomingMessage[] = [];
const server = createServer((request, response) => {
  requests.push(request);
  answer(request, response);
});
beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  requests = [];
});

const rss = (...titles: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>N</title>${titles
    .map(
      (title, at) => `<item><guid>${at + 1}</guid><title>${title}</title><link>https://a.example/${at}</link></item>`,
    )
    .join('')}</channel></rss>`;
const says =
  (body: string, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    response.writeHead(200, headers).end(body);

async function aFeedWorld(now = '2027-03-01T10:00:00Z') {
  const made = await aPartnerWorld({ now });
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const caller = { ...made.vendorCaller, outbound: makeOutbound({ privateHosts: [host] }) };
  const list = () => caller.inScope((ctx) => listFeeds(ctx));
  const items = async () => (await caller.inScope((ctx) => listItems(ctx, {}, { limit: 50 }))).items;
  const add = (given: { path?: string; autoPublish?: boolean; kind?: 'news' | 'event' } = {}) =>
    addFeed(caller, {
      url: `http://${host}${given.path ?? '/feed.xml'}`,
      kind: given.kind ?? 'news',
      ...(given.autoPublish ? { autoPublish: true } : {}),
    });
  const later = (minutes: number) => made.world.clock.advance(minutes * 60_000);
  const read = (feedId: WidgetFeedId) => readFeed(caller, { feedId });
  return { ...made, caller, host, list, items, add, later, read };
}

test('a feed is read when it is added, and its new items are drafts or published, as it says', async () => {
  const there = await aFeedWorld();
  answer = says(rss('One', 'Two'));
  const { feedId } = await there.add();
  expect(await there.read(feedId)).toBe(true);
  expect(await there.items()).toMatchObject([{ status: 'draft' }, { status: 'draft' }]);
  const { feedId: open } = await there.add({ path: '/open.xml', autoPublish: true });
  await there.read(open);
  expect((await there.items()).map(({ status }) => status).sort()).toEqual([
    'draft',
    'draft',
    'published',
    'published',
  ]);
  expect(await there.list()).toMatchObject([
    { added: 2, lastError: '' },
    { added: 2, lastError: '' },
  ]);
});

test('what has not changed is not sent again: the server is told what we have', async () => {
  const there = await aFeedWorld();
  const date = 'Mon, 01 Mar 2027 09:00:00 GMT';
  answer = says(rss('One'), { etag: '"v1"', 'last-modified': date });
  const { feedId } = await there.add();
  await there.read(feedId);
  expect(await there.read(feedId)).toBe(false);
  there.later(31);
  answer = (_request, response) => response.writeHead(304).end();
  expect(await there.read(feedId)).toBe(true);
  expect(requests[1]?.headers).toMatchObject({ 'if-none-match': '"v1"', 'if-modified-since': date });
  there.later(31);
  answer = says(rss('One, corrected'));
  await there.read(feedId);
  expect(requests[2]?.headers['if-none-match']).toBe('"v1"');
  expect(await there.items()).toMatchObject([{ title: 'One, corrected' }]);
  expect(await there.list()).toMatchObject([{ added: 1, changed: 1 }]);
});

test('of eight workers that look at the same moment one reads', async () => {
  const there = await aFeedWorld();
  answer = says(rss('One'));
  const { feedId } = await there.add();
  const read = await Promise.all(Array.from({ length: 8 }, () => there.read(feedId)));
  expect(read.filter(Boolean)).toHaveLength(1);
  expect(requests).toHaveLength(1);
});

test('a worker that died over a feed has it for five minutes, then another reads it', async () => {
  const there = await aFeedWorld();
  answer = says(rss('One'));
  const { feedId } = await there.add();
  void readFeed({ ...there.caller, outbound: () => new Promise(() => {}) }, { feedId });
  await expect.poll(async () => (await there.list())[0]?.nextAt).toEqual(new Date('2027-03-01T10:05:00Z'));
  expect(await there.read(feedId)).toBe(false);
  there.later(6);
  expect(await there.read(feedId)).toBe(true);
  expect(await there.items()).toHaveLength(1);
});

const WRONG: [string, Answer, string][] = [
  ['a page', says('<html><body>Hello</body></html>'), 'This is neither RSS nor Atom nor a calendar.'],
  ['a refusal', (_request, response) => response.writeHead(503).end(), 'The server answered 503.'],
  ['a calendar as news', says('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n'), 'This is a calendar.'],
  [
    'more than 5 MB',
    (_request, response) => {
      response.on('error', () => {});
      response.writeHead(200).end(Buffer.alloc(6 * 1024 * 1024, 'x'));
    },
    'The feed is larger than 5 MB.',
  ],
  ['a broken line', (request) => request.socket.destroy(), 'The connection broke off.'],
  [
    'a way inside',
    (_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
    'The address is not a public https one.',
  ],
  [
    'a way inside by https',
    (_request, response) => response.writeHead(301, { location: 'https://10.0.0.1/' }).end(),
    'The address is not a public https one.',
  ],
  [
    'a file',
    (_request, response) => response.writeHead(301, { location: 'file:///etc/passwd' }).end(),
    'The address is not a public https one.',
  ],
  [
    'a circle',
    (_request, response) => response.writeHead(302, { location: '/feed.xml' }).end(),
    'The server sends on more than 3 times.',
  ],
];

test.each(WRONG)(
  '%s is said on its screen, what was read stays, and it is tried later and later',
  async (_, wrong, said) => {
    const there = await aFeedWorld();
    answer = says(rss('One'));
    const { feedId } = await there.add();
    await there.read(feedId);
    there.later(31);
    answer = wrong;
    expect(await there.read(feedId)).toBe(true);
    const [feed] = await there.list();
    expect(feed?.lastError.startsWith(said), feed?.lastError).toBe(true);
    expect(feed?.nextAt).toEqual(new Date(there.world.clock.now().getTime() + 30 * 60_000));
    expect(await there.items()).toMatchObject([{ title: 'One' }]);
    there.later(31);
    await there.read(feedId);
    expect((await there.list())[0]?.nextAt).toEqual(new Date(there.world.clock.now().getTime() + 60 * 60_000));
    there.later(61);
    answer = says(rss('One', 'Two'));
    await there.read(feedId);
    expect(await there.list()).toMatchObject([{ lastError: '', added: 2 }]);
  },
);

test('a server that says a byte now and then is left after ten seconds', async () => {
  const there = await aFeedWorld();
  const { feedId } = await there.add();
  const late = Object.assign(new Error('timed out'), { name: 'TimeoutError' });
  await readFeed({ ...there.caller, outbound: () => Promise.reject(late) }, { feedId });
  expect(await there.list()).toMatchObject([{ lastError: 'The server took longer than 10 seconds.' }]);
});

test('a feed that is gone for good is asked no more, until a person wants it', async () => {
  const there = await aFeedWorld();
  answer = (_request, response) => response.writeHead(410).end();
  const { feedId } = await there.add();
  await there.read(feedId);
  expect(await there.list()).toMatchObject([{ status: 'off', nextAt: null }]);
  there.later(3_000);
  expect(await there.read(feedId)).toBe(false);
  answer = says(rss('One'));
  await refreshFeed(there.caller, { feedId });
  expect(await there.read(feedId)).toBe(true);
});

test('a redirect to where it lives now is followed, three at most', async () => {
  const there = await aFeedWorld();
  answer = (request, response) =>
    request.url === '/feed.xml'
      ? response.writeHead(301, { location: '/moved.xml' }).end()
      : response.writeHead(200).end(rss('One'));
  await there.read((await there.add()).feedId);
  expect(await there.items()).toMatchObject([{ title: 'One' }]);
});

test('names of one feed are not those of another, nor of a file', async () => {
  const there = await aFeedWorld();
  answer = says(rss('First feed'));
  await there.read((await there.add()).feedId);
  answer = says(rss('Second feed'));
  await there.read((await there.add({ path: '/other.xml' })).feedId);
  await importItems(there.caller, { bytes: Buffer.from(rss('A file')) });
  expect((await there.items()).map(({ title }) => title).sort()).toEqual(['A file', 'First feed', 'Second feed']);
});

test('removed, a feed is read no more and its items stay; twice it cannot be added', async () => {
  const there = await aFeedWorld();
  answer = says(rss('One'));
  const { feedId } = await there.add();
  await expect(there.add()).rejects.toMatchObject({ code: 'conflict', fields: { url: expect.any(String) } });
  await there.read(feedId);
  await removeFeed(there.caller, { feedId });
  expect(await there.read(feedId)).toBe(false);
  expect([await there.list(), (await there.items()).length]).toEqual([[], 1]);
});

test('a password in an address is refused, a calendar’s own scheme is https', async () => {
  const { caller } = await aFeedWorld();
  await expect(addFeed(caller, { url: 'https://me:secret@a.example/f', kind: 'news' })).rejects.toMatchObject({
    fields: { url: expect.any(String) },
  });
  await addFeed(caller, { url: 'webcal://a.example/cal.ics', kind: 'event' });
  expect(await caller.inScope((ctx) => listFeeds(ctx))).toMatchObject([{ url: 'https://a.example/cal.ics' }]);
});

test('the sweep finds what is due, whoever’s it is', async () => {
  const there = await aFeedWorld('2020-03-01T10:00:00Z');
  const { feedId } = await there.add();
  const isDue = async () => (await findDueFeeds(there.world.database.system)).some((one) => one.feedId === feedId);
  expect(await isDue()).toBe(true);
  there.world.clock.set('2099-01-01T00:00:00Z');
  answer = says(rss('One'));
  await there.read(feedId);
  expect(await isDue()).toBe(false);
});
