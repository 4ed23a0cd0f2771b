import { expect, test } from 'vitest';
import { sendNotice } from '#campaigns/journeys/send-notice.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import type { JourneyNoticeId } from '#campaigns/kernel/ids.ts';
import type { SystemMail } from '#campaigns/kernel/mail.ts';
import { aMembership, aUser } from '#tests/factories/accounts.ts';
import { someContacts } from '#tests/factories/contacts.ts';
import { aDefinition, aRunningJourney, runJourney } from '#tests/factories/journeys.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

const TELL = aDefinition([
  { kind: 'notify', id: 'tell', message: 'Call them <today>', next: 'end' },
  { kind: 'exit', id: 'end' },
]);

/** People have come to a notify step; the words to the partner that wait for it. */
async function aNotice(there: PartnerWorld, people: number) {
  const contacts = await someContacts(there.partnerCaller, people);
  const { activationId } = await aRunningJourney(there, TELL);
  await runJourney(there.partnerCaller, activationId);
  const notices = await inTransaction(there.partnerCaller, ({ db }) => db.journeyNotice.findMany());
  const mails: SystemMail[] = [];
  const caller = { ...there.partnerCaller, systemMailer: async (mail: SystemMail) => void mails.push(mail) };
  const send = () => sendNotice(caller, { noticeId: notices[0]?.id as JourneyNoticeId });
  return { contacts, activationId, notices, mails, send };
}

test('the sales people of a partner are told who came to a notify step, once, with the way to the page', async () => {
  const there = await aPartnerWorld();
  const rep = await aUser(there.world);
  await aMembership(there.world, rep, { partnerId: there.partner.id, role: 'sales_rep' });
  const { contacts, activationId, notices, mails, send } = await aNotice(there, 1);
  expect(notices).toHaveLength(1);
  await Promise.all([send(), send(), send()]);
  expect(mails.map(({ to }) => to.address)).toEqual([rep.email]);
  const [mail] = mails;
  expect(mail?.subject).toBe('A contact wants a word from you');
  expect(mail?.text).toContain('Call them <today>');
  expect(mail?.text).toContain(contacts[0]?.email);
  expect(mail?.html).toContain('Call them &lt;today&gt;');
  expect(mail?.html).toContain(`/partner/journeys/runs/${activationId}`);
});

test('where a partner has no sales people everybody else is told; of many people twenty are named and the rest counted', async () => {
  const there = await aPartnerWorld();
  const { contacts, mails, send } = await aNotice(there, 25);
  await send();
  expect(mails.map(({ to }) => to.address)).toEqual([there.partner.owner.email]);
  expect(mails[0]?.subject).toBe('25 contacts want a word from you');
  expect(contacts.filter(({ email }) => mails[0]?.text.includes(email))).toHaveLength(20);
  expect(mails[0]?.text).toContain('and 5 more');
});
