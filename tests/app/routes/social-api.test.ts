import { beforeAll, expect, test } from 'vitest';
import { followPost } from '#campaigns/social/follow-post.ts';
import { listPostPublications } from '#campaigns/social/publication-queries.ts';
import { type ApiCall, anApiHouse, type Body } from '../harness/api-house.ts';
import type { FullHouse } from '../harness/full-house.ts';

let house: FullHouse;
let api: ApiCall;
beforeAll(async () => {
  ({ house, api } = await anApiHouse());
}, 120_000);

const CONTENT = {
  networks: ['linkedin', 'x'],
  texts: { all: '{{zone.own}} Solar with storage.', x: 'Solar. {{link}}' },
  link: 'https://acme.example/solar',
  zones: [{ name: 'own', label: 'Your own words', text: 'New.', max: 20 }],
};

test('a stream, its topic, a subscription, a post, its copy and its end, all through the API', async () => {
  const { vendorCaller, partnerCaller } = house;
  const { vendorId } = vendorCaller.scope;
  const { streamId } = (await api('vendor', 'POST /social-streams', { name: 'By the API' })).body;
  expect((await api('vendor', 'POST /social-streams', { name: 'By the API' })).status).toBe(409);
  const topic = await api('vendor', `POST /social-streams/${streamId}/topics`, { name: 'News' });
  expect(topic.status).toBe(201);
  const { topicId } = topic.body;
  const answer = { vendorId, topicId, mode: 'requires_approval' };
  expect((await api('partner', 'PUT /social-subscriptions', answer)).status).toBe(200);
  const { items: offered } = (await api('partner', 'GET /social-subscriptions')).body;
  expect(offered.find((one: Body) => one.topicId === topicId)).toMatchObject({ mode: 'requires_approval' });

  const { postId } = (await api('vendor', 'POST /social-posts', { topicId, title: 'Solar' })).body;
  const save = (content: object) => api('vendor', `PUT /social-posts/${postId}`, { topicId, title: 'Solar', content });
  const image = { sha256: 'a'.repeat(64), extension: 'png', width: 1, height: 1, alt: 'A' };
  expect((await save({ ...CONTENT, image })).status, 'a picture that nobody uploaded').toBe(422);
  expect((await save({ ...CONTENT, link: 'javascript:alert(1)' })).status).toBe(422);
  expect((await save({ ...CONTENT, texts: { all: '{{zone.other}}' } })).status, 'a draft may be unready').toBe(200);
  expect((await api('vendor', `POST /social-posts/${postId}/publication`, {})).status).toBe(422);
  expect((await save(CONTENT)).status).toBe(200);
  expect((await api('vendor', `POST /social-posts/${postId}/publication`, {})).status).toBe(200);
  expect((await save(CONTENT)).status, 'its words stand').toBe(409);
  expect((await api('vendor', `GET /social-posts/${postId}`)).body).toMatchObject({
    status: 'published',
    content: { link: CONTENT.link, image: null },
  });

  await followPost(partnerCaller, { vendorId, postId });
  const { items: waiting } = (await api('partner', 'GET /partner-posts?state=waiting')).body;
  const { id } = waiting.find((one: Body) => one.title === 'Solar');
  const long = { zones: { own: 'x'.repeat(21) } };
  expect((await api('partner', `PUT /partner-posts/${id}`, long)).status).toBe(422);
  expect((await api('partner', `PUT /partner-posts/${id}`, { zones: { own: 'Ours.' } })).status).toBe(200);
  const copy = (await api('partner', `GET /partner-posts/${id}`)).body;
  expect(copy.texts[0].text).toMatch(/^Ours\. Solar with storage\./);
  expect((await api('partner', `POST /partner-posts/${id}/decision`, { answer: 'approve' })).status).toBe(200);
  expect((await api('vendor', `DELETE /social-posts/${postId}/publication`)).status).toBe(200);
  expect((await api('vendor', `POST /social-posts/${postId}/recall`)).status).toBe(202);
  expect((await api('vendor', `POST /social-posts/${postId}/recall`)).status, 'once').toBe(409);
});

test('what is out is told with its address to its partner, and to its vendor without the captured one', async () => {
  const { ids, vendorCaller } = house;
  const { body: list } = await api('partner', 'GET /publications?state=published');
  const permalink = expect.stringMatching(/\/partner\/social\/captured\/cpp_\w+$/);
  expect(list.items).toMatchObject([{ id: ids.publicationId, network: 'linkedin', permalink }]);
  const [out] = await vendorCaller.inScope((ctx) =>
    ctx.db.socialPost.findMany({ where: { status: 'published', title: 'Spring solar' }, select: { id: true } }),
  );
  const { body: seen } = await api('vendor', `GET /social-posts/${out?.id}/publications`);
  expect(seen.items).toMatchObject([{ id: ids.publicationId, permalink: null, state: 'published' }]);
  expect(await vendorCaller.inScope((ctx) => listPostPublications(ctx, out?.id as never))).toHaveLength(1);
  const { body: accounts } = await api('partner', 'GET /social-accounts');
  expect(accounts.items).toMatchObject([{ id: ids.accountId, status: 'connected' }]);
  expect(JSON.stringify(accounts)).not.toContain('sealed');
});

test('R11: a creating call that is sent again with its key makes one thing; lists are paged by a cursor', async () => {
  const topicId = house.ids.topicId ?? '';
  const made = [];
  for (const key of ['a', 'a', 'b'])
    made.push(await api('vendor', 'POST /social-posts', { topicId, title: 'Twice' }, `k-${key}`));
  expect(made[1]?.body.postId).toBe(made[0]?.body.postId);
  expect(made[1]?.headers.get('idempotency-replayed')).toBe('true');
  expect(made[2]?.body.postId).not.toBe(made[0]?.body.postId);
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body }: { body: Body } = await api('vendor', `GET /social-posts?limit=2${cursor && `&cursor=${cursor}`}`);
    seen.push(...body.items.map((one: Body) => one.id));
    cursor = body.nextCursor;
  }
  const all = await house.vendorCaller.inScope((ctx) => ctx.db.socialPost.count());
  expect([seen.length, new Set(seen).size]).toEqual([all, all]);
});
