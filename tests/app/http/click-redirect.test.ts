import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClickFacts, clickToken, openToken, unsubscribeToken } from '#campaigns/delivery/tracking/tokens.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { aSentMailing, type SentMailing } from '#tests/factories/sent-mailing.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';
import { aTrackingStand, type TrackingStand } from './tracking-stand.ts';

const FIRST = 'https://acme.test/offer?utm_source=mail&utm_campaign=spring';
const SECOND = 'https://acme.test/blog?ref={value}';

let made: PartnerWorld;
let sent: SentMailing;
let stand: TrackingStand;
beforeAll(async () => {
  made = await aPartnerWorld({ install: { captured: false } });
  sent = await aSentMailing(made, { links: [FIRST, SECOND], people: 2 });
  stand = await aTrackingStand(made.world);
});
afterAll(() => stand.close());

const factsOf = (over: Partial<ClickFacts> = {}): ClickFacts => ({
  partnerId: made.partner.id,
  mailingId: sent.mailingId,
  deliveryId: sent.people[0]?.deliveryId ?? null,
  link: 1,
  query: null,
  ...over,
});
const pathOf = (over: Partial<ClickFacts> = {}) => `/c/${clickToken(made.world.install.keys, factsOf(over))}`;
const engagements = (where: object = {}) =>
  inTransaction(made.partnerCaller, ({ db }) =>
    db.engagement.findMany({ where: { mailingId: sent.mailingId, ...where }, orderBy: { at: 'asc' } }),
  );

