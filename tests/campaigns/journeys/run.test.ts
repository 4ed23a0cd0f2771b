import { expect, test } from 'vitest';
import { eraseContact } from '#campaigns/contacts/erase-contact.ts';
import { suppressContact } from '#campaigns/contacts/suppress-contact.ts';
import { activateJourney } from '#campaigns/journeys/activate-journey.ts';
import { getActivation } from '#campaigns/journeys/activation-queries.ts';
import { advanceBatch } from '#campaigns/journeys/advance-batch.ts';
import { followEngagements } from '#campaigns/journeys/follow-engagements.ts';
import { followPerson } from '#campaigns/journeys/follow-person.ts';
import { pauseActivation } from '#campaigns/journeys/pause-activation.ts';
import { publishJourney } from '#campaigns/journeys/publish-journey.ts';
import { resumeActivation } from '#campaigns/journeys/resume-activation.ts';
import { saveJourney } from '#campaigns/journeys/save-journey.ts';
import { stepsById } from '#campaigns/journeys/steps.ts';
import { stopActivation } from '#campaigns/journeys/stop-activation.ts';
import { takeUpVersion } from '#campaigns/journeys/take-up-version.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { type ActivationId, newId, type TemplateVersionId } from '#campaigns/kernel/ids.ts';
import { aContact, anAudience, someContacts } from '#tests/factories/contacts.ts';
import { aPublishedBrandKit, aTemplate } from '#tests/factories/content.ts';
import {
  aDefinition,
  aJourneyClick,
  aPublishedJourney,
  aRunningJourney,
  DAY_MINUTES,
  runJourney,
  WAIT_A_DAY,
  whereTheyAre,
} from '#tests/factories/journeys.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

const DAY_MS = DAY_MINUTES * 60_000;
const day = { kind: 'duration', minutes: DAY_MINUTES };

/** Mail, wait for a click for two days, then a tag or another mail. */
function nurture(templateVersionId: TemplateVersionId) {
  return aDefinition([
    { kind: 'send', id: 'hello', templateVersionId, next: 'click' },
    {
      ...{ kind: 'wait_for', id: 'click', when: { kind: 'clicked', stepId: 'hello' }, timeoutMinutes: 2 * DAY_MINUTES },
      ...{ next: 'mark', timeoutNext: 'again' },
    },
    { kind: 'update', id: 'mark', change: { kind: 'add_tag', tag: 'hot' }, next: 'end' },
    { kind: 'send', id: 'again', templateVersionId, next: 'end' },
    { kind: 'exit', id: 'end' },
  ]);
}

async function aNurture(there: PartnerWorld): Promise<ActivationId> {
  const { versionId } = await aTemplate(there.world, there.vendor);
  return (await aRunningJourney(there, nurture(versionId))).activationId;
}

/** Who is to get the mail of a step, or had it. */
async function mailed(caller: PartnerCaller, activationId: ActivationId, stepId: string): Promise<string[]> {
  const rows = await inTransaction(caller, async ({ db, scope }) => {
    const mails = await db.journeyMail.findMany({ where: { partnerId: scope.partnerId, activationId, stepId } });
    const mailingId = { in: mails.map((mail) => mail.mailingId) };
    return db.delivery.findMany({ where: { partnerId: scope.partnerId, mailingId, state: 'queued' } });
  });
  return rows.map(({ contactId }) => contactId).sort();
}

test('people come in, get their mail once, and go on by what they did', async () => {
  const there = await aPartnerWorld();
  const { world, partnerCaller } = there;
  const [one, two] = await someContacts(partnerCaller, 2);
  const activationId = await aNurture(there);
  await runJourney(partnerCaller, activationId);
  await runJourney(partnerCaller, activationId);
  expect(await mailed(partnerCaller, activationId, 'hello')).toEqual([one?.id, two?.id].sort());
  await aJourneyClick(partnerCaller, { activationId, stepId: 'hello', contactId: one?.id ?? '' });
  await aJourneyClick(partnerCaller, { activationId, stepId: 'hello', contactId: two?.id ?? '', class: 'machine' });
  await followEngagements(partnerCaller);
  await runJourney(partnerCaller, activationId);
  expect(Object.fromEntries(await whereTheyAre(partnerCaller, activationId))).toEqual({
    [one?.id ?? '']: 'finished end',
    [two?.id ?? '']: 'click',
  });
  world.clock.advance(2 * DAY_MS);
  await runJourney(partnerCaller, activationId);
  expect(await mailed(partnerCaller, activationId, 'again')).toEqual([two?.id]);
  const [tagged, view] = await inTransaction(partnerCaller, async (ctx) => [
    await ctx.db.contact.findMany({ where: { tags: { has: 'hot' } }, select: { id: true } }),
    await getActivation(ctx, activationId),
  ]);
  expect(tagged).toEqual([{ id: one?.id }]);
  expect(view).toMatchObject({
    ...{ entered: 2, finished: 2, exited: 0 },
    steps: { hello: { done: 2 }, click: { done: 2 }, mark: { done: 1 }, again: { done: 1 }, end: { here: 0, done: 2 } },
  });
});

