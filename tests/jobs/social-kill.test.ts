import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeDirectoryStore } from '#campaigns/content/files/directory-store.ts';
import { createPost } from '#campaigns/social/create-post.ts';
import { publishPost, recallPost } from '#campaigns/social/publish-post.ts';
import { addPostImage, savePost } from '#campaigns/social/save-post.ts';
import { NETWORKS } from '#campaigns/social/schema.ts';
import { anAccount, aTopic, POST_CONTENT } from '#tests/factories/social.ts';
import { aFakeSocial } from '#tests/fakes/social.ts';
import type { FakeSocial } from '#tests/fakes/social-calls.ts';
import { freshDatabase } from '#tests/setup/test-database.ts';
import { wordOfNetworks } from '../bench/social/post-many.ts';
import { until } from '../campaigns/delivery/sending.ts';
import { aSocialWorld } from '../campaigns/social/social-world.ts';
import { aShortLife, socialWorkers } from './social-workers.ts';

const POSTS = process.env.SOAK === '1' ? 12 : 3;
const KILLS = process.env.SOAK === '1' ? 40 : 6;
const RECALL_KILLS = process.env.SOAK === '1' ? 6 : 2;
let fake: FakeSocial;
beforeEach(async () => {
  fake = await aFakeSocial();
});
afterEach(() => fake.stop());

/** Ends at the so-manieth thing that the networks see. */
function after(moments: number): () => boolean {
  let left = moments;
  return () => {
    left -= 1;
    return left === 0;
  };
}

test('F13, R10: a worker killed at any step of publishing and taking back: nothing is lost, nothing is out twice', async () => {
  const addresses = await freshDatabase();
  const world = await aSocialWorld(fake, { addresses, now: new Date() });
  const { vendorCaller, caller } = world;
  for (const network of NETWORKS) await anAccount(caller, fake, network);
  const folder = mkdtempSync(path.join(tmpdir(), 'social-kill-'));
  const files = makeDirectoryStore(folder);
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#0f766e' } })
    .png()
    .toBuffer();
  const topicId = await aTopic(world);
  const posts = [];
  for (let n = 0; n < POSTS; n += 1) {
    const title = `Post ${n}`;
    const { postId } = await createPost(vendorCaller, { topicId, title });
    const image = await addPostImage({ ...vendorCaller, files }, { postId, bytes, fileName: 'a.png', alt: 'A roof' });
    const content = { ...POST_CONTENT, texts: { all: `Post ${n}.` }, image: n % 2 === 0 ? image : null };
    await savePost(vendorCaller, { postId, topicId, campaignId: null, title, content });
    await publishPost(vendorCaller, { postId, timeZone: 'UTC' });
    posts.push(postId);
  }
  const start = socialWorkers(addresses, { fake, publicUrl: world.world.install.publicUrl, folder });

  const steps: string[] = [];
  for (let kill = 1; kill <= KILLS; kill += 1)
    steps.push(await aShortLife(fake, start, { ends: after(1 + ((kill * 3) % 8)), drop: kill % 3 === 0 }));
  let worker = await start();
  const all = POSTS * NETWORKS.length;
  const states = async () => (await world.publications()).map(({ state }) => state);
  const are = (state: string, count: number) => async () =>
    (await states()).filter((one) => one === state).length === count;
  await until(are('published', all), 'every post is out');
  expect(wordOfNetworks(await world.publications(), fake.posts)).toEqual({ doubled: 0, lost: 0 });
  expect(fake.posts.filter(({ deleted }) => !deleted)).toHaveLength(all);

  const [postId] = posts;
  if (!postId) throw new Error('posts were made');
  await worker.kill();
  await recallPost(vendorCaller, { postId });
  for (let kill = 1; kill <= RECALL_KILLS; kill += 1)
    steps.push(await aShortLife(fake, start, { ends: after(1 + (kill % 2)), drop: kill % 2 === 0 }));
  worker = await start();
  await until(are('removed', NETWORKS.length), 'it is taken back everywhere');
  expect(fake.posts.filter(({ deleted }) => deleted)).toHaveLength(NETWORKS.length);
  expect(await states()).not.toContain('not_removed');
  console.log(`killed at: ${steps.join(' · ')}`);
  await worker.stop();
}, 300_000);
