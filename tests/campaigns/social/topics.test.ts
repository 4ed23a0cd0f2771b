import { expect, test } from 'vitest';
import { archiveTopic } from '#campaigns/social/archive-topic.ts';
import { changeSubscription } from '#campaigns/social/change-subscription.ts';
import { createPost } from '#campaigns/social/create-post.ts';
import { createStream, createTopic } from '#campaigns/social/create-topic.ts';
import { getPost, listOfferedTopics } from '#campaigns/social/post-queries.ts';
import { publishPost } from '#campaigns/social/publish-post.ts';
import { savePost } from '#campaigns/social/save-post.ts';
import { savePostForm } from '#campaigns/social/save-post-form.ts';
import { aCapturedPost, aTopic, POST_CONTENT } from '#tests/factories/social.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

test('an archived topic is offered to nobody and takes no post; what was published in it stands', async () => {
  const there = await aPartnerWorld();
  const { world, vendorCaller, partnerCaller } = there;
  const { postId, topicId } = await aCapturedPost(world, there);
  const draft = await createPost(vendorCaller, { topicId, title: 'Later' });
  const saved = { ...draft, topicId, campaignId: null, title: 'Later', content: POST_CONTENT };
  await savePost(vendorCaller, saved);
  await archiveTopic(vendorCaller, { topicId });

  expect(await partnerCaller.inScope((ctx) => listOfferedTopics(ctx))).toEqual([]);
  const { vendorId } = vendorCaller.scope;
  for (const act of [
    () => archiveTopic(vendorCaller, { topicId }),
    () => createPost(vendorCaller, { topicId, title: 'Another' }),
    () => savePost(vendorCaller, saved),
    () => changeSubscription(partnerCaller, { vendorId, topicId, mode: 'requires_approval' }),
  ])
    await expect(act()).rejects.toMatchObject({ code: 'not_found' });
  await expect(publishPost(vendorCaller, { ...draft, timeZone: 'UTC' })).rejects.toMatchObject({
    code: 'invalid',
    show: expect.stringMatching(/was archived. Choose another one, and save.$/),
  });
  expect(await vendorCaller.inScope((ctx) => getPost(ctx, postId))).toMatchObject({ status: 'published' });

  const other = await aTopic(there, 'off');
  await savePost(vendorCaller, { ...saved, topicId: other });
  await publishPost(vendorCaller, { ...draft, timeZone: 'UTC' });
});

test('a topic of an archived one’s name is that topic again, with who subscribed', async () => {
  const { vendorCaller, partnerCaller } = await aPartnerWorld();
  const { streamId } = await createStream(vendorCaller, { name: 'Product news' });
  const { topicId } = await createTopic(vendorCaller, { streamId, name: 'Storage' });
  const { vendorId } = vendorCaller.scope;
  await changeSubscription(partnerCaller, { vendorId, topicId, mode: 'auto_publish' });
  await expect(createTopic(vendorCaller, { streamId, name: 'Storage' })).rejects.toMatchObject({ code: 'conflict' });
  await archiveTopic(vendorCaller, { topicId });
  expect(await createTopic(vendorCaller, { streamId, name: 'Storage' })).toEqual({ topicId });
  const [offered] = await partnerCaller.inScope((ctx) => listOfferedTopics(ctx));
  expect(offered).toMatchObject({ topicId, mode: 'auto_publish' });
});

test('the editor’s form keeps the zones that it does not show', async () => {
  const there = await aPartnerWorld();
  const { vendorCaller } = there;
  const topicId = await aTopic(there, 'off');
  const { postId } = await createPost(vendorCaller, { topicId, title: 'Zones' });
  await savePost(vendorCaller, { postId, topicId, campaignId: null, title: 'Zones', content: POST_CONTENT });
  const form = {
    postId,
    topicId,
    campaignId: '' as const,
    title: 'Zones',
    networks: ['x' as const],
    all: 'A',
    link: '',
  };
  const none = { linkedin: '', facebook: '', x: '', bluesky: '', mastodon: '' };
  const zonesAfter = async (zoneText: string) => {
    await savePostForm(vendorCaller, { ...form, ...none, zoneText });
    const { content } = await vendorCaller.inScope((ctx) => getPost(ctx, postId));
    return content.zones.map(({ name, text }) => `${name}: ${text}`);
  };
  expect(await zonesAfter('Call us.')).toEqual(['intro: New this spring.', 'own: Call us.']);
  expect(await zonesAfter('')).toEqual(['intro: New this spring.']);
});
