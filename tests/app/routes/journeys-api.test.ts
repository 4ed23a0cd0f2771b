import { beforeAll, expect, test } from 'vitest';
import { createTier } from '#campaigns/partners/tiers.ts';
import { anAudience } from '#tests/factories/contacts.ts';
import { runJourney, WAIT_A_DAY } from '#tests/factories/journeys.ts';
import { type ApiCall, anApiHouse } from '../harness/api-house.ts';
import type { FullHouse } from '../harness/full-house.ts';

let house: FullHouse;
let api: ApiCall;
beforeAll(async () => {
  ({ house, api } = await anApiHouse());
}, 120_000);

test('a journey is drawn, checked, simulated, published, run, shifted, held and ended, all through the API', async () => {
  const { vendorCaller, partnerCaller } = house;
  const { vendorId } = vendorCaller.scope;
  const draft = { name: 'By the API', description: '' };
  const made = await api('vendor', 'POST /journeys', draft, 'once-1');
  expect(made.status).toBe(201);
  const journeyId = made.body.id;
  expect((await api('vendor', 'POST /journeys', draft, 'once-1')).body.id, 'R12: again is the same').toBe(journeyId);
  expect((await api('vendor', `GET /journeys/${journeyId}/problems`)).body.problems).toEqual([
    { stepId: 'mail_1', code: 'no_template' },
  ]);
  expect((await api('vendor', `POST /journeys/${journeyId}/publication`)).status).toBe(422);

  const later = { revision: 1, definition: WAIT_A_DAY };
  expect((await api('vendor', `PATCH /journeys/${journeyId}`, later)).body).toMatchObject({
    revision: 2,
    problems: [],
  });
  expect((await api('vendor', `PATCH /journeys/${journeyId}`, later)).status, 'an old revision').toBe(409);
  const simulation = (await api('vendor', `GET /journeys/${journeyId}/simulation?seed=7`)).body;
  expect(simulation).toMatchObject({ people: 1000, seed: 7, steps: { pause: { came: 1000 } } });
  expect((await api('vendor', `POST /journeys/${journeyId}/publication`)).body.number).toBe(1);
  expect((await api('vendor', 'GET /journeys?limit=1')).body).toMatchObject({ items: [{}], nextCursor: 'By the API' });

  const offers = (await api('partner', 'GET /offered-journeys')).body.items;
  expect(offers).toContainEqual(expect.objectContaining({ journeyId, activationId: null }));
  expect((await api('partner', `GET /offered-journeys/${vendorId}/${journeyId}`)).body.number).toBe(1);
  const { tierId } = await createTier(vendorCaller, { name: 'Elsewhere' });
  const meant = await api('vendor', `PATCH /journeys/${journeyId}`, { revision: 2, tierIds: [tierId] });
  expect(meant.body).toMatchObject({ revision: 3, tiers: [{ id: tierId }], groups: [] });
  expect((await api('partner', 'GET /offered-journeys')).body.items).not.toContainEqual(
    expect.objectContaining({ journeyId }),
  );
  expect((await api('partner', `GET /offered-journeys/${vendorId}/${journeyId}`)).status).toBe(404);
  const { id: audienceId } = await anAudience(partnerCaller);
  expect((await api('partner', 'POST /journey-runs', { vendorId, journeyId, audienceId }, 'once-0')).status).toBe(404);
  await api('vendor', `PATCH /journeys/${journeyId}`, { revision: 3, tierIds: [] });
  const start = { vendorId, journeyId, audienceId };
  const run = await api('partner', 'POST /journey-runs', start, 'once-2');
  expect(run).toMatchObject({ status: 201, body: { state: 'running', adjustments: { shiftHours: {}, skipped: [] } } });
  const at = `/journey-runs/${run.body.id}`;
  expect((await api('partner', 'POST /journey-runs', start, 'once-2')).body.id).toBe(run.body.id);
  expect((await api('partner', 'POST /journey-runs', start, 'once-3')).status).toBe(409);

  const shift = { adjustments: { shiftHours: { pause: 12 } } };
  expect((await api('partner', `PATCH ${at}`, shift)).body.adjustments.shiftHours).toEqual({ pause: 12 });
  expect((await api('partner', `PATCH ${at}`, { adjustments: { skipped: ['pause'] } })).status).toBe(422);
  await runJourney(partnerCaller, run.body.id);
  const people = (await api('partner', `GET ${at}/people?limit=1`)).body;
  expect(people).toMatchObject({ items: [{ state: 'active', stepId: 'pause' }], nextCursor: expect.any(String) });
  const hours = (Date.parse(people.items[0].dueAt) - Date.parse(people.items[0].enteredAt)) / 3_600_000;
  expect(Math.round(hours), 'a day, and the shift').toBe(36);

  expect((await api('partner', `POST ${at}/pause`)).status).toBe(200);
  expect((await api('partner', `POST ${at}/pause`)).status).toBe(409);
  expect((await api('partner', `DELETE ${at}/pause`)).status).toBe(200);
  const [wait, end] = WAIT_A_DAY.steps;
  const renamed = { revision: 4, definition: { ...WAIT_A_DAY, steps: [{ ...wait, name: 'Longer' }, end] } };
  await api('vendor', `PATCH /journeys/${journeyId}`, renamed);
  const { versionId } = (await api('vendor', `POST /journeys/${journeyId}/publication`)).body;
  const taken = await api('partner', `POST ${at}/version`, { versionId, moveInside: true });
  expect(taken.body.moved).toBeGreaterThan(0);
  expect((await api('partner', `POST ${at}/stop`)).status).toBe(200);
  expect((await api('partner', `PATCH ${at}`, shift)).status).toBe(409);
  expect((await api('vendor', `DELETE /journeys/${journeyId}/publication`)).status).toBe(200);
  expect((await api('partner', `GET /offered-journeys/${vendorId}/${journeyId}`)).status).toBe(404);
  expect((await api('vendor', `GET ${at}`)).status, 'a run is the partner’s').toBe(403);
});
