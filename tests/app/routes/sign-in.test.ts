import { beforeAll, describe, expect, test } from 'vitest';
import { removeMember } from '#campaigns/accounts/remove-member.ts';
import { aMembership, anApiKey, aUser, aVendor, aVendorCaller, type TestUser } from '#tests/factories/accounts.ts';
import type { TestBrowser } from '../harness/browser.ts';
import { PUBLIC_URL, type WebStand, webStand } from '../harness/web-stand.ts';

const PASSWORD = 'walrus under lamp post';
const OTHER = 'heron above the harbour';
const SESSION = 'throughline_session';

let stand: WebStand;
let ips = 0;
beforeAll(async () => {
  // Behind a proxy a test chooses where its people come from, and no test uses up another's tries.
  stand = await webStand({ TRUST_PROXY: '1' });
});

const newIp = () => `198.51.${Math.floor(++ips / 250)}.${(ips % 250) + 1}`;

async function someone(): Promise<TestUser> {
  const admin = await aUser(stand.world, { password: PASSWORD });
  await aVendor(stand.world, { admin });
  return admin;
}

/** Signs in from an address of its own, unless told which. */
function tryIn(browser: TestBrowser, email: string, password: string, ip = newIp()) {
  return browser.post('/sign-in', { email, password }, { 'x-forwarded-for': ip });
}

async function signedIn(user: TestUser, password = PASSWORD): Promise<TestBrowser> {
  const browser = stand.browser();
  expect((await tryIn(browser, user.email, password)).status).toBe(303);
  return browser;
}

const isIn = async (browser: TestBrowser) => (await browser.get('/vendor')).status === 200;

describe('a session', () => {
  test('B 39: what a browser brought along is not kept: signing in makes a new one', async () => {
    const user = await someone();
    const browser = stand.browser();
    browser.cookies.set(SESSION, 'fixed-by-somebody-else.signature');
    await tryIn(browser, user.email, PASSWORD);
    const first = browser.cookies.get(SESSION);
    expect(first).not.toContain('fixed-by-somebody-else');
    await tryIn(browser, user.email, PASSWORD);
    expect(browser.cookies.get(SESSION)).not.toBe(first);
    const stale = stand.browser();
    stale.cookies.set(SESSION, first ?? '');
    expect(await isIn(stale)).toBe(false);
  });

  test('B 39: a stolen cookie is worth nothing after its owner signed out', async () => {
    const browser = await signedIn(await someone());
    const thief = stand.browser();
    thief.cookies.set(SESSION, browser.cookies.get(SESSION) ?? '');
    expect(await isIn(thief)).toBe(true);
    await browser.post('/sign-out', {});
    expect(await isIn(thief)).toBe(false);
  });

  test('B 39: who is taken out of an organization is out with the next request, and so is their key', async () => {
    const [owner, member] = [await aUser(stand.world), await aUser(stand.world, { password: PASSWORD })];
    const vendor = await aVendor(stand.world, { admin: owner });
    await aMembership(stand.world, member, { vendorId: vendor.id, role: 'admin' });
    const { key } = await anApiKey(stand.world, member, { vendorId: vendor.id });
    const callApi = () => stand.browser().get('/api/v1/organization', { authorization: `Bearer ${key}` });
    const browser = await signedIn(member);
    expect([await isIn(browser), (await callApi()).status]).toEqual([true, 200]);
    const { id: membershipId } = await stand.world.database.system.membership.findFirstOrThrow({
      where: { userId: member.id },
    });
    await removeMember(aVendorCaller(stand.world, vendor), { membershipId: membershipId as never });
    expect([await isIn(browser), (await callApi()).status]).toEqual([false, 401]);
  });

  test('B 39: a cookie of 5 KB, or a mangled one, is nobody and no error', async () => {
    for (const value of ['x'.repeat(5_000), '%E0%A4%A', 'a.b', '']) {
      const browser = stand.browser();
      browser.cookies.set(SESSION, value);
      expect((await browser.get('/vendor')).status, value.slice(0, 9)).toBe(303);
    }
  });

  test('R33: its cookie is for this host and http alone, and holds no name', async () => {
    const user = await someone();
    const answer = await tryIn(stand.browser(), user.email, PASSWORD);
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith(SESSION)) ?? '';
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(cookie).toMatch(/; Path=\//i);
    expect(cookie).not.toMatch(/domain=/i);
    expect(decodeURIComponent(cookie)).not.toContain(user.email);
  });
});

