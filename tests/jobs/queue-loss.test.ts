import { expect, test } from 'vitest';
import { someContacts } from '#tests/factories/contacts.ts';
import { aMailing } from '#tests/factories/mailings.ts';
import { emptyQueue } from '#tests/fakes/empty-queue.sql.ts';
import { aRedis, hasRedis } from '#tests/fakes/redis-server.ts';
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

const onRedis = 'R04: on Redis, which forgets all of it, is killed and comes back empty: all of it goes on';
test.runIf(hasRedis)(
  hasRedis ? onRedis : `${onRedis} (SKIPPED: this machine has no redis-server: apt-get install redis-server)`,
  async () => {
    const addresses = await freshDatabase();
    const world = await aPartnerWorld({ addresses });
    const people = await someContacts(world.partnerCaller, PEOPLE);
    const sink = await aSink();
    sink.behave(() => ({ kind: 'accept', delayMs: 8 }));
    const redis = await aRedis();
    const env = { SMTP_URL: sink.url, WORKER_CONCURRENCY: '2', REDIS_URL: redis.url };
    let worker = await aWorkerProcess({ addresses, env, pace: PACE });
    try {
      const { mailingId } = await aMailing(world, { partnerSlug: world.partner.slug });
      await sink.reached(PEOPLE * 0.2);
      await redis.flush();
      await sink.reached(PEOPLE * 0.4);
      await redis.crash();
      await sink.reached(PEOPLE * 0.6);
      await worker.kill();
      worker = await aWorkerProcess({ addresses, env, pace: PACE });
      await until(
        async () => (await figuresOf(world.partnerCaller, mailingId)).state === 'done',
        'the mailing is done',
      );
      const figures = await figuresOf(world.partnerCaller, mailingId);
      expect(figures.accepted + figures.unknown).toBe(PEOPLE);
      const counts = sink.counts();
      expect(people.filter(({ email }) => (counts.get(email) ?? 0) > 1)).toEqual([]);
      expect(people.filter(({ email }) => !counts.has(email)).length).toBeLessThanOrEqual(figures.unknown);
    } finally {
      await worker.stop();
      await redis.stop();
    }
  },
  process.env.SOAK === '1' ? 900_000 : 120_000,
);
