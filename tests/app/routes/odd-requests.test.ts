import { connect, type Socket } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { aMembership, anApiKey, aUser, aVendor, type TestVendor, unique } from '#tests/factories/accounts.ts';
import { aPartner, aPartnership, type TestPartner } from '#tests/factories/partners.ts';
import type { TestBrowser } from '../harness/browser.ts';
import { PUBLIC_URL, type WebStand, webStand } from '../harness/web-stand.ts';

const PASSWORD = 'walrus under lamp post';
const FROM_US = { origin: PUBLIC_URL, 'sec-fetch-site': 'same-origin' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded', ...FROM_US };

let stand: WebStand;
let vendor: TestVendor;
let partner: TestPartner;
let owner: TestBrowser;
let bearer: { authorization: string };
beforeAll(async () => {
  stand = await webStand();
  const user = await aUser(stand.world, { password: PASSWORD });
  [vendor, partner] = [await aVendor(stand.world), await aPartner(stand.world, { owner: user })];
  await aPartnership(stand.world, { vendor, partner });
  owner = stand.browser();
  await owner.signIn(user.email, PASSWORD);
  bearer = { authorization: `Bearer ${(await anApiKey(stand.world, user, { partnerId: partner.id })).key}` };
}, 60_000);

const aContact = () => ({ email: `kim.${unique()}@x.test`, legalBasis: 'consent', consentSource: 'call' });
const post = (body: string, headers: Record<string, string>, path = '/api/v1/contacts') =>
  owner.send(path, { method: 'POST', headers: { ...bearer, ...headers }, body });
const count = () => stand.world.database.system.contactImport.count();

describe('B 41: what is not asked for is not taken', () => {
  test('in the API: owner, id, state and time of a new contact are our own', async () => {
    const id = 'con_01K8Z3V7QH5N9G2R4T6W8Y0B1C';
    const given = { ...aContact(), id, partnerId: vendor.id, createdAt: '2001-01-01T00:00:00Z', consent: 'withdrawn' };
    const answer = await post(JSON.stringify(given), { 'content-type': 'application/json' });
    const { id: made, createdAt, consent } = JSON.parse(answer.text) as Record<string, string>;
    expect(answer.status).toBe(201);
    expect([made === id, createdAt?.startsWith('2001'), consent]).toEqual([false, false, 'granted']);
  });

  test('in forms: a member does not make itself operator, owner or somebody else', async () => {
    const rep = await aUser(stand.world, { password: PASSWORD });
    await aMembership(stand.world, rep, { partnerId: partner.id, role: 'sales_rep' });
    const browser = stand.browser();
    await browser.signIn(rep.email, PASSWORD);
    const fields = { name: 'Mine', role: 'owner', operator: 'true', partnerId: partner.id, userId: partner.owner.id };
    for (const intent of ['save', 'rename', 'role', 'remove', 'invite'])
      for (const path of ['/partner/settings?index', '/partner/settings/members', '/partner/settings/api-keys']) {
        const { status } = await browser.post(path, { ...fields, intent });
        expect([400, 403, 404, 422], `${path} ${intent}`).toContain(status);
      }
    const { operator } = await stand.world.database.system.user.findUniqueOrThrow({ where: { id: rep.id } });
    const { role } = await stand.world.database.system.membership.findFirstOrThrow({ where: { userId: rep.id } });
    expect([operator, role]).toEqual([false, 'sales_rep']);
  });
});

describe('B 43: bodies that are not what they say', () => {
  test.each([
    [
      'JSON as text/plain, as a form elsewhere could send it',
      { 'content-type': 'text/plain' },
      '{"email":"a@x.test"}',
      415,
    ],
    ['no content type', { 'content-type': '' }, '{"email":"a@x.test"}', 415],
    ['a list', { 'content-type': 'application/json' }, '[1]', 400],
    ['half an object', { 'content-type': 'application/json' }, '{"email":', 400],
    ['bytes that are no text', { 'content-type': 'application/json' }, '\uDC80{', 400],
    ['a prototype', { 'content-type': 'application/json' }, '{"__proto__":{"operator":true},"email":"a@x.test"}', 400],
    ['a nested prototype', { 'content-type': 'application/json' }, '{"tags":[{"__proto__":1}]}', 400],
    ['a constructor', { 'content-type': 'application/json' }, '{"constructor":{"prototype":{"x":1}}}', 422],
  ])('the API refuses %s, with its status and nothing stored', async (_, headers, body, status) => {
    const answer = await post(body, headers);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    expect(({} as Record<string, unknown>).operator).toBeUndefined();
  });

  test.each([
    ['a prototype in a name', '__proto__[operator]=1', 400],
    ['a constructor in a name', 'constructor.prototype.x=1', 400],
    ['a place far out in a list', 'tags[99999]=x', 400],
    ['1,001 fields', `${'a=1&'.repeat(1_001)}b=2`, 400],
    ['one field twice', 'email=a@x.test&email=b@x.test', 422],
  ])('a form with %s is refused', async (_, body, status) => {
    const answer = await owner.send('/partner/contacts/new', { method: 'POST', headers: FORM, body });
    expect(answer.status).toBe(status);
  });

  test('query keys that are prototypes change nothing and break nothing', async () => {
    for (const query of [
      '__proto__[q]=1',
      'constructor=1',
      'q[]=1',
      'q[$ne]=1',
      'page=1e9',
      'page=-1',
      'sort=__proto__',
      'cursor=x',
    ])
      expect((await owner.get(`/partner/contacts?${query}`)).status, query).toBe(200);
  });

  test('10,000 parts, a part that never ends and a body cut off are refused, and nothing is left behind', async () => {
    const before = await count();
    const part = (i: number) => `--x\r\nContent-Disposition: form-data; name="a${i}"\r\n\r\n1\r\n`;
    const bodies = [
      `${Array.from({ length: 10_000 }, (_, i) => part(i)).join('')}--x--\r\n`,
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nemail\na@x.test',
      '--x\r\nContent-Disposition: form-data',
      'no boundary in it at all',
    ];
    for (const body of bodies) {
      const headers = { 'content-type': 'multipart/form-data; boundary=x', ...FROM_US };
      const answer = await owner.send('/partner/contacts/imports/new', { method: 'POST', headers, body });
      expect([400, 422], body.slice(0, 60)).toContain(answer.status);
    }
    expect(await count()).toBe(before);
  });

  test('HEAD acts on nothing and has no body', async () => {
    for (const path of ['/partner/contacts', '/sign-out', '/api/v1/contacts']) {
      const answer = await owner.send(path, { method: 'HEAD', headers: bearer });
      expect(answer.text, path).toBe('');
    }
    expect((await owner.get('/partner')).status).toBe(200);
  });
});

describe('R40: too much, and too slow', () => {
  test.each([
    ['20 MB of JSON', 'application/json', `{"a":"${'x'.repeat(20_000_000)}"}`, 413],
    [
      '100,000 keys',
      'application/json',
      JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, 1]))),
      422,
    ],
    ['an array 100,000 deep', 'application/json', `{"tags":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 400],
  ])('%s is refused quickly', async (_, type, body, status) => {
    const from = performance.now();
    const answer = await post(body, { 'content-type': type });
    expect([status, 422]).toContain(answer.status);
    expect(performance.now() - from).toBeLessThan(3_000);
  });

  test('3 MB in a form is refused with 413 while it is still coming', async () => {
    const answer = await owner.send('/partner/contacts/new', {
      method: 'POST',
      headers: FORM,
      body: `a=${'x'.repeat(3_000_000)}`,
    });
    expect(answer.status).toBe(413);
  });

  test('R40: 200 senders who dribble keep nobody else waiting', async () => {
    const { port } = new URL(stand.origin);
    const slow = await Promise.all(Array.from({ length: 200 }, (_, i) => aSlowClient(Number(port), i)));
    const dribble = setInterval(() => {
      for (const socket of slow) socket.write('x');
    }, 50);
    expect((await owner.get('/partner/contacts')).status).toBe(200);
    // Somebody was answered while these still had their say.
    expect(slow.filter(({ destroyed }) => !destroyed)).toHaveLength(200);
    clearInterval(dribble);
    for (const socket of slow) socket.destroy();
  }, 60_000);
});

/** Half of them never finish their headers, the others never their body. */
function aSlowClient(port: number, i: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      const head = `POST /sign-in HTTP/1.1\r\nHost: localhost\r\nOrigin: ${PUBLIC_URL}\r\n`;
      const type = 'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\nemail=';
      socket.write(i % 2 ? `${head}X-Slow: ` : `${head}${type}`);
      resolve(socket);
    });
    socket.on('error', reject);
  });
}
