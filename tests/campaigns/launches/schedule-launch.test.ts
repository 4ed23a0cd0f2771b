import { expect, test } from 'vitest';
import { withdrawCampaign } from '#campaigns/catalog/withdraw-campaign.ts';
import { suppressAddress } from '#campaigns/contacts/suppress-address.ts';
import { cancelLaunch } from '#campaigns/launches/cancel-launch.ts';
import { getLaunch } from '#campaigns/launches/queries.ts';
import { readLaunchEditor } from '#campaigns/launches/read-launch-editor.ts';
import { saveLaunch } from '#campaigns/launches/save-launch.ts';
import { scheduleLaunch } from '#campaigns/launches/schedule-launch.ts';
import { unscheduleLaunch } from '#campaigns/launches/unschedule-launch.ts';
import { someContacts } from '#tests/factories/contacts.ts';
import { aConfirmedLaunch, aLaunchDraft, aReadyLaunch } from '#tests/factories/launches.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

test('a launch freezes the mail with the partner’s words, sender and confirmed count', async () => {
  const there = await aPartnerWorld();
  const { partnerCaller } = there;
  const { id } = await aReadyLaunch(there, { people: 3, zones: { headline: 'Hello from {{us}}' } });
  const { mailingId } = await aConfirmedLaunch(there, id);
  const mailing = await partnerCaller.inScope(({ db }) =>
    db.mailing.findFirstOrThrow({ where: { id: mailingId }, include: { links: true } }),
  );
  expect(mailing).toMatchObject({
    state: 'scheduled',
    confirmedCount: 3,
    sourceId: id,
    replyTo: 'hello@harbour-it.example',
  });
  expect(mailing.fromAddress).toMatch(/@mail\.throughline\.test$/);
  expect(mailing.html).toContain('Hello from');
  expect(mailing.html).toContain('1 Quay Street');
  expect(mailing.links.map((link) => link.url)).toContain('https://offer.example/spring');
});

test('“now” leaves half a minute in which it can be taken back, and then it is a draft with all its texts', async () => {
  const there = await aPartnerWorld();
  const { partnerCaller, world } = there;
  const { id } = await aReadyLaunch(there, { zones: { headline: 'Mine' } });
  const { startsAt, mailingId } = await aConfirmedLaunch(there, id);
  expect(startsAt.getTime() - world.clock.now().getTime()).toBe(30_000);
  await unscheduleLaunch(partnerCaller, { launchId: id });
  const { launch, mailing } = await partnerCaller.inScope(async (ctx) => ({
    launch: await getLaunch(ctx, id),
    mailing: await ctx.db.mailing.findFirstOrThrow({ where: { id: mailingId } }),
  }));
  expect(launch).toMatchObject({ status: 'draft', mailingId: null, zones: { headline: 'Mine' } });
  expect(mailing.state).toBe('cancelled');
});

test('a plan keeps the wall-clock time, its zone and the instant; in a gap of the clocks the next valid time', async () => {
  const there = await aPartnerWorld({ now: new Date('2027-01-10T12:00:00Z') });
  const { id } = await aReadyLaunch(there);
  const plan = { when: 'later', startsLocal: '2027-03-28T02:30', timeZone: 'Europe/Berlin' } as const;
  const { startsAt } = await aConfirmedLaunch(there, id, plan);
  expect(startsAt.toISOString()).toBe('2027-03-28T01:30:00.000Z');
  const launch = await there.partnerCaller.inScope((ctx) => getLaunch(ctx, id));
  expect(launch).toMatchObject({ startsLocal: plan.startsLocal, timeZone: plan.timeZone });
});

test('a time already past is refused and nothing is planned', async () => {
  const there = await aPartnerWorld({ now: new Date('2027-01-10T12:00:00Z') });
  const { id } = await aReadyLaunch(there);
  const plan = { when: 'later', startsLocal: '2027-01-10T12:59', timeZone: 'Europe/Berlin' } as const;
  await expect(aConfirmedLaunch(there, id, plan)).rejects.toMatchObject({
    code: 'invalid',
    details: { checks: [{ key: 'schedule' }] },
  });
});

test('R18: without a published brand kit or an audience nothing is launched, and every reason is named', async () => {
  const there = await aPartnerWorld();
  const { id } = await aLaunchDraft(there);
  const refused = aConfirmedLaunch(there, id);
  await expect(refused).rejects.toMatchObject({ code: 'invalid' });
  const error = await refused.catch((reason: { details: { checks: { key: string }[] } }) => reason);
  expect('details' in error && error.details.checks.map((check) => check.key).sort()).toEqual(['audience', 'legal']);
});

test('what changed after the last page was shown is not sent', async () => {
  const there = await aPartnerWorld();
  const { partnerCaller } = there;
  const { id } = await aReadyLaunch(there, { people: 3 });
  const { launch } = await readLaunchEditor(partnerCaller, { launchId: id });
  const confirmed = { launchId: id, revision: launch.revision, confirmedCount: 3, plan: { when: 'now' } as const };
  await someContacts(partnerCaller, 1);
  await expect(scheduleLaunch(partnerCaller, confirmed)).rejects.toMatchObject({ code: 'conflict' });
  await saveLaunch(partnerCaller, { launchId: id, revision: launch.revision, zones: { headline: 'Other' } });
  await expect(scheduleLaunch(partnerCaller, { ...confirmed, confirmedCount: 4 })).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('of two who press “Launch” at once, one does it', async () => {
  const there = await aPartnerWorld();
  const { partnerCaller } = there;
  const { id } = await aReadyLaunch(there);
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => aConfirmedLaunch(there, id)));
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  const mailings = await partnerCaller.inScope(({ db }) => db.mailing.count({ where: { sourceId: id } }));
  expect(mailings).toBe(1);
});

test('a withdrawn campaign can no longer be launched, and its draft is still there', async () => {
  const there = await aPartnerWorld();
  const { partnerCaller, vendorCaller } = there;
  const { id } = await aReadyLaunch(there);
  const { launch } = await readLaunchEditor(partnerCaller, { launchId: id });
  await withdrawCampaign(vendorCaller, { campaignId: launch.campaignId });
  await expect(aConfirmedLaunch(there, id)).rejects.toMatchObject({ details: { checks: [{ key: 'campaign' }] } });
});

test('the count before a launch is exact after suppression, with the reason of those held back', async () => {
  const there = await aPartnerWorld();
  const { partnerCaller } = there;
  const { id } = await aReadyLaunch(there, { people: 4 });
  const contact = await partnerCaller.inScope(({ db }) => db.contact.findFirstOrThrow());
  await partnerCaller.inScope((ctx) =>
    suppressAddress(ctx, { addressHmac: contact.addressHmac, reason: 'unsubscribed', source: 'test' }),
  );
  const { count } = await readLaunchEditor(partnerCaller, { launchId: id });
  expect(count).toEqual({ total: 4, reachable: 3, heldBack: { suppressed: 1 } });
});

test('a cancelled launch cannot be taken back or paused', async () => {
  const there = await aPartnerWorld();
  const { partnerCaller } = there;
  const { id } = await aReadyLaunch(there);
  await aConfirmedLaunch(there, id);
  await cancelLaunch(partnerCaller, { launchId: id });
  await expect(unscheduleLaunch(partnerCaller, { launchId: id })).rejects.toMatchObject({ code: 'conflict' });
});
