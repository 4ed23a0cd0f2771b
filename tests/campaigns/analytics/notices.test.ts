import { expect, test } from 'vitest';
import { setWeeklyDigest } from '#campaigns/accounts/set-weekly-digest.ts';
import { findDueDigests, findDueReminders, weekDue } from '#campaigns/analytics/due-notices.ts';
import { sendDigest } from '#campaigns/analytics/send-digest.ts';
import { sendReminder } from '#campaigns/analytics/send-reminder.ts';
import { readMail } from '#campaigns/delivery/mailbox/read-mail.ts';
import { makeCapturingMailer } from '#campaigns/delivery/transports/captured-mail.ts';
import { makeSystemMailer } from '#campaigns/delivery/transports/system-mailer.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { ReminderId } from '#campaigns/kernel/ids.ts';
import { remindPartner } from '#campaigns/partners/remind-partner.ts';
import { aMembership, aUser, aVendorCaller } from '#tests/factories/accounts.ts';
import { aPartnerCaller } from '#tests/factories/partners.ts';
import { aPublishedCampaign, aSentMailing } from '#tests/factories/sent-mailing.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

const MONDAY = '2026-03-30T09:00:00Z';

/** The product's own mailer, which captures, and the mails that lie in the mailbox for an address. */
function captureIn({ world }: PartnerWorld) {
  const { system } = world.database;
  const systemMailer = makeSystemMailer(makeCapturingMailer(system), world.install);
  const mailsTo = (address: string) =>
    system.capturedMail.findMany({ where: { toAddress: address }, orderBy: { id: 'asc' } });
  return { systemMailer, mailsTo };
}

test('a Monday is due from eight in the morning of the zone, until its midnight', () => {
  expect(weekDue(new Date('2026-03-30T05:59:00Z'), 'Europe/Berlin')).toBeNull();
  expect(weekDue(new Date('2026-03-30T06:00:00Z'), 'Europe/Berlin')).toBe('2026-03-30');
  expect(weekDue(new Date('2026-03-30T21:59:00Z'), 'Europe/Berlin')).toBe('2026-03-30');
  expect(weekDue(new Date('2026-03-30T22:00:00Z'), 'Europe/Berlin')).toBeNull();
  expect(weekDue(new Date('2026-03-29T23:30:00Z'), 'Pacific/Auckland')).toBe('2026-03-30');
  expect(weekDue(new Date('2026-03-30T09:00:00Z'), 'Atlantis/Capital'), 'B 60: a zone that is gone').toBe('2026-03-30');
});

test('the weekly digest reaches who wants it once, in HTML and text, however often its job runs', async () => {
  const there = await aPartnerWorld({ now: MONDAY });
  const { world, vendor, vendorCaller, partnerCaller } = there;
  await aSentMailing({ vendorCaller, partnerCaller }, { people: 12, acceptedAt: new Date('2026-03-26T09:00:00Z') });
  const quiet = await aUser(world);
  await aMembership(world, quiet, { vendorId: vendor.id, role: 'marketer' });
  await setWeeklyDigest(aVendorCaller(world, { ...vendor, admin: quiet }), { weeklyDigest: false });
  const { systemMailer, mailsTo } = captureIn(there);
  const caller = { ...vendorCaller, systemMailer };

  const runs = await Promise.all([1, 2, 3].map(() => sendDigest(caller, { week: '2026-03-30' })));
  expect(runs.reduce((sum, mailed) => sum + mailed, 0)).toBe(1);
  expect(await sendDigest(caller, { week: '2026-03-30' })).toBe(0);

  const mails = await mailsTo(vendor.admin.email);
  expect(mails.map(({ subject }) => subject)).toEqual(['Your week: 12 mails sent, 0 clicks']);
  const { html, text } = await readMail(Buffer.from(mails[0]?.source ?? '', 'latin1'));
  for (const part of [html, text]) {
    expect(part).toContain('Went out: 1 launch, 12 mails sent.');
    expect(part).toContain(`${world.install.publicUrl}/vendor/settings/notices`);
  }
  expect(await mailsTo(quiet.email), 'who turned it off').toEqual([]);
  expect(await sendDigest(caller, { week: '2026-04-06' }), 'the next week is another').toBe(1);
});

test('a digest keeps the floor: a launch to seven people is in no sum', async () => {
  const there = await aPartnerWorld({ now: MONDAY });
  const { vendor, vendorCaller, partnerCaller } = there;
  await aSentMailing({ vendorCaller, partnerCaller }, { people: 7, acceptedAt: new Date('2026-03-26T09:00:00Z') });
  const { systemMailer, mailsTo } = captureIn(there);
  await sendDigest({ ...vendorCaller, systemMailer }, { week: '2026-03-30' });
  const [mail] = await mailsTo(vendor.admin.email);
  const { text } = await readMail(Buffer.from(mail?.source ?? '', 'latin1'));
  expect(text).toContain('Went out: 1 launch, 0 mails sent.');
});

