import { expect, test } from 'vitest';
import { activateJourney } from '#campaigns/journeys/activate-journey.ts';
import { getActivation } from '#campaigns/journeys/activation-queries.ts';
import { getJourneyDraft } from '#campaigns/journeys/journey-queries.ts';
import { getOfferedJourney, listOfferedJourneys } from '#campaigns/journeys/offer-queries.ts';
import { publishJourney } from '#campaigns/journeys/publish-journey.ts';
import { saveJourney } from '#campaigns/journeys/save-journey.ts';
import { stopActivation } from '#campaigns/journeys/stop-activation.ts';
import { takeUpVersion } from '#campaigns/journeys/take-up-version.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { changePartnership } from '#campaigns/partners/change-partnership.ts';
import { removeGroup } from '#campaigns/partners/groups.ts';
import { removeTier } from '#campaigns/partners/tiers.ts';
import { aVendor } from '#tests/factories/accounts.ts';
import { anAudience, someContacts } from '#tests/factories/contacts.ts';
import { aPublishedBrandKit } from '#tests/factories/content.ts';
import {
  aDefinition,
  aPublishedJourney,
  aRunningJourney,
  runJourney,
  whereTheyAre,
} from '#tests/factories/journeys.ts';
import { aPartner, aPartnerCaller, aPartnerGroup, aPartnership, aTier } from '#tests/factories/partners.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

const NOT_FOUND = { code: 'not_found' };

const offersTo = (caller: PartnerCaller) =>
  inTransaction(caller, async (ctx) => (await listOfferedJourneys(ctx)).map(({ journeyId }) => journeyId));

/** What the row policies alone let a partner read of journeys. */
const rowsOf = (caller: PartnerCaller) =>
  inTransaction(caller, async ({ db }) => [
    (await db.journey.findMany({ select: { id: true } })).map(({ id }) => id),
    await db.journeyVersion.count(),
    await db.journeyVersionMail.count(),
  ]);

test('R21: a journey is offered to the tiers and groups that its vendor chose, and to nobody else', async () => {
  const { world, vendor, partnerCaller: outsider, vendorCaller } = await aPartnerWorld();
  const [gold, dach] = [await aTier(world, vendor), await aPartnerGroup(world, vendor)];
  const [inTier, inGroup, ended] = [await aPartner(world), await aPartner(world), await aPartner(world)];
  await aPartnership(world, { vendor, partner: inTier, tierId: gold });
  await aPartnership(world, { vendor, partner: inGroup, groupIds: [dach] });
  await aPartnership(world, { vendor, partner: ended, tierId: gold, status: 'ended' });
  const all = [inTier, inGroup, ended].map((partner) => aPartnerCaller(world, partner));
  const { id: journeyId, revision } = await aPublishedJourney(vendorCaller);
  const seen = () => Promise.all([...all, outsider].map(async (caller) => (await offersTo(caller)).length));
  const readable = () => Promise.all([...all, outsider].map(async (caller) => (await rowsOf(caller))[1]));
  expect([await seen(), await readable()], 'for everybody').toEqual([
    [1, 1, 0, 1],
    [1, 1, 0, 1],
  ]);
  await saveJourney(vendorCaller, { journeyId, revision, tierIds: [gold] });
  expect([await seen(), await readable()], 'a tier').toEqual([
    [1, 0, 0, 0],
    [1, 0, 0, 0],
  ]);
  await saveJourney(vendorCaller, { journeyId, revision: revision + 1, groupIds: [dach] });
  expect([await seen(), await readable()], 'a tier or a group').toEqual([
    [1, 1, 0, 0],
    [1, 1, 0, 0],
  ]);
  expect(await rowsOf(outsider)).toEqual([[], 0, 0]);
  const draft = await inTransaction(vendorCaller, (ctx) => getJourneyDraft(ctx, journeyId));
  expect([draft.tiers, draft.groups]).toMatchObject([[{ id: gold }], [{ id: dach }]]);
});