describe('guessing', () => {
  test('R33: an unknown address and a wrong password get the same answer, in about the same time', async () => {
    // An account takes five wrong ones; the third of them is the last here.
    const accounts = [await someone(), await someone(), await someone(), await someone()];
    const took = { known: [] as number[], unknown: [] as number[] };
    const words = new Set<string>();
    // In turns, so that whatever else this machine does falls on both.
    for (let round = 0; round < 12; round += 1)
      for (const who of ['known', 'unknown'] as const) {
        const email = who === 'known' ? (accounts[round % 4]?.email ?? '') : `nobody.${round}@x.test`;
        const from = performance.now();
        const answer = await tryIn(stand.browser(), email, 'a wrong one entirely');
        took[who].push(performance.now() - from);
        expect(answer.status).toBe(422);
        words.add(/This e-mail address and password[^<]*/.exec(answer.text)?.[0] ?? 'no sentence');
      }
    expect([...words]).toEqual([
      'This e-mail address and password do not belong together. Check both, or reset the password.',
    ]);
    const [one, other] = [median(took.known), median(took.unknown)];
    // An answer without a hash would come in a tenth of the time.
    expect(Math.abs(one - other) / Math.max(one, other)).toBeLessThan(0.4);
  }, 60_000);

  test('R33: from one address 20 tries in ten minutes are looked at, whatever the accounts', async () => {
    const ip = newIp();
    const statuses: number[] = [];
    for (let i = 0; i < 24; i += 1)
      statuses.push((await tryIn(stand.browser(), `nobody.${i}@many.test`, 'wrong', ip)).status);
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(422));
    expect(statuses.slice(20)).toEqual([429, 429, 429, 429]);
  }, 60_000);

  test('R33: for one account five wrong ones are looked at, then it waits, but not in the browser that its owner used before', async () => {
    const user = await someone();
    const own = await signedIn(user);
    await own.post('/sign-out', {});
    for (let i = 0; i < 5; i += 1) expect((await tryIn(stand.browser(), user.email, 'wrong')).status).toBe(422);
    const refused = await tryIn(stand.browser(), user.email, PASSWORD);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await tryIn(own, user.email, PASSWORD)).status).toBe(303);
  }, 60_000);

  test('R33: of a hundred guesses at once hardly more are looked at than one by one', async () => {
    const user = await someone();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) => tryIn(stand.browser(), user.email, `guess ${i}`)),
    );
    // Five, and the one that goes through where no wait has begun yet.
    expect(answers.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(6);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([422, 429]));
  }, 60_000);

  test('R33: without a trusted proxy nobody gets new tries by naming another address', async () => {
    const plain = await webStand();
    const statuses: number[] = [];
    for (let i = 0; i < 22; i += 1) {
      const answer = await plain
        .browser()
        .post('/sign-in', { email: `n${i}@x.test`, password: 'wrong' }, { 'x-forwarded-for': `203.0.113.${i}` });
      statuses.push(answer.status);
    }
    expect(statuses.at(-1)).toBe(429);
  }, 60_000);

  test('R33: what is stored of a password is argon2id with at least 19 MiB and two passes', async () => {
    const user = await someone();
    const { password } = await stand.world.database.system.account.findFirstOrThrow({ where: { userId: user.id } });
    const [, memory, passes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(password ?? '') ?? [];
    expect(Number(memory)).toBeGreaterThanOrEqual(19 * 1024);
    expect(Number(passes)).toBeGreaterThanOrEqual(2);
  });
});

describe('the organization one is in', () => {
  test('is switched to another of one’s own, and to nobody else’s; the way back stays on our site', async () => {
    const user = await aUser(stand.world, { password: PASSWORD });
    const [one, two] = [await aVendor(stand.world, { admin: user }), await aVendor(stand.world, { admin: user })];
    const foreign = await aVendor(stand.world);
    const browser = await signedIn(user);
    const shown = async () => (await browser.get('/vendor/settings')).text;
    for (const { id, name } of [two, one]) {
      const answer = await browser.post('/switch', { organizationId: id, redirectTo: '//evil.test' });
      expect([answer.status, answer.location]).toEqual([303, '/vendor']);
      expect(await shown()).toContain(`value="${name}"`);
    }
    expect((await browser.post('/switch', { organizationId: foreign.id })).status).toBe(404);
    expect(await shown()).toContain(`value="${one.name}"`);
    // A cookie that names it without our signature is worth nothing.
    browser.cookies.set('throughline_organization', `${foreign.id}.AAAAAAAAAAAAAAAAAAAAAA`);
    expect(await shown()).not.toContain(foreign.name);
  });
});

describe('a new password', () => {
  test('comes by a mail, whose link works once and ends every session', async () => {
    const user = await someone();
    const elsewhere = await signedIn(user);
    await ask(user.email);
    const link = await linkFor(user.email);
    const browser = stand.browser();
    const set = (password: string) => browser.post(link.slice(PUBLIC_URL.length), { password });
    expect((await set('password')).status).toBe(422);
    expect((await set(OTHER)).status).toBe(303);
    expect(await isIn(elsewhere)).toBe(false);
    expect((await set('heron below the harbour')).status).toBe(410);
    expect((await tryIn(stand.browser(), user.email, PASSWORD)).status).toBe(422);
    await signedIn(user, OTHER);
  });

  test('B 42: the link leads to our own address, whatever host the request names', async () => {
    const user = await someone();
    await ask(user.email, { host: 'evil.test', 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'https' });
    expect(await linkFor(user.email)).toMatch(new RegExp(`^${PUBLIC_URL}/reset/`));
  });

  test('the page says the same for an address that nobody has, and no mail goes there', async () => {
    const user = await someone();
    const [known, unknown] = [await ask(user.email), await ask('nobody@nowhere.test')];
    await linkFor(user.email);
    const plain = (text: string) =>
      text
        .replace(/nonce="[^"]*"|\b\d{13}\b/g, '')
        .replaceAll(user.email, 'X')
        .replaceAll('nobody@nowhere.test', 'X');
    expect(plain(unknown.text)).toBe(plain(known.text));
    expect(await mailsTo('nobody@nowhere.test')).toEqual([]);
  });
});

function ask(email: string, headers: Record<string, string> = {}) {
  return stand.browser().post('/forgot', { email }, { 'x-forwarded-for': newIp(), ...headers });
}

function mailsTo(toAddress: string) {
  return stand.world.database.system.capturedMail.findMany({ where: { toAddress }, select: { source: true } });
}

/** The mail leaves a moment after the answer, so that its time tells nothing. */
async function linkFor(email: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const [mail] = await mailsTo(email);
    const link = mail && /https?:\/\/\S+\/reset\/[\w.~-]+/.exec(mail.source.toString().replaceAll('=\r\n', ''))?.[0];
    if (link) return link;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no mail to ${email}`);
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
