import { beforeAll, expect, test } from 'vitest';
import { eraseContact } from '#campaigns/contacts/erase-contact.ts';
import { mailViewToken, unsubscribeToken } from '#campaigns/delivery/tracking/tokens.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { aSentMailing } from '#tests/factories/sent-mailing.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';
import { type WebStand, webStand } from '../harness/web-stand.ts';

const HTML =
  '<html><body><p>Hello {{contact.email}}</p><a href="{{link 1}}">Offer</a><a href="{{tl.unsubscribeUrl}}">Unsubscribe</a>' +
  '<a href="{{tl.viewUrl}}">View in browser</a>{{#if tl.pixelUrl}}<img src="{{tl.pixelUrl}}" alt="">{{/if}}</body></html>';

let stand: WebStand;
let made: PartnerWorld;
beforeAll(async () => {
  stand = await webStand();
  made = await aPartnerWorld();
}, 120_000);

async function aMailPage(trackingConsent = true) {
  const { people, mailingId } = await aSentMailing(made, { html: HTML, trackingConsent });
  const [person] = people;
  if (!person) throw new Error('a person');
  const { keys } = made.world.install;
  const facts = { partnerId: made.partner.id, deliveryId: person.deliveryId, contactId: person.id };
  return { person, mailingId, facts, path: `/m/${mailViewToken(keys, facts)}` };
}

test('a mail is shown to whoever has its link, with its links and without a pixel', async () => {
  const { person, path } = await aMailPage();
  const { status, text, headers } = await stand.browser().get(path);
  expect(status).toBe(200);
  expect(text).toContain(`Hello ${person.email}`);
  expect(text).toMatch(/href="[^"]+\/c\/[\w-]+"/);
  expect(text).toContain(path);
  expect(text).not.toContain('<img');
  expect(headers.get('x-robots-tag')).toBe('noindex');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('set-cookie')).toBeNull();
});

test('R28: it runs nothing, sends nothing, and nobody frames it', async () => {
  const { path } = await aMailPage();
  const policy = (await stand.browser().get(path)).headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^sandbox /);
  expect(policy).not.toMatch(/allow-(scripts|forms|same-origin)|script-src/);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
});

test('R20: looking counts nothing; without consent its links name nobody', async () => {
  const { path, mailingId } = await aMailPage(false);
  const first = await stand.browser().get(path);
  const other = await aMailPage(false);
  const click = /\/c\/([\w-]+)/.exec(first.text)?.[1] ?? '';
  expect(click.length).toBeLessThan(/\/m\/([\w-]+)/.exec(other.path)?.[1]?.length ?? 0);
  const hits = await inTransaction(made.partnerCaller, ({ db }) => db.engagement.count({ where: { mailingId } }));
  expect(hits).toBe(0);
});

test('it is gone with the person', async () => {
  const { path, person } = await aMailPage();
  await eraseContact(made.partnerCaller, { contactId: person.id, keepSuppressed: true });
  const { status, text } = await stand.browser().get(path, { 'accept-language': 'de' });
  expect(status).toBe(410);
  expect(text).toContain('<html lang="de">');
  expect(text).not.toContain(person.email);
});

test('another link of the same mail, another partner’s person and a changed link show nothing', async () => {
  const { path, facts } = await aMailPage();
  const { keys } = made.world.install;
  const stranger = await aPartnerWorld();
  const wrong = [
    [`/m/${unsubscribeToken(keys, facts)}`, 404],
    [path.slice(0, -1), 404],
    [`/m/${mailViewToken(keys, { ...facts, partnerId: stranger.partner.id })}`, 410],
    [`/m/${mailViewToken(keys, { ...facts, contactId: newId('contact') })}`, 410],
    [`/m/${mailViewToken(keys, { ...facts, deliveryId: newId('delivery') })}`, 410],
  ] as const;
  for (const [address, status] of wrong) expect((await stand.browser().get(address)).status, address).toBe(status);
});
