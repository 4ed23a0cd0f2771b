import { beforeAll, describe, expect, test } from 'vitest';
import { readMailTicket, signMailTicket } from '#campaigns/delivery/mailbox/mail-ticket.ts';
import { getCapturedMail, listCapturedMail, type Mailbox } from '#campaigns/delivery/mailbox/queries.ts';
import { readMail } from '#campaigns/delivery/mailbox/read-mail.ts';
import { makeCapturingMailer } from '#campaigns/delivery/transports/captured-mail.ts';
import type { OutgoingMail } from '#campaigns/delivery/transports/mailer.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { unique } from '#tests/factories/accounts.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

let made: PartnerWorld;
beforeAll(async () => {
  made = await aPartnerWorld();
});

async function captured(of: PartnerWorld, over: Partial<OutgoingMail> = {}): Promise<string> {
  const subject = over.subject ?? `Offer ${unique()}`;
  await makeCapturingMailer(of.world.database.system).send({
    messageId: `<${newId('delivery')}@mail.test>`,
    from: { address: 'harbour@mail.test', name: 'Harbour IT' },
    to: { address: 'kim@example.test', name: 'Kim' },
    replyTo: { address: 'hello@harbour.test', name: 'Harbour IT' },
    html: '<p>Hello <a href="https://acme.test/?a=1&amp;b=2">the <b>offer</b></a></p>',
    text: 'Hello',
    headers: {},
    owner: { partnerId: of.partner.id, mailingId: null, deliveryId: null },
    ...over,
    subject,
  });
  return subject;
}
const subjectsOf = async (mailbox: Mailbox, q?: string) =>
  (await listCapturedMail(mailbox, { q, limit: 200 })).items.map((mail) => mail.subject);
const asPartner = <T>(work: (mailbox: Mailbox) => Promise<T>, caller: PartnerCaller = made.partnerCaller) =>
  inTransaction(caller, (ctx) => work({ kind: 'partner', ctx }));

describe('the mailbox', () => {
  test('a partner finds its own mail, newest first, by address or subject', async () => {
    const [first, second] = [
      await captured(made),
      await captured(made, { to: { address: 'lee@other.test', name: '' } }),
    ];
    const all = await asPartner((mailbox) => subjectsOf(mailbox));
    expect(all.indexOf(second)).toBeLessThan(all.indexOf(first));
    expect(await asPartner((mailbox) => subjectsOf(mailbox, 'LEE@other'))).toEqual([second]);
    expect(await asPartner((mailbox) => subjectsOf(mailbox, first.slice(0, -1)))).toEqual([first]);
    expect(await asPartner((mailbox) => subjectsOf(mailbox, 'no such mail'))).toEqual([]);
  });

  test("a stranger neither lists nor opens another partner's mail", async () => {
    const subject = await captured(made);
    const stranger = await aPartnerWorld();
    const [mail] = (await asPartner((mailbox) => listCapturedMail(mailbox, { q: subject, limit: 1 }))).items;
    if (!mail) throw new Error('a mail');
    expect(await asPartner((mailbox) => subjectsOf(mailbox), stranger.partnerCaller)).toEqual([]);
    const call = asPartner((mailbox) => getCapturedMail(mailbox, mail.id), stranger.partnerCaller);
    await expect(call).rejects.toMatchObject({ code: 'not_found' });
  });

  test("a vendor reads none of it, not even its own partner's", async () => {
    await captured(made);
    expect(await inTransaction(made.vendorCaller, ({ db }) => db.capturedMail.count())).toBe(0);
  });

  test('the operator reads all of it, system mail too', async () => {
    const other = await aPartnerWorld();
    const subjects = [await captured(made), await captured(other), await captured(made, { owner: null })];
    const all = await subjectsOf({ kind: 'all', system: made.world.database.system });
    for (const subject of subjects) expect(all).toContain(subject);
    expect(await asPartner((mailbox) => subjectsOf(mailbox))).not.toContain(subjects[2]);
  });

  test('pages without a gap', async () => {
    const own = await aPartnerWorld();
    const subjects: string[] = [];
    for (let i = 0; i < 5; i += 1) subjects.unshift(await captured(own));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await asPartner((mailbox) => listCapturedMail(mailbox, { cursor, limit: 2 }), own.partnerCaller);
      seen.push(...page.items.map((mail) => mail.subject));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(subjects);
  });
});

describe('one mail', () => {
  test('has its parts, its headers and its links as a receiver would see them', async () => {
    const subject = await captured(made, { subject: `Ünï ☀ ${unique()}`, headers: { 'X-Own': 'yes' } });
    const [row] = (await asPartner((mailbox) => listCapturedMail(mailbox, { q: subject, limit: 1 }))).items;
    if (!row) throw new Error('a mail');
    const { source } = await asPartner((mailbox) => getCapturedMail(mailbox, row.id));
    const mail = await readMail(source);
    expect(mail.text?.trim()).toBe('Hello');
    expect(mail.html).toContain('the <b>offer</b>');
    expect(mail.headers).toContainEqual({ name: 'X-Own', value: 'yes' });
    expect(mail.links).toEqual([{ url: 'https://acme.test/?a=1&b=2', label: 'the offer' }]);
  });

  test('a link that appears twice is named once, by its picture where it has no words', async () => {
    const html =
      '<a href="https://a.test/"><img src="x" alt="A &amp; B"></a><a href="https://a.test/">again</a>' +
      '<a href="mailto:x@y.test">mail</a><a href="javascript:alert(1)">no</a><a>nothing</a>';
    const { links } = await readMail(Buffer.from(`Content-Type: text/html\r\n\r\n${html}`));
    expect(links).toEqual([{ url: 'https://a.test/', label: 'A & B' }]);
  });

  test("a body's address opens for an hour, for that mail and owner only", () => {
    const { keys } = made.world.install;
    const now = new Date('2026-03-01T12:00:00Z');
    for (const partnerId of [made.partner.id, null]) {
      const ticket = { mailId: newId('capturedMail'), partnerId };
      const token = signMailTicket(keys, ticket, now);
      expect(readMailTicket(keys, token, new Date(now.getTime() + 3_599_000))).toEqual(ticket);
      expect(readMailTicket(keys, token, new Date(now.getTime() + 3_600_000))).toBeNull();
      expect(readMailTicket(keys, token.replace(ticket.mailId, newId('capturedMail')), now)).toBeNull();
      expect(
        readMailTicket(keys, token.replace(partnerId ?? '.all.', partnerId ? 'all' : `.${made.partner.id}.`), now),
      ).toBeNull();
      for (const wrong of ['', 'x', `${token}x`, token.slice(0, -1), token.split('.').slice(1).join('.')])
        expect(readMailTicket(keys, wrong, now)).toBeNull();
    }
  });
});
