import { expect, test } from 'vitest';
import { someContacts } from '#tests/factories/contacts.ts';
import { aMailing } from '#tests/factories/mailings.ts';
import { aWorkerProcess } from '#tests/fakes/worker-process.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';
import { freshDatabase } from '#tests/setup/test-database.ts';
import { aSink, figuresOf, until } from '../campaigns/delivery/sending.ts';

const PEOPLE = process.env.SOAK === '1' ? 10_000 : 300;

// Every worker keeps the schedule and hands events on: four workers are four schedulers.
test(
  'F6, R08: four workers, all of them keeping the schedule, send one copy each; stopping them one by one delays and doubles nothing',
  async () => {
    const addresses = await freshDatabase();
    const world = await aPartnerWorld({ addresses });
    const people = await someContacts(world.partnerCaller, PEOPLE);
    const sink = await aSink();
    sink.behave(() => ({ kind: 'accept', delayMs: 10 }));
    const env = { SMTP_URL: sink.url };
    const workers = await Promise.all([1, 2, 3, 4].map(() => aWorkerProcess({ addresses, env })));
    // One that is due now, and one whose time comes while the schedulers are at it.
    const first = await aMailing(world, { partnerSlug: world.partner.slug });
    const second = await aMailing(world, { partnerSlug: world.partner.slug, startsAt: new Date(Date.now() + 3_000) });
    for (const [i, worker] of workers.slice(0, 3).entries()) {
      await sink.reached((PEOPLE * (i + 1)) / 3);
      const { code, tookMs } = await worker.stop();
      expect(code).toBe(0);
      expect(tookMs).toBeLessThan(30_000);
    }
    const both = [first.mailingId, second.mailingId];
    const isDone = async () => {
      const all = await Promise.all(both.map((id) => figuresOf(world.partnerCaller, id)));
      return all.every(({ state }) => state === 'done');
    };
    await until(isDone, 'both mailings are done');
    for (const id of both)
      expect(await figuresOf(world.partnerCaller, id)).toMatchObject({
        audience: PEOPLE,
        accepted: PEOPLE,
        unknown: 0,
      });
    expect(sink.counts()).toEqual(new Map(people.map(({ email }) => [email, 2])));
    const ids = sink.received.map(({ source }) => /^Message-ID: (.+)$/im.exec(source)?.[1]);
    expect(new Set(ids).size).toBe(2 * PEOPLE);
    await workers[3]?.stop();
  },
  process.env.SOAK === '1' ? 900_000 : 120_000,
);
