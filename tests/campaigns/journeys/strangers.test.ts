import { expect, test } from 'vitest';
import { activateJourney } from '#campaigns/journeys/activate-journey.ts';
import { getActivation, listActivations, listEnrollments } from '#campaigns/journeys/activation-queries.ts';
import { adjustActivation } from '#campaigns/journeys/adjust-activation.ts';
import { advanceJourney } from '#campaigns/journeys/advance-journey.ts';
import { readJourneyFigures } from '#campaigns/journeys/figures.sql.ts';
import { followPerson } from '#campaigns/journeys/follow-person.ts';
import { getOfferedJourney, listOfferedJourneys } from '#campaigns/journeys/offer-queries.ts';
import { pauseActivation } from '#campaigns/journeys/pause-activation.ts';
import { resumeActivation } from '#campaigns/journeys/resume-activation.ts';
import { stopActivation } from '#campaigns/journeys/stop-activation.ts';
import { takeUpVersion } from '#campaigns/journeys/take-up-version.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { aVendor, aVendorCaller } from '#tests/factories/accounts.ts';
import { someContacts } from '#tests/factories/contacts.ts';
import { aJourney, aRunningJourney, runJourney, whereTheyAre } from '#tests/factories/journeys.ts';
import { aPartner, aPartnerCaller, aPartnership } from '#tests/factories/partners.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

const notFound = { code: 'not_found' };

test('R21: another partner, also one of the same vendor, finds nothing of a run and moves nobody', async () => {
  const there = await aPartnerWorld();
  const { world, vendor, partnerCaller } = there;
  const people = await someContacts(partnerCaller, 2);
  const { activationId, versionId } = await aRunningJourney(there);
  const partner = await aPartner(world);
  await aPartnership(world, { vendor, partner });
  const stranger = aPartnerCaller(world, partner);
  for (const act of [pauseActivation, resumeActivation, stopActivation])
    await expect(act(stranger, { activationId })).rejects.toMatchObject(notFound);
  await expect(adjustActivation(stranger, { activationId, adjustments: {} })).rejects.toMatchObject(notFound);
  await expect(takeUpVersion(stranger, { activationId, versionId })).rejects.toMatchObject(notFound);
  await inTransaction(stranger, async (ctx) => {
    await expect(getActivation(ctx, activationId)).rejects.toMatchObject(notFound);
    await expect(listEnrollments(ctx, { activationId, limit: 10 })).rejects.toMatchObject(notFound);
    expect((await listActivations(ctx, { limit: 50 })).items).toEqual([]);
  });
  await advanceJourney(stranger, { activationId });
  await followPerson(stranger, { vendorId: vendor.id, contactId: people[0]?.id ?? '', kind: 'lead_accepted' });
  expect((await whereTheyAre(partnerCaller, activationId)).size).toBe(0);
  await runJourney(partnerCaller, activationId);
  expect((await whereTheyAre(partnerCaller, activationId)).size).toBe(2);
});

test('R21: a partner without a partnership is offered nothing; a draft is offered to nobody', async () => {
  const there = await aPartnerWorld();
  const { world, vendor, vendorCaller, partnerCaller } = there;
  const { journeyId } = await aRunningJourney(there);
  const draft = await aJourney(vendorCaller);
  const stranger = aPartnerCaller(world, await aPartner(world));
  const input = { vendorId: vendor.id, journeyId };
  expect(await inTransaction(stranger, (ctx) => listOfferedJourneys(ctx))).toEqual([]);
  await expect(inTransaction(stranger, (ctx) => getOfferedJourney(ctx, input))).rejects.toMatchObject(notFound);
  await expect(activateJourney(stranger, input)).rejects.toMatchObject(notFound);
  const offered = await inTransaction(partnerCaller, (ctx) => listOfferedJourneys(ctx));
  expect(offered.map((row) => row.journeyId)).toEqual([journeyId]);
  await expect(activateJourney(partnerCaller, { vendorId: vendor.id, journeyId: draft.id })).rejects.toMatchObject(
    notFound,
  );
});

test('the vendor sees counts, and only where at least 8 people stand behind them', async () => {
  const there = await aPartnerWorld();
  const { world, vendorCaller, partnerCaller } = there;
  await someContacts(partnerCaller, 7);
  const { activationId, journeyId } = await aRunningJourney(there);
  const run = async () => {
    await runJourney(partnerCaller, activationId);
    world.clock.advance(24 * 60 * 60_000);
    await runJourney(partnerCaller, activationId);
    return inTransaction(vendorCaller, (ctx) => readJourneyFigures(ctx, journeyId));
  };
  expect(await run()).toEqual({ partners: 1, counted: 0, entered: 0, finished: 0, exited: 0, steps: {} });
  await someContacts(partnerCaller, 1);
  expect(await run()).toMatchObject({ partners: 1, counted: 1, entered: 8, finished: 7, steps: { pause: 7, end: 7 } });
  const stranger = aVendorCaller(world, await aVendor(world));
  expect(await inTransaction(stranger, (ctx) => readJourneyFigures(ctx, journeyId))).toMatchObject({ partners: 0 });
  const rows = await inTransaction(vendorCaller, ({ db }) => db.journeyEnrollment.findMany());
  expect(rows).toEqual([]);
});
