import { beforeAll, expect, test } from 'vitest';
import { paths } from '#app/http/paths.ts';
import { getActivation } from '#campaigns/journeys/activation-queries.ts';
import { getJourneyDraft } from '#campaigns/journeys/journey-queries.ts';
import type { ActivationId, JourneyId } from '#campaigns/kernel/ids.ts';
import { aTier } from '#tests/factories/partners.ts';
import { aFullHouse, type FullHouse } from '../harness/full-house.ts';
import { type WebStand, webStand } from '../harness/web-stand.ts';

let stand: WebStand;
let house: FullHouse;
let [journeyId, activationId] = ['' as JourneyId, '' as ActivationId];
beforeAll(async () => {
  stand = await webStand();
  house = await aFullHouse(stand);
  [journeyId, activationId] = [house.ids.journeyId as JourneyId, house.ids.activationId as ActivationId];
}, 120_000);

const draft = () => house.vendorCaller.inScope((ctx) => getJourneyDraft(ctx, journeyId));
const run = () => house.partnerCaller.inScope((ctx) => getActivation(ctx, activationId));

test('a step put in on the canvas comes on its way, and the canvas is shown again with the step open', async () => {
  const { revision } = await draft();
  const canvas = paths.vendor.journey(journeyId, { view: 'canvas' });
  const edit = { 'edit.kind': 'add', 'edit.step': 'notify', 'edit.after': 'pause', 'edit.way': 'next' };
  const answer = await house.vendorBrowser.post(canvas, { intent: 'edit', revision: String(revision), ...edit });
  expect([answer.status, answer.location]).toEqual([303, `${canvas}&step=notify_1`]);
  const { definition, problems } = await draft();
  expect(definition.steps).toMatchObject([{ next: 'notify_1' }, { id: 'notify_1', next: 'end' }, { id: 'end' }]);
  expect(problems).toEqual([{ stepId: 'notify_1', code: 'no_message' }]);

  const again = await house.vendorBrowser.post(canvas, { intent: 'edit', revision: String(revision), ...edit });
  expect(again.status, 'an old revision').toBe(409);
  const refused = await house.vendorBrowser.post(canvas, { intent: 'publish' });
  expect(refused.status, 'not ready').toBe(422);
  const remove = { 'edit.kind': 'remove', 'edit.stepId': 'notify_1' };
  await house.vendorBrowser.post(canvas, { intent: 'edit', revision: String(revision + 1), ...remove });
  expect((await draft()).problems).toEqual([]);
});

test('a wait for a form is for one of the vendor’s forms, by its name', async () => {
  const { revision } = await draft();
  const page = paths.vendor.journey(journeyId);
  const settings = { 'edit.kind': 'settings', 'edit.entry.kind': 'form', 'edit.entry.formId': house.ids.formId ?? '' };
  await house.vendorBrowser.post(page, { intent: 'edit', revision: String(revision), ...settings });
  const { text } = await house.vendorBrowser.get(page);
  expect(text).toMatch(new RegExp(`<option value="${house.ids.formId}"[^>]*>[^<]+</option>`));
  const back = { 'edit.kind': 'settings', 'edit.entry.kind': 'audience', 'edit.exitOn': 'unsubscribed' };
  await house.vendorBrowser.post(page, { intent: 'edit', revision: String(revision + 1), ...back });
  expect((await draft()).definition).toMatchObject({ entry: { kind: 'audience' }, exitOn: ['unsubscribed'] });
});

test('whom a journey is for is ticked on its page, and a partner outside finds no page of it', async () => {
  const page = paths.vendor.journey(journeyId);
  const tick = async (more: Record<string, string>) => {
    const { revision } = await draft();
    return house.vendorBrowser.post(page, { intent: 'visibility', revision: String(revision), ...more });
  };
  const offer = paths.partner.offeredJourney(house.vendor.id, journeyId);
  expect((await house.partnerBrowser.get(offer)).status).toBe(200);
  const free = await aTier(stand.world, house.vendor);
  expect((await tick({ tierIds: free })).status).toBe(303);
  expect((await draft()).tiers).toMatchObject([{ id: free }]);
  expect((await house.vendorBrowser.get(page)).text).toMatch(
    new RegExp(`<input(?=[^>]*value="${free}")[^>]*\\bchecked`),
  );
  expect((await house.partnerBrowser.get(offer)).status).toBe(404);
  expect((await house.partnerBrowser.get(paths.partner.journeyRun(activationId))).status, 'its run stays').toBe(200);
  await tick({});
  expect((await draft()).tiers).toEqual([]);
});

test('a partner shifts a wait, pauses and resumes, on the page of its run', async () => {
  const page = paths.partner.journeyRun(activationId);
  const { partnerBrowser } = house;
  const shift = { intent: 'adjust', 'adjustments.shiftHours.pause': '-6' };
  expect((await partnerBrowser.post(page, shift)).status).toBe(303);
  expect((await run()).adjustments).toEqual({ shiftHours: { pause: -6 }, skipped: [] });
  expect((await partnerBrowser.get(page)).text).toMatch(/value="-6"/);
  const tooFar = { intent: 'adjust', 'adjustments.shiftHours.pause': '9999' };
  expect((await partnerBrowser.post(page, tooFar)).status).not.toBe(200);
  expect((await run()).adjustments.shiftHours).toEqual({ pause: -6 });
  await partnerBrowser.post(page, { intent: 'pause' });
  expect((await run()).state).toBe('paused');
  await partnerBrowser.post(page, { intent: 'resume' });
  expect((await run()).state).toBe('running');
  expect((await partnerBrowser.get(paths.partner.journeyRun(activationId, { view: 'canvas' }))).status).toBe(200);
});
