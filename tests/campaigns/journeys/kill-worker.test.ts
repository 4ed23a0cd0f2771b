import { expect, test } from 'vitest';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { someContacts } from '#tests/factories/contacts.ts';
import { aTemplate } from '#tests/factories/content.ts';
import { aDefinition, aJourneyClick, aRunningJourney, whereTheyAre } from '#tests/factories/journeys.ts';
import { aWorkerProcess } from '#tests/fakes/worker-process.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';
import { freshDatabase } from '#tests/setup/test-database.ts';
import { seededRandom, until } from '../delivery/sending.ts';

const SOAK = process.env.SOAK === '1';
const [PEOPLE, KILLS] = SOAK ? [5_000, 10] : [200, 3];

test('F14: workers killed again and again neither skip nor repeat a step of anybody', async () => {
  const random = seededRandom('journey kill');
  const addresses = await freshDatabase();
  const there = await aPartnerWorld({ addresses });
  const { partnerCaller, world, vendor } = there;
  const people = await someContacts(partnerCaller, PEOPLE);
  const { versionId: templateVersionId } = await aTemplate(world, vendor);
  const change = { kind: 'add_tag', tag: 'seen' };
  const definition = aDefinition([
    { kind: 'send', id: 'first', templateVersionId, next: 'mark' },
    { kind: 'update', id: 'mark', change, next: 'ask' },
    {
      ...{ kind: 'branch', id: 'ask', otherwise: 'end' },
      cases: [{ when: { kind: 'tag', tag: 'seen' }, next: 'second' }],
    },
    { kind: 'send', id: 'second', templateVersionId, next: 'end' },
    { kind: 'exit', id: 'end' },
  ]);
  const { activationId } = await aRunningJourney(there, definition);
  const captured = () => world.database.system.capturedMail.count();
  const start = () => aWorkerProcess({ addresses, env: { MAIL: 'capture' }, pace: { leaseMs: 2_000 } });
  let worker = await start();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const moment = Math.floor((2 * PEOPLE * (kill + random())) / (KILLS + 1));
    await until(async () => (await captured()) >= moment, `${moment} mails are captured`, 20);
    await worker.kill();
    worker = await start();
  }
  await until(async () => (await captured()) >= 2 * PEOPLE, 'everybody had both mails');
  const visits = await inTransaction(partnerCaller, ({ db }) =>
    db.journeyVisit.groupBy({ by: ['enrollmentId', 'stepId'], _count: true, where: { enrollment: { activationId } } }),
  );
  expect(visits).toHaveLength(5 * PEOPLE);
  expect(visits.every(({ _count }) => _count === 1)).toBe(true);
  const mails = await world.database.system.capturedMail.groupBy({ by: ['toAddress'], _count: true });
  expect(mails.map(({ toAddress, _count }) => `${toAddress} ${_count}`).sort()).toEqual(
    people.map(({ email }) => `${email} 2`).sort(),
  );
  await worker.stop();
}, 120_000);

test('a click moves the person on within 5 seconds', async () => {
  const addresses = await freshDatabase();
  const there = await aPartnerWorld({ addresses });
  const { partnerCaller, world, vendor } = there;
  const [person] = await someContacts(partnerCaller, 1);
  const { versionId: templateVersionId } = await aTemplate(world, vendor);
  const definition = aDefinition([
    { kind: 'send', id: 'hello', templateVersionId, next: 'click' },
    {
      ...{ kind: 'wait_for', id: 'click', when: { kind: 'clicked', stepId: 'hello' }, timeoutMinutes: 60 },
      ...{ next: 'end', timeoutNext: 'end' },
    },
    { kind: 'exit', id: 'end' },
  ]);
  const { activationId } = await aRunningJourney(there, definition);
  const worker = await aWorkerProcess({ addresses, env: { MAIL: 'capture' } });
  const standsAt = async () => (await whereTheyAre(partnerCaller, activationId)).get(person?.id ?? '');
  await until(async () => (await standsAt()) === 'click', 'the mail is out');
  await aJourneyClick(partnerCaller, { activationId, stepId: 'hello', contactId: person?.id ?? '' });
  const from = performance.now();
  await until(async () => (await standsAt()) === 'finished end', 'the click counted', 20);
  expect(performance.now() - from).toBeLessThan(5_000);
  await worker.stop();
}, 60_000);
