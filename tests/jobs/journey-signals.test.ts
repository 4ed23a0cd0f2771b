import { expect, test } from 'vitest';
import { activateJourney } from '#campaigns/journeys/activate-journey.ts';
import { listEnrollments } from '#campaigns/journeys/activation-queries.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import type { ActivationId, FormId, FormVersionId } from '#campaigns/kernel/ids.ts';
import { submitForm } from '#campaigns/leads/submit-form.ts';
import type { Ring } from '#jobs/define-job.ts';
import { relayOutbox } from '#jobs/outbox-relay.ts';
import { runJob } from '#jobs/run-job.ts';
import { aContact } from '#tests/factories/contacts.ts';
import { aPublishedBrandKit, aTemplate } from '#tests/factories/content.ts';
import {
  aDefinition,
  aJourneyClick,
  aPublishedJourney,
  aRunningJourney,
  DAY_MINUTES,
} from '#tests/factories/journeys.ts';
import { aForm, aPost } from '#tests/factories/leads.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';
import { freshDatabase } from '#tests/setup/test-database.ts';
import { jobTools } from './job-tools.ts';

const DAY_MS = DAY_MINUTES * 60_000;
const OURS = ['follow-journey-person', 'wake-journeys', 'score-engagements', 'advance-journey'];

/** Hands on what happened and does what comes of it for journeys, until nothing does. Queues promise no order: last first. */
async function deliver({ world }: PartnerWorld): Promise<void> {
  const { system } = world.database;
  const rung: Ring[] = [];
  const tools = jobTools(world, rung);
  for (;;) {
    await relayOutbox({ system, ring: tools.ring, log: world.log });
    const next = rung.pop();
    if (!next) return;
    if (!OURS.includes(next.name)) continue;
    while ((await runJob(world, tools, { name: next.name, id: next.key, data: next.data })) === 'again');
  }
}

/** By address, the step where everybody is or ended. */
async function whereBy({ partnerCaller }: PartnerWorld, activationId: ActivationId): Promise<Record<string, string>> {
  const { items } = await inTransaction(partnerCaller, (ctx) => listEnrollments(ctx, { activationId, limit: 50 }));
  return Object.fromEntries(items.map(({ email, stepId }) => [email.split('@')[0], stepId]));
}

const end = (id: string) => ({ kind: 'exit' as const, id });

test('people come in by a form, wait for another and are asked for a third, each by posts as people send them', async () => {
  const there = await aPartnerWorld({ addresses: await freshDatabase() });
  const { world, vendor, partner, vendorCaller, partnerCaller } = there;
  await aPublishedBrandKit(world, partner);
  const [ask, quote, third] = [await aForm(vendorCaller), await aForm(vendorCaller), await aForm(vendorCaller)];
  const definition = aDefinition(
    [
      {
        ...{ kind: 'wait_for', id: 'more', when: { kind: 'form', formId: quote.formId }, timeoutMinutes: DAY_MINUTES },
        ...{ next: 'asked', timeoutNext: 'late' },
      },
      {
        ...{ kind: 'branch', id: 'asked', otherwise: 'two' },
        cases: [{ when: { kind: 'form', formId: third.formId }, next: 'three' }],
      },
      ...[end('two'), end('three'), end('late')],
    ],
    { entry: { kind: 'form', formId: ask.formId }, exitOn: [] },
  );
  const { id: journeyId } = await aPublishedJourney(vendorCaller, definition);
  const { activationId } = await activateJourney(partnerCaller, { vendorId: vendor.id, journeyId });
  const post = async (who: string, form: { formId: FormId; formVersionId: FormVersionId }) => {
    const values = { email: `${who}@customer.test` };
    await submitForm(partnerCaller, aPost(partnerCaller, form, { vendorId: vendor.id, values }));
    await deliver(there);
    world.clock.advance(60_000);
  };
  for (const who of ['kim', 'lou', 'max']) await post(who, ask);
  await post('nobody', quote);
  expect(await whereBy(there, activationId)).toEqual({ kim: 'more', lou: 'more', max: 'more' });
  await post('kim', third);
  expect(await whereBy(there, activationId), 'another form ends no wait').toMatchObject({ kim: 'more' });
  await post('kim', quote);
  await post('lou', quote);
  expect(await whereBy(there, activationId)).toEqual({ kim: 'three', lou: 'two', max: 'more' });
  await post('lou', ask);
  world.clock.advance(DAY_MS);
  await runJob(world, jobTools(world, []), {
    ...{ name: 'advance-journey', id: 'x', data: { partnerId: partner.id, activationId } },
  });
  expect(await whereBy(there, activationId), 'nobody comes in twice').toEqual({
    kim: 'three',
    lou: 'two',
    max: 'late',
  });
});

test('a wait for points ends with the click that brings them, and a question looks at the points of its own', async () => {
  const there = await aPartnerWorld({ addresses: await freshDatabase() });
  const { world, vendor, vendorCaller, partnerCaller } = there;
  const { versionId: templateVersionId } = await aTemplate(world, vendor);
  const people = new Map<string, string>();
  for (const who of ['kim', 'lou', 'max'])
    people.set(who, (await aContact(partnerCaller, { email: `${who}@customer.test` })).id);
  const definition = aDefinition(
    [
      { kind: 'send', id: 'hello', templateVersionId, next: 'warm' },
      {
        ...{ kind: 'wait_for', id: 'warm', when: { kind: 'score', atLeast: 20 }, timeoutMinutes: DAY_MINUTES },
        ...{ next: 'ask', timeoutNext: 'cold' },
      },
      {
        ...{ kind: 'branch', id: 'ask', otherwise: 'some' },
        cases: [{ when: { kind: 'score', atLeast: 60 }, next: 'many' }],
      },
      ...[end('some'), end('many'), end('cold')],
    ],
    { exitOn: [] },
  );
  const { activationId } = await aRunningJourney(there, definition);
  await deliver(there);
  const click = async (who: string) => {
    await aJourneyClick(partnerCaller, { activationId, stepId: 'hello', contactId: people.get(who) ?? '' });
    await deliver(there);
  };
  await click('kim');
  expect(await whereBy(there, activationId), 'ten points of twenty').toEqual({ kim: 'warm', lou: 'warm', max: 'warm' });
  await click('kim');
  expect(await whereBy(there, activationId)).toEqual({ kim: 'some', lou: 'warm', max: 'warm' });
  await click('lou');
  const form = await aForm(vendorCaller);
  const values = { email: 'lou@customer.test' };
  await submitForm(partnerCaller, aPost(partnerCaller, form, { vendorId: vendor.id, values }));
  await deliver(there);
  expect(await whereBy(there, activationId), 'a form and a click').toEqual({ kim: 'some', lou: 'many', max: 'warm' });
});