test('a click that came while nobody rang is counted when the wait ends', async () => {
  const there = await aPartnerWorld();
  const { id: contactId } = await aContact(there.partnerCaller);
  const activationId = await aNurture(there);
  await runJourney(there.partnerCaller, activationId);
  await aJourneyClick(there.partnerCaller, { activationId, stepId: 'hello', contactId });
  there.world.clock.advance(2 * DAY_MS);
  await runJourney(there.partnerCaller, activationId);
  expect(await mailed(there.partnerCaller, activationId, 'again')).toEqual([]);
});

test('who may not be mailed is passed over by the mail and goes on', async () => {
  const there = await aPartnerWorld();
  const { id } = await aContact(there.partnerCaller, { consent: 'withdrawn' });
  const activationId = await aNurture(there);
  await runJourney(there.partnerCaller, activationId);
  expect(await mailed(there.partnerCaller, activationId, 'hello')).toEqual([]);
  expect(await whereTheyAre(there.partnerCaller, activationId)).toEqual(new Map([[id, 'click']]));
});

test('unsubscribing, an accepted lead, a deal and an erasure take people out', async () => {
  const there = await aPartnerWorld();
  const { partnerCaller, vendor, world } = there;
  const people = await someContacts(partnerCaller, 5);
  const [a = '', b = '', c = '', d = '', e = ''] = people.map(({ id }) => id);
  const { activationId } = await aRunningJourney(there);
  await runJourney(partnerCaller, activationId);
  world.clock.advance(1000);
  await suppressContact(partnerCaller, { email: people[0]?.email ?? '', source: 'test' });
  await followPerson(partnerCaller, { vendorId: vendor.id, contactId: b, kind: 'lead_accepted' });
  await followPerson(partnerCaller, { vendorId: vendor.id, contactId: c, kind: 'deal_registered' });
  await eraseContact(partnerCaller, { contactId: people[3]?.id ?? newId('contact'), keepSuppressed: false });
  world.clock.advance(DAY_MS);
  await runJourney(partnerCaller, activationId);
  const where = await whereTheyAre(partnerCaller, activationId);
  expect([a, b, c, d, e].map((id) => where.get(id))).toEqual([
    'exited unsubscribed',
    'exited lead_accepted',
    'exited deal_registered',
    undefined,
    'finished end',
  ]);
  expect([...where.values()]).toContain('exited erased');
});

test('a form brings people in, once', async () => {
  const there = await aPartnerWorld();
  const { world, vendor, partner, vendorCaller, partnerCaller } = there;
  await aPublishedBrandKit(world, partner);
  const formId = newId('form');
  const definition = aDefinition(WAIT_A_DAY.steps, { entry: { kind: 'form', formId } });
  const { id: journeyId } = await aPublishedJourney(vendorCaller, definition);
  const { activationId } = await activateJourney(partnerCaller, { vendorId: vendor.id, journeyId });
  const { id: contactId } = await aContact(partnerCaller);
  const filled = { vendorId: vendor.id, contactId, kind: 'form' as const };
  await followPerson(partnerCaller, { ...filled, formId: newId('form') });
  expect((await whereTheyAre(partnerCaller, activationId)).size).toBe(0);
  await followPerson(partnerCaller, { ...filled, formId });
  await followPerson(partnerCaller, { ...filled, formId });
  expect(await whereTheyAre(partnerCaller, activationId)).toEqual(new Map([[contactId, 'pause']]));
});

test('a paused run moves nobody, a resumed one catches up, a stopped one is over', async () => {
  const there = await aPartnerWorld();
  const { partnerCaller, world } = there;
  await someContacts(partnerCaller, 3);
  const { activationId } = await aRunningJourney(there);
  await runJourney(partnerCaller, activationId);
  await pauseActivation(partnerCaller, { activationId });
  world.clock.advance(3 * DAY_MS);
  await runJourney(partnerCaller, activationId);
  expect(new Set((await whereTheyAre(partnerCaller, activationId)).values())).toEqual(new Set(['pause']));
  await resumeActivation(partnerCaller, { activationId });
  await runJourney(partnerCaller, activationId);
  expect(new Set((await whereTheyAre(partnerCaller, activationId)).values())).toEqual(new Set(['finished end']));
  await stopActivation(partnerCaller, { activationId });
  await expect(resumeActivation(partnerCaller, { activationId })).rejects.toMatchObject({ code: 'conflict' });
});

