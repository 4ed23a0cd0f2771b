import { expect, test } from 'vitest';
import { someContacts } from '#tests/factories/contacts.ts';
import { aMailing } from '#tests/factories/mailings.ts';
import { emptyQueue } from '#tests/fakes/empty-queue.sql.ts';
import { aWorkerProcess } from '#tests/fakes/worker-process.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';
import { freshDatabase } from '#tests/setup/test-database.ts';
import { aSink, figuresOf, until } from '../campaigns/delivery/sending.ts';

const PEOPLE = process.env.SOAK === '1' ? 10_000 : 300;
const PACE = { leaseMs: 3_000 };

test(
  'F5, R04: the queue forgets everything before the first mail, while mail flows, and with its worker killed twice: all of it goes on',
  async () => {
    const addresses = await freshDatabase();
    const world = await aPartnerWorld({ addresses });
    const people = await someContacts(world.partnerCaller, PEOPLE);
    const sink = await aSink();
    sink.behave(() => ({ kind: 'accept', delayMs: 8 }));
    const start = () => aWorkerProcess({ addresses, env: { SMTP_URL: sink.url, WORKER_CONCURRENCY: '2' }, pace: PACE });
    let worker = await start();
    // Committed, and its bell lost before anybody heard it.
    const { mailingId } = await aMailing(world, { partnerSlug: world.partner.slug });
    await emptyQueue(addresses);
    let lost = 0;
    for (const share of [0.2, 0.4, 0.6]) {
      await sink.reached(PEOPLE * share);
      lost += await emptyQueue(addresses);
      if (share === 0.4) continue;
      await worker.kill();
      worker = await start();
    }
    expect(lost).toBeGreaterThan(0);
    await until(async () => (await figuresOf(world.partnerCaller, mailingId)).state === 'done', 'the mailing is done');
    const figures = await figuresOf(world.partnerCaller, mailingId);
    expect(figures.accepted + figures.unknown).toBe(PEOPLE);
    const counts = sink.counts();
    expect(people.filter(({ email }) => (counts.get(email) ?? 0) > 1)).toEqual([]);
    expect(people.filter(({ email }) => !counts.has(email)).length).toBeLessThanOrEqual(figures.unknown);
    await worker.stop();
  },
  process.env.SOAK === '1' ? 900_000 : 120_000,
);