test('R21: a partner outside does not start a journey, neither by the use case nor past it', async () => {
  const { world, vendor, partner, partnerCaller, vendorCaller } = await aPartnerWorld();
  const gold = await aTier(world, vendor);
  const { id: journeyId, revision, versionId } = await aPublishedJourney(vendorCaller);
  await saveJourney(vendorCaller, { journeyId, revision, tierIds: [gold] });
  await aPublishedBrandKit(world, partner);
  const { id: audienceId } = await anAudience(partnerCaller);
  const of = { vendorId: vendor.id, journeyId };
  await expect(inTransaction(partnerCaller, (ctx) => getOfferedJourney(ctx, of))).rejects.toMatchObject(NOT_FOUND);
  await expect(activateJourney(partnerCaller, { ...of, audienceId })).rejects.toMatchObject(NOT_FOUND);
  const past = inTransaction(partnerCaller, ({ db }) =>
    db.journeyActivation.createMany({
      data: {
        ...{ ...of, id: newId('activation'), partnerId: partner.id, versionId, audienceId, timeZone: 'UTC' },
        ...{ adjustments: {}, startedBy: 'nobody' },
      },
    }),
  );
  await expect(past).rejects.toThrow(/row-level security/);
  await changePartnership(vendorCaller, { partnerId: partner.id, tierId: gold, groupIds: [] });
  await expect(activateJourney(partnerCaller, { ...of, audienceId })).resolves.toMatchObject({
    activationId: expect.any(String),
  });
});

test('a partner that runs a journey goes on with what it started when the journey is no longer for it', async () => {
  const there = await aPartnerWorld();
  const { world, vendor, vendorCaller, partnerCaller } = there;
  const gold = await aTier(world, vendor);
  await someContacts(partnerCaller, 2);
  const { activationId, journeyId, audienceId } = await aRunningJourney(there);
  const definition = aDefinition([{ kind: 'exit', id: 'end' }]);
  await saveJourney(vendorCaller, { journeyId, revision: 2, definition, tierIds: [gold] });
  const { versionId } = await publishJourney(vendorCaller, { journeyId });
  expect(await offersTo(partnerCaller)).toEqual([]);
  await runJourney(partnerCaller, activationId);
  world.clock.advance(24 * 60 * 60_000);
  await runJourney(partnerCaller, activationId);
  expect([...(await whereTheyAre(partnerCaller, activationId)).values()]).toEqual(['finished end', 'finished end']);
  const run = await inTransaction(partnerCaller, (ctx) => getActivation(ctx, activationId));
  expect([run.number, run.newer]).toEqual([1, null]);
  await expect(takeUpVersion(partnerCaller, { activationId, versionId })).rejects.toMatchObject(NOT_FOUND);
  await stopActivation(partnerCaller, { activationId });
  const anew = activateJourney(partnerCaller, { vendorId: vendor.id, journeyId, audienceId });
  await expect(anew).rejects.toMatchObject(NOT_FOUND);
});

test('a tier or group that a journey is for is not removed, and those of another vendor are not found', async () => {
  const { world, vendor, vendorCaller } = await aPartnerWorld();
  const other = await aVendor(world);
  const [tierId, groupId] = [await aTier(world, vendor), await aPartnerGroup(world, vendor)];
  const { id: journeyId, revision } = await aPublishedJourney(vendorCaller);
  const save = { journeyId, revision };
  const [theirTier, theirGroup] = [await aTier(world, other), await aPartnerGroup(world, other)];
  for (const stolen of [{ tierIds: [theirTier] }, { groupIds: [theirGroup] }])
    await expect(saveJourney(vendorCaller, { ...save, ...stolen })).rejects.toMatchObject(NOT_FOUND);
  await saveJourney(vendorCaller, { ...save, tierIds: [tierId, tierId], groupIds: [groupId] });
  await expect(removeTier(vendorCaller, { tierId })).rejects.toMatchObject({ code: 'conflict' });
  await expect(removeGroup(vendorCaller, { groupId })).rejects.toMatchObject({ code: 'conflict' });
  await saveJourney(vendorCaller, { journeyId, revision: revision + 1, tierIds: [], groupIds: [] });
  await removeTier(vendorCaller, { tierId });
  await removeGroup(vendorCaller, { groupId });
});
