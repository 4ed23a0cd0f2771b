import { expect, test } from 'vitest';
import { someContacts } from '#tests/factories/contacts.ts';
import { aMailing } from '#tests/factories/mailings.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';
import { advance, aMailerTo, aSender, aSink, figuresOf, rowsByState } from './sending.ts';

test('everybody in the audience gets the mail once', async () => {
  const world = await aPartnerWorld();
  const people = await someContacts(world.partnerCaller, 120);
  const { mailingId } = await aMailing(world, { partnerSlug: world.partner.slug });
  const sink = await aSink();
  await advance(aSender(world.partnerCaller, aMailerTo(sink)), mailingId);

  expect(sink.counts()).toEqual(new Map(people.map(({ email }) => [email, 1])));
  expect(await rowsByState(world.partnerCaller, mailingId)).toEqual({ accepted: 120 });
  expect(await figuresOf(world.partnerCaller, mailingId)).toMatchObject({
    state: 'done',
    audience: 120,
    accepted: 120,
  });
});
