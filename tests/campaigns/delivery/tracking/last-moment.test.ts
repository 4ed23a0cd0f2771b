import { afterEach, expect, test } from 'vitest';
import { readMail } from '#campaigns/delivery/mailbox/read-mail.ts';
import { parseClickToken, parseUnsubscribeToken } from '#campaigns/delivery/tracking/tokens.ts';
import { someContacts, type TestContact } from '#tests/factories/contacts.ts';
import { aMailing } from '#tests/factories/mailings.ts';
import type { ReceivedMail } from '#tests/fakes/smtp-sink.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';
import { aTrackingStand, type TrackingStand } from '../../../app/http/tracking-stand.ts';
import { advance, aMailerTo, aSender, aSink, figuresOf } from '../sending.ts';

const SOAK = process.env.SOAK === '1';
const PEOPLE = SOAK ? 5_000 : 400;
const LEAVING = SOAK ? 100 : 20;
/** What may be on the wire when somebody unsubscribes: as many as are marked at a time. */
const WINDOW = 25;

let stand: TrackingStand | null = null;
afterEach(async () => {
  await stand?.close();
  stand = null;
});

const HTTPS = { install: { captured: false, publicUrl: 'https://campaigns.example.test' } };
const ONE_CLICK = {
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: 'List-Unsubscribe=One-Click',
};

const linkOf = (mail: ReceivedMail) => {
  // The header may be folded over lines.
  const [, url = ''] = /^List-Unsubscribe:\s*<([^>]*)>/m.exec(mail.source.replace(/\r\n[ \t]+/g, '')) ?? [];
  return url.replace(/\s/g, '');
};

test(
  'F9, R14: who unsubscribes while mail is flowing gets at most what was on the wire already',
  async () => {
    const made = await aPartnerWorld(HTTPS);
    const sink = await aSink();
    sink.behave(() => ({ kind: 'accept', delayMs: 4 }));
    const contacts = await someContacts(made.partnerCaller, PEOPLE);
    // A first mailing brings everybody a link.
    const first = await aMailing(made, { partnerSlug: made.partner.slug });
    await advance(aSender(made.partnerCaller, aMailerTo(sink)), first.mailingId);
    const links = new Map(sink.received.map((mail) => [mail.to, new URL(linkOf(mail)).pathname]));
    expect(links.size).toBe(PEOPLE);
    stand = await aTrackingStand(made.world);
    const door = stand;

    // While a second one is on its way, some of them use it.
    const before = sink.received.length;
    const { mailingId } = await aMailing(made, { partnerSlug: made.partner.slug });
    const sending = advance(aSender(made.partnerCaller, aMailerTo(sink)), mailingId);
    const leftAt = new Map<string, number>();
    const leaving = contacts.slice(-LEAVING);
    for (const [i, { email }] of leaving.entries()) {
      await sink.reached(before + Math.floor(((i + 1) * PEOPLE) / (LEAVING * 2)));
      expect((await door.ask(links.get(email) ?? '', ONE_CLICK)).status).toBe(200);
      leftAt.set(email, sink.received.length);
    }
    await sending;

    const late = sink.received.flatMap(({ to }, at) => {
      const left = leftAt.get(to);
      return left !== undefined && at >= left ? [{ to, messagesLater: at - left }] : [];
    });
    for (const { messagesLater } of late) expect(messagesLater).toBeLessThanOrEqual(WINDOW);
    const { audience, accepted, skipped, failed, unknown } = await figuresOf(made.partnerCaller, mailingId);
    expect({ accepted, sum: accepted + skipped + failed + unknown }).toEqual({
      accepted: sink.received.length - before,
      sum: audience,
    });
    expect(skipped).toBeGreaterThan(0);
  },
  SOAK ? 300_000 : 60_000,
);

test('R17, R20: every mail carries both headers; only with consent does anything in it name the person', async () => {
  const made = await aPartnerWorld(HTTPS);
  const sink = await aSink();
  const contacts = await someContacts(made.partnerCaller, 100, (i) => ({ trackingConsent: i % 2 === 0 }));
  const { mailingId } = await aMailing(made, { partnerSlug: made.partner.slug });
  await advance(aSender(made.partnerCaller, aMailerTo(sink)), mailingId);
  expect(sink.received).toHaveLength(100);
  for (const mail of sink.received) await checkMail(made, contacts, mail);
});

async function checkMail(made: PartnerWorld, contacts: readonly TestContact[], mail: ReceivedMail): Promise<void> {
  const { keys } = made.world.install;
  const index = contacts.findIndex((contact) => contact.email === mail.to);
  const { headers, html } = await readMail(Buffer.from(mail.source, 'latin1'));
  const header = (name: string) => headers.find((one) => one.name.toLowerCase() === name)?.value ?? '';
  const url = new URL(header('list-unsubscribe').replace(/^<|>$/g, ''));
  expect(url.protocol).toBe('https:');
  expect(header('list-unsubscribe').length).toBeLessThanOrEqual(995);
  expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  expect(parseUnsubscribeToken(keys, url.pathname.slice(3))?.contactId).toBe(contacts[index]?.id);
  const consents = index % 2 === 0;
  expect(/\/o\//.test(html ?? '')).toBe(consents);
  const clicks = [...(html ?? '').matchAll(/\/c\/([\w-]+)/g)].map((match) => parseClickToken(keys, match[1] ?? ''));
  expect(clicks.length).toBeGreaterThan(0);
  for (const click of clicks) expect(click?.deliveryId !== null).toBe(consents);
}
