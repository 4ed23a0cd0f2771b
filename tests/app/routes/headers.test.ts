import { beforeAll, expect, test } from 'vitest';
import { anyAddress, fill, parametersOf } from '../harness/addresses.ts';
import type { Answer } from '../harness/browser.ts';
import { aFullHouse, type FullHouse } from '../harness/full-house.ts';
import { KNOWN } from '../harness/route-table.ts';
import { PUBLIC_URL, type WebStand, webStand } from '../harness/web-stand.ts';

// These never end by themselves: events are read as they come.
const STREAMS = ['/partner/launches/:launchId/events'];
const BROKEN = 'routes/search';

let stand: WebStand;
let house: FullHouse;
beforeAll(async () => {
  // One route that fails, so that a 500 is seen too.
  stand = await webStand({ NODE_ENV: 'production' }, (id, module) =>
    id === BROKEN ? { ...module, loader: () => Promise.reject(new Error('broken for this test')) } : module,
  );
  house = await aFullHouse(stand);
}, 120_000);

/** What is wrong with the headers of one answer. */
function faults(answer: Answer): string[] {
  const header = (name: string) => answer.headers.get(name) ?? '';
  const policy = header('content-security-policy');
  const isPage = header('content-type').startsWith('text/html');
  const nonces = [...answer.text.matchAll(/<script[^>]*nonce="([^"]+)"/g)].map((match) => match[1]);
  const cookies = answer.headers.getSetCookie();
  return [
    policy.includes(',') ? 'two policies' : '',
    /frame-ancestors '(none|self)'/.test(policy) ? '' : 'may be framed',
    /default-src '(none|self)'/.test(policy) ? '' : 'no default-src',
    /script-src [^;]*'unsafe|script-src [^;]*\*/.test(policy) ? 'scripts of others' : '',
    isPage && /<script(?![^>]*nonce=)/.test(answer.text) && !policy.startsWith('sandbox')
      ? 'a script without nonce'
      : '',
    nonces.some((nonce) => !policy.includes(`'nonce-${nonce}'`)) ? 'a nonce that is not in the policy' : '',
    header('x-content-type-options') === 'nosniff' ? '' : 'sniffed',
    header('referrer-policy') ? '' : 'no referrer policy',
    header('x-powered-by') ? 'says what runs it' : '',
    /no-store|immutable|public/.test(header('cache-control')) ? '' : 'may be cached',
    header('content-type') || answer.text === '' ? '' : 'no content type',
    cookies.every((cookie) => /; HttpOnly/i.test(cookie) || /^(theme|locale|timeZone)=/.test(cookie))
      ? ''
      : 'a cookie that scripts read',
    cookies.every((cookie) => /; SameSite=Lax/i.test(cookie) && /; Path=\//.test(cookie))
      ? ''
      : 'a cookie that travels',
  ].filter(Boolean);
}

test('R26: every page, download and answer of the API has its headers, whoever asks', async () => {
  const wrong: string[] = [];
  const nonces = new Set<string>();
  let pages = 0;
  for (const route of stand.routes.filter(({ path }) => !STREAMS.includes(path))) {
    const values = {
      ...house.ids,
      file: 'x.png',
      slug: 'x',
      '*': 'nothing/here',
      ...KNOWN[route.path]?.values?.(house),
    };
    const known = parametersOf(route.path).every((name) => name in values);
    const path = known ? fill(route.path, values) : anyAddress(route);
    for (const browser of [stand.browser(), house.vendorBrowser, house.partnerBrowser]) {
      const answer = await browser.get(path);
      for (const fault of faults(answer)) wrong.push(`${path} (${answer.status}): ${fault}`);
      const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1];
      if (nonce) {
        pages += 1;
        nonces.add(nonce);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(pages).toBeGreaterThan(50);
  expect(nonces.size).toBe(pages);
}, 180_000);

test('R26: refusals of every status have them too', async () => {
  const { vendorBrowser } = house;
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const ours = { origin: PUBLIC_URL };
  const here = '/vendor/settings?index';
  const answers = {
    400: await vendorBrowser.send(here, { method: 'POST', headers: { ...form, ...ours }, body: '__proto__=x' }),
    401: await stand.browser().get('/api/v1/partners'),
    403: await vendorBrowser.send(here, {
      method: 'POST',
      headers: { ...form, origin: 'https://evil.test' },
      body: 'a=b',
    }),
    404: await vendorBrowser.get('/nothing/here'),
    405: await vendorBrowser.send(here, { method: 'PUT', headers: ours }),
    410: await stand.browser().get('/preview/gone'),
    413: await vendorBrowser.send(here, {
      method: 'POST',
      headers: { ...form, ...ours },
      body: `a=${'x'.repeat(3_000_000)}`,
    }),
    415: await vendorBrowser.send(here, {
      method: 'POST',
      headers: { ...ours, 'content-type': 'text/plain' },
      body: '{}',
    }),
    422: await vendorBrowser.post(here, { name: '' }),
    500: await vendorBrowser.get('/search?q=x'),
  };
  for (const [status, answer] of Object.entries(answers)) {
    expect(answer.status).toBe(Number(status));
    expect(faults(answer), status).toEqual([]);
    expect(answer.text).not.toMatch(/\.tsx?:\d|broken for this test/);
    expect(answer.text).not.toContain(process.cwd());
  }
  expect(answers[405].headers.get('allow')).toBe('POST');
}, 60_000);

test('B 44: a personal page is never kept, whatever its address ends in', async () => {
  for (const path of [
    '/vendor',
    '/vendor.css',
    '/vendor/settings/x.css',
    '/vendor/partners.csv',
    '/vendor/settings.data?x.js',
  ]) {
    const answer = await house.vendorBrowser.get(path);
    expect(answer.headers.get('cache-control'), path).toBe('no-store');
  }
});

test('B 42: whatever host a request names, redirects and pages are of the public address', async () => {
  const forged: Record<string, string>[] = [
    { host: 'evil.test' },
    { 'x-forwarded-host': 'evil.test' },
    { 'x-forwarded-proto': 'https', forwarded: 'host=evil.test' },
  ];
  for (const headers of forged) {
    const answer = await stand.browser().send('/vendor/partners?q=a', { headers });
    expect(answer.location).toBe('/sign-in?to=%2Fvendor%2Fpartners%3Fq%3Da');
    expect((await stand.browser().send('/sign-in', { headers })).text).not.toContain('evil.test');
  }
});

test('with https cookies are bound to the host and connections stay on https', async () => {
  const secure = await webStand({ PUBLIC_URL: 'https://campaigns.example.test' });
  const there = await aFullHouse(secure);
  expect([...there.vendorBrowser.cookies.keys()].every((name) => name.startsWith('__Host-'))).toBe(true);
  const browser = secure.browser();
  const answer = await browser.signIn(there.vendor.admin.email, 'wrong');
  expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=31536000; includeSubDomains/);
  const signedIn = await browser.signIn(there.vendor.admin.email, 'walrus under lamp post');
  for (const cookie of signedIn.headers.getSetCookie()) expect(cookie).toMatch(/^__Host-.*; Path=\/.*/);
  for (const cookie of signedIn.headers.getSetCookie()) {
    expect(cookie).toMatch(/; Secure/);
    expect(cookie).not.toMatch(/; Domain/i);
  }
}, 60_000);