test('a pause waits for the worker that is just moving people; once it is confirmed nobody moves on', async () => {
  const there = await aPartnerWorld();
  const { partnerCaller, vendor, world } = there;
  await someContacts(partnerCaller, 40);
  const { activationId, versionId } = await aRunningJourney(there);
  await runJourney(partnerCaller, activationId);
  world.clock.advance(DAY_MS);
  const run = {
    ...{ activationId, vendorId: vendor.id, timeZone: 'UTC', adjustments: { shiftHours: {}, skipped: [] } },
    plans: new Map([[versionId, { exitOn: [], steps: stepsById(WAIT_A_DAY) }]]),
  };
  const order: string[] = [];
  let pausing: Promise<unknown> = Promise.resolve();
  await inTransaction(partnerCaller, async (ctx) => {
    expect(await advanceBatch(ctx, run, 10)).toBe(10);
    pausing = pauseActivation(partnerCaller, { activationId }).then(() => order.push('paused'));
    // Far more turns than a pause takes that waits for nobody.
    for (let turn = 0; turn < 100; turn += 1) await ctx.db.contact.count();
    order.push('moved');
  });
  await pausing;
  expect(order).toEqual(['moved', 'paused']);
  expect(await inTransaction(partnerCaller, (ctx) => advanceBatch(ctx, run, 100))).toBe(0);
  const standing = [...(await whereTheyAre(partnerCaller, activationId)).values()].sort();
  expect(standing).toEqual([...Array(10).fill('end'), ...Array(30).fill('pause')]);
});

test.each([false, true])(
  'F14: an edited journey: people inside finish theirs, or are moved by choice (%s)',
  async (moveInside) => {
    const there = await aPartnerWorld();
    const { partnerCaller, vendorCaller, world } = there;
    const { id: contactId } = await aContact(partnerCaller);
    const { activationId, journeyId } = await aRunningJourney(there);
    await runJourney(partnerCaller, activationId);
    const definition = aDefinition([
      { kind: 'wait', id: 'pause', wait: day, next: 'mark' },
      { kind: 'update', id: 'mark', change: { kind: 'add_tag', tag: 'second' }, next: 'end' },
      { kind: 'exit', id: 'end' },
    ]);
    await saveJourney(vendorCaller, { journeyId, revision: 2, definition });
    const { versionId } = await publishJourney(vendorCaller, { journeyId });
    await takeUpVersion(partnerCaller, { activationId, versionId, moveInside });
    const newcomer = await aContact(partnerCaller);
    world.clock.advance(DAY_MS);
    await runJourney(partnerCaller, activationId);
    world.clock.advance(DAY_MS);
    await runJourney(partnerCaller, activationId);
    const tagged = await inTransaction(partnerCaller, ({ db }) =>
      db.contact.findMany({ where: { tags: { has: 'second' } } }),
    );
    expect(tagged.map(({ id }) => id).sort()).toEqual((moveInside ? [contactId, newcomer.id] : [newcomer.id]).sort());
    expect(new Set((await whereTheyAre(partnerCaller, activationId)).values())).toEqual(new Set(['finished end']));
  },
);

test('F14: two workers at once, and a clock two days late: each person does each step once', async () => {
  const there = await aPartnerWorld();
  const { partnerCaller, world } = there;
  const people = await someContacts(partnerCaller, 300);
  const { activationId } = await aRunningJourney(there);
  const both = () => Promise.all([1, 2, 3].map(() => runJourney(partnerCaller, activationId)));
  await both();
  world.clock.advance(3 * DAY_MS);
  await both();
  await both();
  const visits = await inTransaction(partnerCaller, ({ db }) =>
    db.journeyVisit.groupBy({ by: ['enrollmentId', 'stepId'], _count: true, where: { enrollment: { activationId } } }),
  );
  expect(visits).toHaveLength(2 * people.length);
  expect(visits.every(({ _count }) => _count === 1)).toBe(true);
});

test('a journey cannot be started twice, without an audience, without a brand kit, or with changes it does not allow', async () => {
  const there = await aPartnerWorld();
  const { partnerCaller, vendorCaller, vendor, partner, world } = there;
  const { id: journeyId } = await aPublishedJourney(vendorCaller);
  const { id: audienceId } = await anAudience(partnerCaller);
  const input = { vendorId: vendor.id, journeyId, audienceId };
  await expect(activateJourney(partnerCaller, input)).rejects.toMatchObject({ code: 'invalid' });
  await aPublishedBrandKit(world, partner);
  await expect(activateJourney(partnerCaller, { ...input, audienceId: null })).rejects.toMatchObject({
    code: 'invalid',
  });
  for (const adjustments of [{ skipped: ['pause'] }, { shiftHours: { end: 2 } }])
    await expect(activateJourney(partnerCaller, { ...input, adjustments })).rejects.toMatchObject({ code: 'invalid' });
  await activateJourney(partnerCaller, { ...input, adjustments: { shiftHours: { pause: 12 } } });
  await expect(activateJourney(partnerCaller, input)).rejects.toMatchObject({ code: 'conflict' });
});
