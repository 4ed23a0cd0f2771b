import type { VendorCaller } from '#campaigns/kernel/context.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { getPost } from './post-queries.ts';
import { savePost } from './save-post.ts';
import { OWN_ZONE, type SavePostForm } from './schema.ts';

const ZONE_CHARS = 300;

/**
 * Saves a draft as the editor shows it: the picture, which has its own form, stays, and so do zones of other names, which
 * a program may have made.
 *
 * @throws as savePost
 */
export async function savePostForm(caller: VendorCaller, input: SavePostForm): Promise<void> {
  const { postId, topicId, title, networks, all, link, zoneText } = input;
  const { content } = await inTransaction(caller, (ctx) => getPost(ctx, postId));
  const { linkedin, facebook, x, bluesky, mastodon } = input;
  const own = Object.fromEntries(
    Object.entries({ linkedin, facebook, x, bluesky, mastodon }).filter(([, said]) => said),
  );
  const zone = { name: OWN_ZONE, label: 'Your own words', text: zoneText, max: ZONE_CHARS };
  const zones = [...content.zones.filter(({ name }) => name !== OWN_ZONE), ...(zoneText === '' ? [] : [zone])];
  const next = { networks, texts: { all, ...own }, link, image: content.image, zones };
  await savePost(caller, { postId, topicId, campaignId: input.campaignId || null, title, content: next });
}
