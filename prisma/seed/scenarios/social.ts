import { readFile } from 'node:fs/promises';
import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import { type CampaignId, newId, type SocialPostId, type SocialTopicId } from '#campaigns/kernel/ids.ts';
import { advanceSocial } from '#campaigns/social/advance-social.ts';
import { changeSubscription } from '#campaigns/social/change-subscription.ts';
import { connectCaptured } from '#campaigns/social/connect-captured.ts';
import { createPost } from '#campaigns/social/create-post.ts';
import { createStream, createTopic } from '#campaigns/social/create-topic.ts';
import { followPost } from '#campaigns/social/follow-post.ts';
import { makeNetworks } from '#campaigns/social/networks/make-networks.ts';
import { listPublications } from '#campaigns/social/publication-queries.ts';
import { publishPost } from '#campaigns/social/publish-post.ts';
import { recordSocialClicks } from '#campaigns/social/record-clicks.ts';
import { addPostImage, savePost } from '#campaigns/social/save-post.ts';
import type { NetworkName, PostContent, PublishPost } from '#campaigns/social/schema.ts';
import { aVendorCaller, type TestVendor } from '#tests/factories/accounts.ts';
import { aPartnerCaller, type TestPartner } from '#tests/factories/partners.ts';
import { asWorker, withNetworks } from '#tests/factories/social.ts';
import type { SeedWorld } from '../demo.ts';
import { type Story, workdayAgo, workdayAhead } from '../story.ts';

type Cast = {
  vendor: TestVendor;
  brightside: TestPartner;
  kestrel: TestPartner;
  campaignId: CampaignId;
  link: string;
};
type Draft = {
  topicId: SocialTopicId;
  campaignId?: CampaignId;
  title: string;
  texts: PostContent['texts'];
  networks: NetworkName[];
  link: string;
  zone?: string;
  picture?: boolean;
};

const ACCOUNTS = [
  { network: 'linkedin', handle: 'Brightside IT' },
  { network: 'mastodon', handle: '@brightside@mastodon.example' },
] as const;

/**
 * Northwind's stream with two topics. Brightside publishes one by itself and is asked for the other; one post is out on
 * its two captured accounts, one waits for its answer, one comes in some days, and one is still being written.
 */
export async function makeSocial(
  story: Story,
  now: Date,
  { vendor, brightside, kestrel, campaignId, link }: Cast,
): Promise<void> {
  const topics = await story.at(workdayAgo(now, 15, '09:30'), async (world) => {
    const caller = aVendorCaller(world, vendor);
    const { streamId } = await createStream(caller, { name: 'Northwind for partners' });
    const { topicId: news } = await createTopic(caller, { streamId, name: 'Product news' });
    const { topicId: advice } = await createTopic(caller, { streamId, name: 'Advice for small firms' });
    return { news, advice };
  });
  await story.at(workdayAgo(now, 14, '11:00'), (world) => subscribe(world, { vendor, brightside, kestrel }, topics));
  const draft = (world: SeedWorld, post: Draft) => write(world, vendor, post);
  const publish = async (world: SeedWorld, postId: SocialPostId, plan: Omit<PublishPost, 'postId' | 'timeZone'>) => {
    await publishPost(aVendorCaller(world, vendor), { postId, timeZone: 'Europe/London', ...plan });
    await followPost(aPartnerCaller(world, brightside), { vendorId: vendor.id, postId });
  };
  await story.at(workdayAgo(now, 4, '10:00'), async (world) => {
    const postId = await draft(world, {
      ...{
        topicId: topics.news,
        campaignId,
        title: 'Continuous Backup is here',
        networks: ['linkedin', 'mastodon', 'x'],
      },
      texts: {
        all: '{{zone.own}} Continuous Backup keeps every change and brings a server back in minutes. {{partner.name}} sets it up for you.',
        x: 'Continuous Backup: every change kept, a server back in minutes. Set up by {{partner.name}}.',
      },
      ...{ link, zone: 'New this autumn.', picture: true },
    });
    await publish(world, postId, {});
    await work(world, aPartnerCaller(world, brightside));
  });
  await story.at(workdayAgo(now, 2, '12:10'), (world) => click(aPartnerCaller(world, brightside)));
  await story.at(workdayAgo(now, 1, '08:40'), async (world) => {
    const waiting = await draft(world, {
      ...{ topicId: topics.advice, title: 'Five questions about your backups', networks: ['linkedin', 'mastodon'] },
      texts: {
        all: '{{zone.own}} Five questions an auditor will ask about your backups, and short answers to all of them.',
      },
      ...{ link, zone: 'A short read for this week.' },
    });
    await publish(world, waiting, {});
    const planned = await draft(world, {
      ...{ topicId: topics.news, title: 'Sealed copies', networks: ['linkedin', 'mastodon'] },
      ...{
        texts: { all: 'Not even an administrator can delete a sealed copy early. Ask {{partner.name}} how.' },
        link,
      },
    });
    await publish(world, planned, { publishLocal: `${workdayAhead(now, 3).toISOString().slice(0, 10)}T09:00` });
    await draft(world, {
      ...{ topicId: topics.advice, title: 'The first hour of an attack', networks: ['linkedin', 'x', 'bluesky'] },
      ...{ texts: { all: 'The first hour of an attack: what to do, and what not to touch.' }, link: '' },
    });
  });
}

