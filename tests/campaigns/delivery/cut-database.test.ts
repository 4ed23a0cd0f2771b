import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import type { MailingId } from '#campaigns/kernel/ids.ts';
import { withClient } from '#prisma/roles.ts';
import { someContacts } from '#tests/factories/contacts.ts';
import { aMailing } from '#tests/factories/mailings.ts';
import { aRestartableServer, type RestartableServer } from '#tests/fakes/restartable-server.ts';
import { aWorkerProcess } from '#tests/fakes/worker-process.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';
import { aSink, figuresOf, seededRandom, until } from './sending.ts';

const SOAK = process.env.SOAK === '1';
const [PEOPLE, CUTS, RESTARTS] = SOAK ? [10_000, 20, 10] : [500, 3, 1];

let server: RestartableServer;
beforeAll(async () => {
  server = await aRestartableServer();
}, 60_000);
afterAll(() => server.stop());

test(
  'R05, F1: connections cut in the middle and a database that restarts while mail flows: nobody twice, nobody lost',
  async () => {
    const random = seededRandom('cut database');
    const { addresses } = server;
    const there = await aPartnerWorld({ addresses });
    const people = await someContacts(there.partnerCaller, PEOPLE);
    const sink = await aSink();
    sink.behave(() => ({ kind: 'accept', delayMs: 2 + 10 * random() }));
    const { mailingId } = await aMailing(there, { partnerSlug: there.partner.slug });
    const worker = await aWorkerProcess({ addresses, env: { SMTP_URL: sink.url }, pace: { leaseMs: 5_000 } });

    const blows = [...Array(CUTS).fill(cut), ...Array(RESTARTS).fill(() => server.restart().then(() => 1))];
    let ended = 0;
    for (const [at, blow] of shuffled(blows, random).entries()) {
      await sink.reached(Math.floor((PEOPLE * (at + 0.5 + random() / 2)) / (blows.length + 1)));
      ended += await blow();
    }
    expect(ended).toBeGreaterThan(0);
    await until(() => isDone(there.partnerCaller, mailingId), 'the mailing is done', 500);

    const figures = await figuresOf(there.partnerCaller, mailingId);
    const counts = sink.counts();
    const none = people.filter(({ email }) => !counts.has(email));
    expect(people.filter(({ email }) => (counts.get(email) ?? 0) > 1)).toEqual([]);
    // The worker lived, so what came back from the wire was kept in hand until the database took it.
    expect([none.length, figures.accepted + figures.unknown]).toEqual([0, PEOPLE]);
    console.log(`${CUTS} cuts, ${RESTARTS} restarts: ${sink.received.length} in the sink, ${figures.unknown} unknown`);
    expect((await worker.stop()).code).toBe(0);
  },
  SOAK ? 1_800_000 : 120_000,
);

/** Ends the product's connections, each by its own role, for which that is enough. @returns how many */
async function cut(): Promise<number> {
  const { appUrl, systemUrl, queueUrl } = server.addresses;
  let ended = 0;
  for (const url of [appUrl, systemUrl, queueUrl]) {
    const { rowCount } = await withClient(url, (client) =>
      client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()`,
      ),
    );
    ended += rowCount ?? 0;
  }
  return ended;
}

/** Asks until the database answers: it may be gone just now. */
async function isDone(caller: PartnerCaller, mailingId: MailingId): Promise<boolean> {
  return (await figuresOf(caller, mailingId).catch(() => null))?.state === 'done';
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
