import { expect, test } from 'vitest';
import { eraseContact } from '#campaigns/contacts/erase-contact.ts';
import { listEnrollments } from '#campaigns/journeys/activation-queries.ts';
import { EnrollmentListInput } from '#campaigns/journeys/schema.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import type { ContactId } from '#campaigns/kernel/ids.ts';
import { aContact } from '#tests/factories/contacts.ts';
import { aRunningJourney, runJourney } from '#tests/factories/journeys.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

test('the people of a run are searched by name and address, and paged, newest first', async () => {
  const there = await aPartnerWorld();
  const { partnerCaller } = there;
  const made: ContactId[] = [];
  for (const [firstName, lastName, email] of [
    ['Kim', 'Larsen', 'kim@larsen.test'],
    ['Lou', 'Larsen', 'lou@larsen.test'],
    ['Max', '50%_Off', 'max@other.test'],
    ['Gone', 'Larsen', 'gone@larsen.test'],
  ])
    made.push((await aContact(partnerCaller, { firstName, lastName, email })).id);
  const { activationId } = await aRunningJourney(there);
  await runJourney(partnerCaller, activationId);
  await eraseContact(partnerCaller, { contactId: made[3] as ContactId, keepSuppressed: false });
  const page = (given: object) =>
    inTransaction(partnerCaller, (ctx) => listEnrollments(ctx, EnrollmentListInput.parse({ activationId, ...given })));
  const names = async (given: object) => (await page(given)).items.map(({ name }) => name).sort();
  expect(await names({ q: 'larsen' }), 'an erased person has no name to be found by').toEqual([
    'Kim Larsen',
    'Lou Larsen',
  ]);
  expect(await names({ q: 'LOU lar' })).toEqual(['Lou Larsen']);
  expect(await names({ q: 'max@other' })).toEqual(['Max 50%_Off']);
  expect(await names({ q: '%' }), 'signs mean themselves').toEqual(['Max 50%_Off']);
  expect(await names({ q: 'larsen', state: 'finished' })).toEqual([]);
  expect(await names({ step: 'pause' })).toHaveLength(4);
  const first = await page({ q: 'larsen', limit: 1 });
  const second = await page({ q: 'larsen', limit: 1, cursor: first.nextCursor ?? undefined });
  expect([first, second].flatMap(({ items }) => items.map(({ email }) => email)).sort()).toEqual([
    'kim@larsen.test',
    'lou@larsen.test',
  ]);
  expect([first.nextCursor, second.nextCursor]).toEqual([first.items[0]?.id, null]);
  expect(await names({}).then((all) => all[0]), 'who was erased stands there without a name').toBe('');
});