describe('a click', () => {
  test('leads where the mail said, and says nothing to anybody', async () => {
    const answer = await stand.ask(pathOf());
    expect(answer.status).toBe(302);
    expect(answer.headers).toMatchObject({
      location: FIRST,
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('is recorded once, as a person', async () => {
    const deliveryId = sent.people[1]?.deliveryId ?? null;
    await stand.ask(pathOf({ deliveryId }));
    await stand.fold();
    await stand.fold();
    expect(await engagements({ deliveryId })).toMatchObject([{ kind: 'click', linkNumber: 1, class: 'human' }]);
    expect(stand.spooled()).toBe(0);
  });

  test('F12: parameters that mail programs add to the address change nothing', async () => {
    expect((await stand.ask(`${pathOf()}?fbclid=1&utm_source=evil`)).headers.location).toBe(FIRST);
  });

  test('carries the value that its link declares, escaped', async () => {
    const answer = await stand.ask(pathOf({ link: 2, query: 'a b&x=//evil.test' }));
    expect(answer.headers.location).toBe('https://acme.test/blog?ref=a%20b%26x%3D%2F%2Fevil.test');
  });

  test('by HEAD or a scanner is answered alike and recorded as a machine', async () => {
    expect((await stand.ask(pathOf(), { method: 'HEAD' })).headers.location).toBe(FIRST);
    const agent = { 'user-agent': 'Mozilla/5.0 (compatible; Barracuda Sentinel (EE))' };
    expect((await stand.ask(pathOf(), { headers: agent })).headers.location).toBe(FIRST);
    await stand.fold();
    const reasons = (await engagements({ class: 'machine' })).map((row) => row.classReason);
    expect(reasons.sort()).toEqual(['head', 'scanner']);
  });

  test('on a link that was taken back answers 410', async () => {
    const other = await aSentMailing(made);
    await inTransaction(made.partnerCaller, ({ db }) =>
      db.mailingLink.updateMany({ where: { mailingId: other.mailingId }, data: { withdrawnAt: new Date() } }),
    );
    const answer = await stand.ask(pathOf({ mailingId: other.mailingId, deliveryId: null }));
    expect([answer.status, answer.headers.location]).toEqual([410, undefined]);
    expect(answer.body).toContain('withdrawn');
  });

  test('answers only GET and HEAD', async () => {
    const answer = await stand.ask(pathOf(), { method: 'POST' });
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  test('R20: without consent it counts the link and names nobody', async () => {
    const counted = await aSentMailing(made, { trackingConsent: false });
    await stand.ask(pathOf({ mailingId: counted.mailingId, deliveryId: null }));
    await stand.fold();
    const rows = await engagements({ mailingId: counted.mailingId });
    expect(rows).toMatchObject([{ deliveryId: null, contactId: null, class: 'unknown', classReason: 'counted' }]);
  });

  test('without consent, three links at once from one address are a machine', async () => {
    const links = ['https://a.test/', 'https://b.test/', 'https://c.test/'];
    const counted = await aSentMailing(made, { links, trackingConsent: false });
    for (const link of [1, 2, 3]) await stand.ask(pathOf({ mailingId: counted.mailingId, deliveryId: null, link }));
    await stand.fold();
    expect((await engagements({ mailingId: counted.mailingId })).map((row) => row.classReason)).toEqual(
      Array(3).fill('burst'),
    );
  });

  test('behind a proxy that is not trusted, many people are not taken for one', async () => {
    const links = ['https://a.test/', 'https://b.test/', 'https://c.test/'];
    const counted = await aSentMailing(made, { links, trackingConsent: false });
    for (const link of [1, 2, 3])
      await stand.ask(pathOf({ mailingId: counted.mailingId, deliveryId: null, link }), {
        headers: { 'x-forwarded-for': '192.0.2.7' },
      });
    await stand.fold();
    expect((await engagements({ mailingId: counted.mailingId })).map((row) => row.class)).toEqual(
      Array(3).fill('unknown'),
    );
  });
});

describe('what is no link of ours', () => {
  test('F12: a forged, altered or truncated token is a page, never a redirect', async () => {
    const path = pathOf();
    const { keys } = made.world.install;
    const who = { partnerId: made.partner.id, deliveryId: newId('delivery'), contactId: newId('contact') };
    for (const forged of [
      ...['/c/', '/c/x', `${path}A`, path.slice(0, -1), `/c/${path.slice(4)}`, `/c//${path.slice(3)}`],
      ...['/c/https://evil.test', '/c/%2f%2fevil.test', '/c/\\evil.test', '/c/x@evil.test', '/c/a%0d%0aLocation:x'],
      `/c/${openToken(keys, { ...who, mailingId: sent.mailingId })}`,
      `/c/${unsubscribeToken(keys, who)}`,
    ]) {
      const answer = await stand.ask(forged);
      expect([forged, answer.status, answer.headers.location]).toEqual([forged, 404, undefined]);
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    }
  });

  test('R29: 5,000 altered tokens and paths lead nowhere but to the stored target', async () => {
    const seed = Date.now() & 0x7fffffff;
    let random = seed;
    const below = (n: number) => {
      random = (random * 1_103_515_245 + 12_345) & 0x7fffffff;
      return (random >> 8) % n;
    };
    const path = pathOf({ query: 'x' });
    const pieces = ['//', '\\', '@evil.test', '%0d%0a', '%00', '/..', ';', 'A', '_', '?', '#', '.', '%2e', ':'];
    let led = 0;
    const ask = async (i: number) => {
      const at = 3 + below(path.length - 3);
      const cut = below(3);
      const altered = path.slice(0, at) + pieces[below(pieces.length)] + path.slice(at + cut);
      const { status, headers } = await stand.ask(altered);
      if (headers.location === undefined) return expect(status, `seed ${seed} #${i} ${altered}`).toBe(404);
      // The whole token still stands before what was added as a query: that is the link itself.
      expect([altered.split(/[?]/)[0], headers.location], `seed ${seed} #${i}`).toEqual([path, FIRST]);
      led += 1;
    };
    for (let i = 0; i < 5_000; i += 25) await Promise.all(Array.from({ length: 25 }, (_, j) => ask(i + j)));
    expect(led).toBeLessThan(50);
  });

  test('a link number or mailing that is not there is a page', async () => {
    expect((await stand.ask(pathOf({ link: 3 }))).status).toBe(404);
    expect((await stand.ask(pathOf({ mailingId: newId('mailing') }))).status).toBe(404);
  });

  test("a token that names another partner's mailing finds nothing", async () => {
    const stranger = await aPartnerWorld();
    expect((await stand.ask(pathOf({ partnerId: stranger.partner.id }))).status).toBe(404);
  });

  test('the page speaks the language of who asks', async () => {
    const answer = await stand.ask('/c/x', { headers: { 'accept-language': 'de-AT,de;q=0.9' } });
    expect(answer.body).toContain('<html lang="de">');
  });

  test('other addresses are left to others', async () => {
    for (const path of ['/', '/c', '/cx/y', '/campaigns', '/u/x']) expect((await stand.ask(path)).status).toBe(418);
  });
});

describe('an open', () => {
  test('answers a picture and is recorded, never as a person', async () => {
    const who = sent.people[0];
    if (!who) throw new Error('a person');
    const token = openToken(made.world.install.keys, { ...factsOf(), deliveryId: who.deliveryId });
    const answer = await stand.ask(`/o/${token}`);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'image/gif']);
    await stand.fold();
    expect(await engagements({ kind: 'open' })).toMatchObject([{ contactId: who.id, class: 'unknown' }]);
    expect((await stand.ask('/o/x')).status).toBe(404);
  });
});
