import { beforeAll, expect, test } from 'vitest';
import { OPEN_TO_POSTS } from '#app/http/cross-site.server.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { anApiKey, aUser, aVendor, aVendorCaller, type TestUser, unique } from '#tests/factories/accounts.ts';
import { anyAddress } from '../harness/addresses.ts';
import type { TestBrowser } from '../harness/browser.ts';
import type { RouteEntry } from '../harness/remix-build.ts';
import { PUBLIC_URL, type WebStand, webStand } from '../harness/web-stand.ts';

const PASSWORD = 'walrus under lamp post';
const ELSEWHERE = 'https://evil.test';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** What a browser says, or a forger leaves out, about a post that does not come from our own page. */
const FROM_ELSEWHERE: Record<string, Record<string, string>> = {
  'foreign origin': { origin: ELSEWHERE },
  'foreign origin, cross-site': { origin: ELSEWHERE, 'sec-fetch-site': 'cross-site' },
  'no origin, cross-site': { 'sec-fetch-site': 'cross-site' },
  'another host of the same site': { origin: 'http://other.localhost:3000', 'sec-fetch-site': 'same-site' },
  'origin null': { origin: 'null' },
  'no word about it at all': {},
  'typed or from a bookmark': { 'sec-fetch-site': 'none' },
  'foreign origin, forged X-Forwarded-Host': { origin: ELSEWHERE, 'x-forwarded-host': 'evil.test' },
  'foreign origin, forged Host': { origin: ELSEWHERE, host: 'evil.test' },
  'our origin, but the browser says cross-site': { origin: PUBLIC_URL, 'sec-fetch-site': 'cross-site' },
};

let stand: WebStand;
let signedIn: TestBrowser;
let admin: TestUser;
let unsafe: RouteEntry[];
beforeAll(async () => {
  stand = await webStand();
  admin = await aUser(stand.world, { password: PASSWORD });
  await aVendor(stand.world, { admin });
  signedIn = stand.browser();
  await signedIn.signIn(admin.email, PASSWORD);
  unsafe = stand.routes.filter(({ hasAction, path }) => hasAction && !isOpen(path));
});

function isOpen(path: string): boolean {
  return OPEN_TO_POSTS.some((pattern) => pattern.test(path));
}

/** The page's own address, its data address, and the old one that named a route. */
function addressesOf(route: RouteEntry): string[] {
  const path = anyAddress(route);
  const index = route.index ? '?index' : '';
  return [
    `${path}${index}`,
    `${path === '/' ? '/_root' : path}.data${index}`,
    `${path}?_data=${encodeURIComponent(route.id)}`,
  ];
}

test('R25, B 37: a post from elsewhere is refused on every route and address, before any action or loader runs', async () => {
  expect(unsafe.length).toBeGreaterThan(30);
  stand.calls.reset();
  const passed: string[] = [];
  for (const route of unsafe)
    for (const address of addressesOf(route))
      for (const [who, headers] of Object.entries(FROM_ELSEWHERE)) {
        const answer = await signedIn.send(address, { method: 'POST', headers: { ...FORM, ...headers }, body: 'a=b' });
        if (answer.status !== 403) passed.push(`${address}, ${who}: ${answer.status}`);
      }
  expect(passed).toEqual([]);
  expect(stand.calls.actions).toEqual([]);
  expect(stand.calls.loaders).toEqual([]);
}, 120_000);

test('R25: every unsafe method counts, not only POST', async () => {
  stand.calls.reset();
  for (const route of unsafe)
    for (const method of ['PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
      const answer = await signedIn.send(anyAddress(route), { method, headers: { origin: ELSEWHERE } });
      expect(answer.status, `${method} ${route.path}`).toBe(403);
    }
  expect(stand.calls.actions).toEqual([]);
}, 60_000);

test('R25: a post to a named route (?_data=) is refused even from our own page', async () => {
  stand.calls.reset();
  for (const route of unsafe) {
    const [, , named = ''] = addressesOf(route);
    expect((await signedIn.post(named, {})).status, named).toBe(403);
  }
  expect(stand.calls.actions).toEqual([]);
}, 60_000);

test('from our own page every one of these actions is reached: the test above means what it says', async () => {
  const browser = stand.browser();
  stand.calls.reset();
  for (const route of unsafe) {
    // One of them signs out, others change who sees what.
    if (browser.cookies.size < 2) await browser.signIn(admin.email, PASSWORD);
    await browser.post(`${anyAddress(route)}${route.index ? '?index' : ''}`, {});
  }
  expect(new Set(stand.calls.actions)).toEqual(new Set(unsafe.map(({ id }) => id)));
}, 60_000);

test('R25: what is open to posts is an exact, short list, each with a proof of its own', async () => {
  expect(OPEN_TO_POSTS.map(String)).toEqual(['/^\\/api\\/v1(\\/|$)/']);
  const open = stand.routes.filter(({ hasAction, path }) => hasAction && isOpen(path));
  for (const route of open)
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await signedIn.send(anyAddress(route), { method, headers: { origin: ELSEWHERE } });
      // The session of a browser opens nothing here: no key, no act.
      expect([401, 404, 405], `${method} ${route.path}`).toContain(answer.status);
    }
}, 60_000);

test('B 37: a page elsewhere cannot use the API with what the browser knows, and a key it does not know', async () => {
  const { world } = stand;
  const vendor = await aVendor(world);
  const { key } = await anApiKey(world, vendor.admin, { vendorId: vendor.id });
  const name = `Tier ${unique()}`;
  const post = (headers: Record<string, string>) =>
    stand.browser().send('/api/v1/tiers', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: ELSEWHERE, 'sec-fetch-site': 'cross-site', ...headers },
      body: JSON.stringify({ name }),
    });
  expect((await post({})).status).toBe(401);
  expect(await inTransaction(aVendorCaller(world, vendor), ({ db }) => db.tier.count())).toBe(0);
  expect((await post({ authorization: `Bearer ${key}` })).status).toBe(201);
  const preflight = await stand.browser().send('/api/v1/tiers', { method: 'OPTIONS', headers: { origin: ELSEWHERE } });
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
});

test('B 43: the method is the one of the request, whatever a header or field says', async () => {
  stand.calls.reset();
  for (const header of ['x-http-method-override', 'x-method-override', 'x-http-method'])
    await signedIn.get('/vendor/settings?_method=POST', { [header]: 'POST' });
  expect(stand.calls.actions).toEqual([]);
  for (const method of ['PUT', 'DELETE', 'PATCH']) {
    const answer = await signedIn.send('/vendor/settings?index', { method, headers: { origin: PUBLIC_URL, ...FORM } });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST');
  }
  expect((await signedIn.send('/vendor/settings', { method: 'HEAD' })).status).toBe(200);
});
