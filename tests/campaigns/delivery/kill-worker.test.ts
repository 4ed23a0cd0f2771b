import { expect, test } from 'vitest';
import { retryUnknown } from '#campaigns/delivery/retry-unknown.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import type { MailingId } from '#campaigns/kernel/ids.ts';
import { someContacts } from '#tests/factories/contacts.ts';
import { aMailing } from '#tests/factories/mailings.ts';
import { aWorkerProcess } from '#tests/fakes/worker-process.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';
import { freshDatabase } from '#tests/setup/test-database.ts';
import { aSink, figuresOf, seededRandom, until } from './sending.ts';

const SOAK = process.env.SOAK === '1';
const [PEOPLE, KILLS, RUNS] = SOAK ? [10_000, 10, 5] : [1_000, 3, 1];
const IN_FLIGHT = 25;
// Longer than a message takes on a busy machine, short enough to wait for.
const PACE = { leaseMs: 5_000 };

test.each(Array.from({ length: RUNS }, (_, run) => run))(
  'F1, R01: killed again and again while mail flows, everybody has one message, or none and stands as unknown (run %i)',
  async (run) => {
    const random = seededRandom(`kill ${run}`);
    const addresses = await freshDatabase();
    const world = await aPartnerWorld({ addresses });
    const { partnerCaller } = world;
    const people = await someContacts(partnerCaller, PEOPLE);
    const sink = await aSink();
    // Answers take their time, so that a kill always finds messages between the final dot and the answer.
    sink.behave(() => ({ kind: 'accept', delayMs: 3 + 20 * random() }));
    const { mailingId } = await aMailing(world, { partnerSlug: world.partner.slug });
    const start = () => aWorkerProcess({ addresses, env: { SMTP_URL: sink.url }, pace: PACE });
    let worker = await start();
    for (const moment of momentsOf(random)) {
      await sink.reached(moment);
      await worker.kill();
      worker = await start();
    }
    await until(async () => (await figuresOf(partnerCaller, mailingId)).state === 'done', 'the mailing is done');

    const counts = sink.counts();
    const unknown = await unknownAddresses(partnerCaller, mailingId);
    expect(people.filter(({ email }) => (counts.get(email) ?? 0) > 1)).toEqual([]);
    expect(people.filter(({ email }) => !counts.has(email) && !unknown.has(email))).toEqual([]);
    expect(unknown.size).toBeLessThanOrEqual(KILLS * IN_FLIGHT);
    expect(await figuresOf(partnerCaller, mailingId)).toMatchObject({
      audience: PEOPLE,
      accepted: PEOPLE - unknown.size,
      unknown: unknown.size,
    });
    console.log(`${KILLS} kills: ${sink.received.length} of ${PEOPLE} in the sink, ${unknown.size} unknown`);

    await retryUnknown(partnerCaller, { mailingId });
    await until(async () => (await figuresOf(partnerCaller, mailingId)).accepted === PEOPLE, 'the unknown were sent');
    const after = sink.counts();
    for (const { email } of people) {
      const more = (after.get(email) ?? 0) - (counts.get(email) ?? 0);
      expect(more).toBe(unknown.has(email) ? 1 : 0);
    }
    await worker.stop();
  },
  SOAK ? 600_000 : 120_000,
);

test('F1: into the local mailbox nothing is unknown, however often the worker is killed', async () => {
  const random = seededRandom('kill capture');
  const addresses = await freshDatabase();
  const world = await aPartnerWorld({ addresses });
  const { partnerCaller } = world;
  const people = await someContacts(partnerCaller, PEOPLE * 0.3);
  const { mailingId } = await aMailing(world, { partnerSlug: world.partner.slug });
  const captured = () => world.world.database.system.capturedMail.count();
  const start = () => aWorkerProcess({ addresses, env: { MAIL: 'capture' }, pace: PACE });
  let worker = await start();
  for (let kill = 1; kill <= 3; kill += 1) {
    const moment = (people.length * (kill - random() / 2)) / 4;
    await until(async () => (await captured()) >= moment, `${moment} are captured`, 20);
    await worker.kill();
    worker = await start();
  }
  await until(async () => (await figuresOf(partnerCaller, mailingId)).state === 'done', 'the mailing is done');
  expect(await figuresOf(partnerCaller, mailingId)).toMatchObject({ accepted: people.length, unknown: 0 });
  const mails = await world.world.database.system.capturedMail.findMany({ select: { toAddress: true } });
  expect(mails.map((mail) => mail.toAddress).sort()).toEqual(people.map(({ email }) => email).sort());
  await worker.stop();
}, 120_000);

/** Seeded moments between 10 % and 90 % of the way, in order. */
function momentsOf(random: () => number): number[] {
  return Array.from({ length: KILLS }, () => Math.floor(PEOPLE * (0.1 + 0.8 * random()))).sort((a, b) => a - b);
}

async function unknownAddresses(caller: PartnerCaller, mailingId: MailingId): Promise<Set<string>> {
  const rows = await inTransaction(caller, async ({ db, scope }) => {
    const deliveries = await db.delivery.findMany({
      where: { partnerId: scope.partnerId, mailingId, state: 'unknown' },
      select: { contactId: true },
    });
    const ids = deliveries.map(({ contactId }) => contactId);
    return db.contact.findMany({ where: { id: { in: ids } }, select: { email: true } });
  });
  return new Set(rows.map(({ email }) => email));
}
