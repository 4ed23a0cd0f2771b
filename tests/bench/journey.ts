import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import type { ActivationId } from '#campaigns/kernel/ids.ts';
import { aVendor, aVendorCaller } from '../factories/accounts.ts';
import { aTemplate } from '../factories/content.ts';
import { aDefinition, aRunningJourney, DAY_MINUTES, runJourney } from '../factories/journeys.ts';
import { aPartner, aPartnerCaller, aPartnership } from '../factories/partners.ts';
import { dueInBatches } from './journey/due-in-batches.sql.ts';
import { aListOf } from './leads/contacts.sql.ts';
import { aBenchWorld } from './leads/place.ts';

// People inside a journey whose wait has ended: each goes on, is asked a question, is given a mail (a delivery row) and
// waits again: three steps. Two workers. Beside it bare UPDATEs of the same rows in the same batches.
const SIZES = [Number(process.env.FEW ?? 10_000), Number(process.env.PEOPLE ?? 200_000)];
const [WORKERS, STEPS_EACH] = [2, 3];

const { world, stop } = await aBenchWorld();
try {
  const figures = [];
  for (const people of SIZES) figures.push(await measure(people));
  const [few, many] = figures;
  if (!few || !many) throw new Error('two sizes are measured');
  console.log(
    JSON.stringify({
      ...{ bench: 'journey', value: many.stepsPerSecond, unit: 'steps/s', baseline: many.baseline },
      ...{ ratio: Number((many.stepsPerSecond / many.baseline).toFixed(3)), people: SIZES[1], fewer: SIZES[0] },
      ...{ stepsPerSecondOfFewer: few.stepsPerSecond, workers: WORKERS, lost: few.lost + many.lost },
      flat: Number((many.stepsPerSecond / few.stepsPerSecond).toFixed(2)),
    }),
  );
} finally {
  await stop();
}

async function measure(people: number) {
  const [vendor, partner] = [await aVendor(world), await aPartner(world)];
  await aPartnership(world, { vendor, partner });
  const [vendorCaller, partnerCaller] = [aVendorCaller(world, vendor), aPartnerCaller(world, partner)];
  await aListOf(partnerCaller, people, 1);
  const { versionId: templateVersionId } = await aTemplate(world, vendor);
  const wait = { kind: 'duration', minutes: DAY_MINUTES };
  const definition = aDefinition([
    { kind: 'wait', id: 'first', wait, next: 'ask' },
    { kind: 'branch', id: 'ask', otherwise: 'mail', cases: [{ when: { kind: 'tag', tag: 'x' }, next: 'end' }] },
    { kind: 'send', id: 'mail', templateVersionId, next: 'again' },
    { kind: 'wait', id: 'again', wait, next: 'end' },
    { kind: 'exit', id: 'end' },
  ]);
  const there = { world, vendor, partner, vendorCaller, partnerCaller };
  const { activationId } = await aRunningJourney(there, definition);
  await runJourney(partnerCaller, activationId);
  world.clock.advance(DAY_MINUTES * 60_000);
  const from = performance.now();
  await Promise.all(Array.from({ length: WORKERS }, () => runJourney(partnerCaller, activationId)));
  const seconds = (performance.now() - from) / 1_000;
  const steps = await stepsDone(partnerCaller, activationId);
  const before = performance.now();
  await dueInBatches(partnerCaller, activationId);
  const baseline = people / ((performance.now() - before) / 1_000);
  const stepsPerSecond = Math.round(steps / seconds);
  return { stepsPerSecond, baseline: Math.round(baseline), lost: people * STEPS_EACH - steps };
}

function stepsDone(caller: PartnerCaller, activationId: ActivationId): Promise<number> {
  return caller.inScope(({ db }) => db.journeyVisit.count({ where: { enrollment: { activationId } } }), {
    timeoutMs: 60_000,
  });
}