async function subscribe(
  world: SeedWorld,
  { vendor, brightside, kestrel }: Omit<Cast, 'link' | 'campaignId'>,
  { news, advice }: { news: SocialTopicId; advice: SocialTopicId },
): Promise<void> {
  const caller = aPartnerCaller(world, brightside);
  const social = withNetworks(caller, captured(world));
  for (const account of ACCOUNTS) await connectCaptured(social, account);
  const vendorId = vendor.id;
  await changeSubscription(caller, { vendorId, topicId: news, mode: 'auto_publish' });
  await changeSubscription(caller, { vendorId, topicId: advice, mode: 'requires_approval' });
  const other = aPartnerCaller(world, kestrel);
  await changeSubscription(other, { vendorId, topicId: advice, mode: 'requires_approval' });
}

function captured(world: SeedWorld) {
  return makeNetworks({ kind: 'capture' }, world);
}

async function write(world: SeedWorld, vendor: TestVendor, post: Draft): Promise<SocialPostId> {
  const caller = { ...aVendorCaller(world, vendor), files: world.files };
  const { topicId, campaignId = null, title, networks, texts, link, zone, picture } = post;
  const { postId } = await createPost(caller, { topicId, title });
  const image = picture
    ? await addPostImage(caller, {
        ...{ postId, fileName: 'continuous-backup.jpg', alt: 'A sun that rises among rings of light' },
        bytes: await readFile('templates/library/launch-announcement/hero.jpg'),
      })
    : null;
  const zones = zone ? [{ name: 'own', label: 'Your own words', text: zone, max: 300 }] : [];
  await savePost(caller, {
    postId,
    topicId,
    campaignId,
    title,
    content: { networks, texts, link, image, zones },
  });
  return postId;
}

/** What the worker does when the post is due. */
async function work(world: SeedWorld, caller: PartnerCaller): Promise<void> {
  while (await advanceSocial(asWorker(withNetworks(caller, captured(world)), world.files)));
}

/** People who followed the short links, and one machine that fetched a preview. */
async function click(caller: PartnerCaller): Promise<void> {
  const publications = await caller.inScope((ctx) => listPublications(ctx));
  const clicks = publications.flatMap(({ id }, at) =>
    Array.from({ length: 9 + 5 * at }, (_, n) => ({
      ...{ eventId: newId('engagement'), publicationId: id, at: caller.clock.now() },
      ...(n === 0 ? { class: 'machine', reason: 'preview' } : { class: 'human', reason: '' }),
    })),
  );
  await recordSocialClicks(caller, clicks as Parameters<typeof recordSocialClicks>[1]);
}
