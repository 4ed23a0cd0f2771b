import { insertEngagements } from '#campaigns/delivery/tracking/fold-hits.sql.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { scoreEngagements } from '#campaigns/leads/score-engagements.ts';
import { aVendor } from '../factories/accounts.ts';
import { aPartner, aPartnerCaller, aPartnership } from '../factories/partners.ts';
import { aListOf } from './leads/contacts.sql.ts';
import { aBenchWorld } from './leads/place.ts';

// Clicks as they are recorded, to the score of the lead that they belong to: written to Engagement, taken from the inbox
// by two workers, counted. The same number of people click in a small and in a large list, spread over all of it: the rate
// must stay. A person's first click makes its lead. Beside it the writing alone.
const EVENTS = Number(process.env.EVENTS ?? 30_000);
const SIZES = (process.env.CONTACTS ?? '10000,500000').split(',').map(Number);
const CLICKERS = Math.min(10_000, ...SIZES);
const PAGE = 2_000;

const { world, stop } = await aBenchWorld();
try {
  const runs = [];
  for (const contacts of SIZES) runs.push(await runAmong(contacts));
  const [first, last] = [runs[0], runs.at(-1)];
  console.log(
    JSON.stringify({
      ...{ bench: 'score', value: last?.perSecond, unit: 'events/s', baseline: last?.writePerSecond },
      ratio: Number(((last?.perSecond ?? 0) / (last?.writePerSecond ?? 1)).toFixed(3)),
      flat: Number(((last?.perSecond ?? 0) / (first?.perSecond ?? 1)).toFixed(3)),
      ...{ events: EVENTS, runs },
    }),
  );
} finally {
  await stop();
}

async function runAmong(contacts: number) {
  const [vendor, partner] = [await aVendor(world), await aPartner(world)];
  await aPartnership(world, { vendor, partner });
  const caller = aPartnerCaller(world, partner);
  const ids = await aListOf(caller, contacts, CLICKERS);
  const at = world.clock.now();
  const mailingId = newId('mailing');
  const started = performance.now();
  for (let done = 0; done < EVENTS; done += PAGE) {
    const hits = Array.from({ length: Math.min(PAGE, EVENTS - done) }, (_, i) => ({
      ...{ eventId: `bench.${contacts}.${done + i}`, vendorId: vendor.id, mailingId, launchId: null, tacticId: null },
      ...{ deliveryId: null, contactId: ids[((done + i) * 7_919) % ids.length] ?? null },
      ...{ kind: 'click', linkNumber: 1, class: 'human', classReason: '', at },
    }));
    // The statement that folds tracked hits.
    await caller.inScope((ctx) => insertEngagements(ctx, hits));
  }
  const written = performance.now();
  let counted = 0;
  const drain = async () => {
    for (let last = -1; last !== 0; ) {
      last = (await scoreEngagements(caller)).counted;
      counted += last;
    }
  };
  await Promise.all([drain(), drain()]);
  const ended = performance.now();
  const sum = await caller.inScope(({ db }) => db.touch.count());
  if (counted !== EVENTS || sum !== EVENTS) throw new Error(`${counted} counted, ${sum} kept, of ${EVENTS}`);
  return {
    contacts,
    perSecond: Math.round(EVENTS / ((ended - started) / 1_000)),
    writePerSecond: Math.round(EVENTS / ((written - started) / 1_000)),
    countPerSecond: Math.round(EVENTS / ((ended - written) / 1_000)),
  };
}
