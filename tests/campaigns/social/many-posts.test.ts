import { afterEach, beforeEach, expect, test } from 'vitest';
import { aFakeSocial } from '#tests/fakes/social.ts';
import type { FakeSocial } from '#tests/fakes/social-calls.ts';
import { postMany } from '../../bench/social/post-many.ts';
import { aSocialWorld } from './social-world.ts';

const EACH = process.env.SOAK === '1' ? 100 : 8;

let fake: FakeSocial;
beforeEach(async () => {
  fake = await aFakeSocial();
});
afterEach(() => fake.stop());

test('R10: with a fifth of the answers lost and second tries called duplicates, every post is out once', async () => {
  const seed = Number(process.env.SEED ?? 20_261_121);
  console.log(`seed ${seed}`);
  const { caller, vendorCaller, files } = await aSocialWorld(fake);
  const run = await postMany({ caller, vendorCaller, files, fake }, { each: EACH, share: 0.2, seed });
  expect(run).toMatchObject({ posts: EACH * 5, doubled: 0, lost: 0, states: { published: EACH * 5 } });
  // The bad day did happen.
  expect(run.lostAnswers).toBeGreaterThan(EACH / 2);
  expect(run.late).toBeGreaterThan(0);
  expect(run.tries).toBeGreaterThan(run.posts);
}, 120_000);
