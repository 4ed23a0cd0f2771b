import { createHash } from 'node:crypto';
import type { PartnerCaller, VendorCaller } from '#campaigns/kernel/context.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import type {
  CampaignId,
  CapturedPostId,
  SocialAccountId,
  SocialPostId,
  SocialTopicId,
} from '#campaigns/kernel/ids.ts';
import type { World } from '#campaigns/kernel/world.ts';
import { type AdvancingCaller, advanceSocial } from '#campaigns/social/advance-social.ts';
import { beginSignIn } from '#campaigns/social/begin-sign-in.ts';
import { capturedIdOf } from '#campaigns/social/captured-address.ts';
import { changeSubscription } from '#campaigns/social/change-subscription.ts';
import { connectBluesky } from '#campaigns/social/connect-bluesky.ts';
import { connectCaptured } from '#campaigns/social/connect-captured.ts';
import { createPost } from '#campaigns/social/create-post.ts';
import { createStream, createTopic } from '#campaigns/social/create-topic.ts';
import { finishSignIn } from '#campaigns/social/finish-sign-in.ts';
import { followPost } from '#campaigns/social/follow-post.ts';
import { makeNetworks } from '#campaigns/social/networks/make-networks.ts';
import { listPublications } from '#campaigns/social/publication-queries.ts';
import { publishPost } from '#campaigns/social/publish-post.ts';
import { savePost } from '#campaigns/social/save-post.ts';
import { NETWORKS, type NetworkName, type PostContent, type SubscriptionMode } from '#campaigns/social/schema.ts';
import type { SocialCaller } from '#campaigns/social/social-caller.ts';
import type { SocialPace } from '#campaigns/social/social-pace.ts';
import type { FakeSocial } from '#tests/fakes/social-calls.ts';
import { unique } from './accounts.ts';
import { aFileStore } from './content.ts';

/** Says yes at the network's page, as a person would: the code that comes back with the state. */
export function sayYes(fake: FakeSocial, url: URL): { state: string; code: string; error: string } {
  const code = createHash('sha256').update(url.href).digest('hex');
  const challenge = url.searchParams.get('code_challenge') ?? '';
  fake.codes.set(code, { challenge, redirect: url.searchParams.get('redirect_uri') ?? '' });
  return { state: url.searchParams.get('state') ?? '', code, error: '' };
}

/** Connects the fake's one account at a network, by that network's own way. */
export async function anAccount(
  caller: SocialCaller,
  fake: FakeSocial,
  network: NetworkName,
): Promise<SocialAccountId> {
  const [id] =
    network === 'bluesky'
      ? await connectBluesky(caller, { server: '', handle: 'brightside.bsky.social', appPassword: 'app-pass-word' })
      : await finishSignIn(
          caller,
          sayYes(fake, await beginSignIn(caller, { network, server: network === 'mastodon' ? fake.url : '' })),
        );
  if (!id) throw new Error(`no account at ${network}`);
  return id;
}

/** A partner's caller with the networks at hand. */
export function withNetworks(caller: PartnerCaller, networks: SocialCaller['networks']): SocialCaller {
  return { ...caller, networks };
}

/** A topic that the partner subscribes to. */
export async function aTopic(
  world: { vendorCaller: VendorCaller; partnerCaller: PartnerCaller },
  mode: SubscriptionMode | 'off' = 'auto_publish',
): Promise<SocialTopicId> {
  const { vendorCaller, partnerCaller } = world;
  const { streamId } = await createStream(vendorCaller, { name: `Stream ${unique()}` });
  const { topicId } = await createTopic(vendorCaller, { streamId, name: `Topic ${unique()}` });
  const { vendorId } = vendorCaller.scope;
  if (mode !== 'off') await changeSubscription(partnerCaller, { vendorId, topicId, mode });
  return topicId;
}

export const POST_CONTENT: PostContent = {
  networks: [...NETWORKS],
  texts: { all: '{{partner.name}}: {{zone.intro}} Solar with storage.' },
  link: 'https://acme.example/solar?ref=1',
  image: null,
  zones: [{ name: 'intro', label: 'First words', text: 'New this spring.', max: 60 }],
};

/** A published post, and the copies that its subscribers get. */
export async function aPost(
  world: { vendorCaller: VendorCaller; partnerCaller: PartnerCaller },
  given: { topicId: SocialTopicId; content?: Partial<PostContent>; campaignId?: CampaignId; title?: string },
): Promise<SocialPostId> {
  const { vendorCaller, partnerCaller } = world;
  const { topicId, campaignId = null, title = 'Spring solar' } = given;
  const { postId } = await createPost(vendorCaller, { topicId, title });
  await savePost(vendorCaller, { postId, topicId, campaignId, title, content: { ...POST_CONTENT, ...given.content } });
  await publishPost(vendorCaller, { postId, timeZone: 'UTC' });
  await followPost(partnerCaller, { vendorId: vendorCaller.scope.vendorId, postId });
  return postId;
}

/** Nothing waits: for tests whose clock stands still. */
export const NO_WAIT: SocialPace = { leaseMs: 60_000, lookAfterMs: [0, 0, 0], gapMs: 0 };

/** A caller as a worker has it. */
export function asWorker(caller: SocialCaller, files: FileStore, pace = NO_WAIT): AdvancingCaller {
  return { ...caller, files, pace, stopping: new AbortController().signal };
}

/** A post that is out on an account where posts are captured. */
export async function aCapturedPost(
  world: World,
  callers: { vendorCaller: VendorCaller; partnerCaller: PartnerCaller },
  given: { topicId?: SocialTopicId; content?: Partial<PostContent>; title?: string } = {},
) {
  const caller = withNetworks(callers.partnerCaller, makeNetworks({ kind: 'capture' }, world));
  const [accountId] = await connectCaptured(caller, { network: 'linkedin', handle: 'Brightside' });
  const { title = 'Spring solar', content = { networks: ['linkedin'] } } = given;
  const topicId = given.topicId ?? (await aTopic(callers));
  const postId = await aPost(callers, { topicId, title, content });
  while (await advanceSocial(asWorker(caller, aFileStore())));
  const [row] = await caller.inScope((ctx) => listPublications(ctx));
  if (!row || !accountId) throw new Error('nothing was captured');
  const capturedPostId = capturedIdOf(row.id) as CapturedPostId;
  return { postId, topicId, accountId, publicationId: row.id, partnerPostId: row.partnerPostId, capturedPostId };
}
