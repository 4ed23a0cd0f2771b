import { expect, test } from 'vitest';
import { createJourney } from '#campaigns/journeys/create-journey.ts';
import { getJourneyDraft, listJourneys } from '#campaigns/journeys/journey-queries.ts';
import { publishJourney } from '#campaigns/journeys/publish-journey.ts';
import { saveJourney } from '#campaigns/journeys/save-journey.ts';
import { withdrawJourney } from '#campaigns/journeys/withdraw-journey.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { aVendor, aVendorCaller } from '#tests/factories/accounts.ts';
import { aTemplate } from '#tests/factories/content.ts';
import { aDefinition, aJourney, aPublishedJourney } from '#tests/factories/journeys.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

test('a draft is offered as a numbered version, and only when it changed again as the next', async () => {
  const { vendorCaller } = await aPartnerWorld();
  const { id: journeyId, revision } = await aPublishedJourney(vendorCaller);
  await expect(publishJourney(vendorCaller, { journeyId })).rejects.toMatchObject({ code: 'conflict' });
  const definition = aDefinition([{ kind: 'exit', id: 'end' }]);
  await saveJourney(vendorCaller, { journeyId, revision, definition });
  await expect(publishJourney(vendorCaller, { journeyId })).resolves.toMatchObject({ number: 2 });
  const journey = await inTransaction(vendorCaller, (ctx) => getJourneyDraft(ctx, journeyId));
  expect(journey).toMatchObject({ status: 'published', current: 2, changed: false });
  expect(journey.versions.map(({ number }) => number)).toEqual([2, 1]);
});

test('of two who publish at once one does', async () => {
  const { vendorCaller } = await aPartnerWorld();
  const { id: journeyId } = await aJourney(vendorCaller);
  const both = await Promise.allSettled([1, 2].map(() => publishJourney(vendorCaller, { journeyId })));
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a journey with a problem is not published and says at which step it is', async () => {
  const { vendorCaller } = await aPartnerWorld();
  const { id: journeyId } = await createJourney(vendorCaller, { name: 'New', description: '' });
  await expect(publishJourney(vendorCaller, { journeyId })).rejects.toMatchObject({
    code: 'invalid',
    details: { problems: [{ stepId: 'mail_1', code: 'no_template' }] },
  });
});

test('a journey does not send a template of another vendor', async () => {
  const { world, vendorCaller } = await aPartnerWorld();
  const other = await aTemplate(world, await aVendor(world));
  const steps = [{ kind: 'send' as const, id: 'hello', templateVersionId: other.versionId }];
  const { id: journeyId } = await aJourney(vendorCaller, aDefinition(steps));
  await expect(publishJourney(vendorCaller, { journeyId })).rejects.toMatchObject({ code: 'invalid' });
});

test('who saves over somebody else’s save is told so, and nothing is written over', async () => {
  const { vendorCaller } = await aPartnerWorld();
  const { id: journeyId, revision } = await aJourney(vendorCaller);
  await saveJourney(vendorCaller, { journeyId, revision, description: 'first' });
  await expect(saveJourney(vendorCaller, { journeyId, revision, description: 'second' })).rejects.toMatchObject({
    code: 'conflict',
  });
  const journey = await inTransaction(vendorCaller, (ctx) => getJourneyDraft(ctx, journeyId));
  expect(journey.description).toBe('first');
});

test('a name is taken once, and withdrawing needs an offer', async () => {
  const { vendorCaller } = await aPartnerWorld();
  const { id: journeyId, name } = await aPublishedJourney(vendorCaller);
  await expect(createJourney(vendorCaller, { name, description: '' })).rejects.toMatchObject({ code: 'conflict' });
  await withdrawJourney(vendorCaller, { journeyId });
  await expect(withdrawJourney(vendorCaller, { journeyId })).rejects.toMatchObject({ code: 'conflict' });
});

test('R21: another vendor finds no journey of this one, whatever it calls', async () => {
  const { world, vendorCaller } = await aPartnerWorld();
  const { id: journeyId, revision } = await aPublishedJourney(vendorCaller);
  const stranger = aVendorCaller(world, await aVendor(world));
  const notFound = { code: 'not_found' };
  await expect(saveJourney(stranger, { journeyId, revision, name: 'Mine' })).rejects.toMatchObject(notFound);
  await expect(publishJourney(stranger, { journeyId })).rejects.toMatchObject(notFound);
  await expect(withdrawJourney(stranger, { journeyId })).rejects.toMatchObject(notFound);
  const { items } = await inTransaction(stranger, (ctx) => listJourneys(ctx, {}, { limit: 10 }));
  expect(items).toEqual([]);
});