test('a week in which nothing happened and nothing waits has no digest, and is done', async () => {
  const there = await aPartnerWorld({ now: MONDAY });
  const { partner, partnerCaller, world } = there;
  const { systemMailer, mailsTo } = captureIn(there);
  const due = async () =>
    (await findDueDigests(world.database.system, world.clock.now())).filter((row) => row.organizationId === partner.id);
  expect(await due()).toEqual([{ side: 'partner', organizationId: partner.id, week: '2026-03-30' }]);
  expect(await sendDigest({ ...partnerCaller, systemMailer }, { week: '2026-03-30' })).toBe(0);
  expect(await mailsTo(partner.owner.email)).toEqual([]);
  expect(await due()).toEqual([]);
});

test('what the transport refuses for now is tried again; one dead address does not keep the others from theirs', async () => {
  const there = await aPartnerWorld({ now: MONDAY });
  const { world, vendor, vendorCaller, partnerCaller } = there;
  await aSentMailing({ vendorCaller, partnerCaller }, { people: 8, acceptedAt: new Date('2026-03-26T09:00:00Z') });
  const second = await aUser(world);
  await aMembership(world, second, { vendorId: vendor.id, role: 'marketer' });
  const { systemMailer, mailsTo } = captureIn(there);
  const refuse = (code: 'invalid' | 'unavailable') => ({
    ...vendorCaller,
    systemMailer: async (mail: Parameters<typeof systemMailer>[0]) => {
      if (mail.to.address === vendor.admin.email) throw new DomainError(code, 'no');
      await systemMailer(mail);
    },
  });
  await expect(sendDigest(refuse('unavailable'), { week: '2026-03-30' })).rejects.toMatchObject({
    code: 'unavailable',
  });
  expect(await sendDigest({ ...vendorCaller, systemMailer }, { week: '2026-03-30' })).toBe(2);
  expect(await sendDigest(refuse('invalid'), { week: '2026-04-06' })).toBe(1);
  expect((await mailsTo(second.email)).length).toBe(2);
});

async function aReminder(there: PartnerWorld): Promise<ReminderId> {
  await remindPartner(there.vendorCaller, { partnerId: there.partner.id });
  const row = await there.vendorCaller.inScope(({ db }) => db.reminder.findFirst({ orderBy: { id: 'desc' } }));
  return row?.id as ReminderId;
}

test('a reminder goes to the partner’s owners once a week, however many press the button and however often its job runs', async () => {
  const there = await aPartnerWorld({ now: MONDAY });
  const { world, vendor, vendorCaller, partner, partnerCaller } = there;
  await aPublishedCampaign(vendorCaller, { name: 'Spring security' });
  const rep = await aUser(world);
  await aMembership(world, rep, { partnerId: partner.id, role: 'sales_rep' });

  const pressed = await Promise.allSettled(
    [1, 2, 3, 4].map(() => remindPartner(vendorCaller, { partnerId: partner.id })),
  );
  expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const row = await vendorCaller.inScope(({ db }) => db.reminder.findFirstOrThrow());
  const ref = { vendorId: vendor.id, reminderId: row.id as ReminderId };
  const { systemMailer, mailsTo } = captureIn(there);
  await Promise.all([1, 2].map(() => sendReminder({ ...partnerCaller, systemMailer }, ref)));
  await sendReminder({ ...partnerCaller, systemMailer }, ref);

  const mails = await mailsTo(partner.owner.email);
  expect(mails.map(({ subject }) => subject)).toEqual([`${vendor.name}: 1 campaign waiting for you`]);
  const { text, links } = await readMail(Buffer.from(mails[0]?.source ?? '', 'latin1'));
  expect(text).toContain('Ready to launch with your logo: Spring security.');
  expect(links.map(({ url }) => url)).toContain(`${world.install.publicUrl}/partner`);
  expect(await mailsTo(rep.email)).toEqual([]);

  await expect(remindPartner(vendorCaller, { partnerId: partner.id })).rejects.toMatchObject({ code: 'conflict' });
  world.clock.advance(7 * 86_400_000);
  await remindPartner(vendorCaller, { partnerId: partner.id });
});

test('a reminder whose bell was lost is found by the sweep; a stranger reminds nobody', async () => {
  const there = await aPartnerWorld({ now: MONDAY });
  const { world, vendor, partner } = there;
  const reminderId = await aReminder(there);
  const due = async () =>
    (await findDueReminders(world.database.system, world.clock.now())).filter((row) => row.reminderId === reminderId);
  expect(await due(), 'its event rings first').toEqual([]);
  world.clock.advance(120_000);
  expect(await due()).toEqual([{ vendorId: vendor.id, partnerId: partner.id, reminderId }]);

  const stranger = await aPartnerWorld({ now: MONDAY });
  const foreign = remindPartner(stranger.vendorCaller, { partnerId: partner.id });
  await expect(foreign).rejects.toMatchObject({ code: 'not_found' });
  const { systemMailer, mailsTo } = captureIn(there);
  await sendReminder({ ...aPartnerCaller(world, stranger.partner), systemMailer }, { vendorId: vendor.id, reminderId });
  expect(await mailsTo(stranger.partner.owner.email)).toEqual([]);
});
