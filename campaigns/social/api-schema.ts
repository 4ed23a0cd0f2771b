import { z } from 'zod';
import {
  NETWORKS,
  NetworkName,
  PartnerPostIdInput,
  POST_STATUSES,
  PostFilter,
  PostIdInput,
  SUBSCRIPTION_MODES,
} from './schema.ts';

// What the JSON API answers about posts and accounts. Instants are ISO 8601 in UTC.
const Instant = z.iso.datetime();
const Network = z.enum(NETWORKS);
const PageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const paged = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const NothingIn = z.object({});
export const NothingOut = z.object({});

// The vendor's side

export const StreamListOut = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      topics: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          subscribers: z.number().int(),
          auto: z.number().int().meta({ description: 'Of these, partners whose posts go out by themselves' }),
        }),
      ),
    }),
  ),
});
export const StreamMadeOut = z.object({ streamId: z.string() });
export const TopicMadeOut = z.object({ topicId: z.string() });
export const PostMadeOut = z.object({ postId: z.string() });

const PostStatus = z.enum(POST_STATUSES);
export const PostListQuery = PostFilter.extend(PageQuery.shape);
export type PostListQuery = z.output<typeof PostListQuery>;
export const PostListOut = paged(
  z.object({
    id: z.string(),
    title: z.string(),
    topicName: z.string(),
    status: PostStatus,
    publishAt: Instant.nullable(),
    networks: z.array(Network),
    published: z.number().int().meta({ description: 'On how many accounts it is out' }),
    clicks: z.number().int(),
  }),
).extend({ total: z.number().int().meta({ description: 'On all pages' }) });
const Image = z.object({
  ...{ sha256: z.string(), extension: z.enum(['png', 'jpg']) },
  ...{ width: z.number().int(), height: z.number().int(), alt: z.string() },
});
const Zone = z.object({ name: z.string(), label: z.string(), text: z.string(), max: z.number().int() });
export const PostOut = z.object({
  id: z.string(),
  topicId: z.string(),
  topicName: z.string(),
  campaignId: z.string().nullable(),
  title: z.string(),
  content: z.object({
    networks: z.array(Network),
    texts: z.object({
      all: z.string(),
      ...{ linkedin: z.string().optional(), facebook: z.string().optional(), x: z.string().optional() },
      ...{ bluesky: z.string().optional(), mastodon: z.string().optional() },
    }),
    link: z.string(),
    image: Image.nullable(),
    zones: z.array(Zone),
  }),
  status: PostStatus,
  publishLocal: z.string().nullable().meta({ description: 'Wall clock in `timeZone`' }),
  timeZone: z.string().nullable(),
  publishAt: Instant.nullable(),
});
export const PublishedOut = z.object({ publishAt: Instant });
export const AddPostImage = PostIdInput.extend({
  fileName: z.string().max(200).default('picture'),
  alt: z
    .string()
    .trim()
    .max(1_000)
    .default('')
    .meta({ description: 'What the picture shows; a post with a picture is not saved without' }),
});
export const PostImageOut = Image;

const State = z.enum([
  ...(['queued', 'claimed', 'sending', 'published', 'unknown', 'failed', 'cancelled'] as const),
  ...(['removing', 'removed', 'not_removed'] as const),
]);
const Publication = z.object({
  id: z.string(),
  network: Network,
  handle: z.string(),
  state: State,
  reason: z.string(),
  permalink: z.string().nullable().meta({ description: 'Where the post is; null where it is nowhere to be seen' }),
  publishedAt: Instant.nullable(),
  clicks: z.number().int(),
});
export const PostPublicationsQuery = PostIdInput.extend(PageQuery.shape);
export type PostPublicationsQuery = z.output<typeof PostPublicationsQuery>;
export const PostPublicationsOut = paged(Publication.extend({ partnerId: z.string(), partnerName: z.string() }));

// The partner's side

export const OfferedTopicsOut = z.object({
  items: z.array(
    z.object({
      ...{ vendorId: z.string(), vendorName: z.string(), streamName: z.string() },
      ...{ topicId: z.string(), topicName: z.string(), mode: z.enum([...SUBSCRIPTION_MODES, 'off']) },
    }),
  ),
});

const CopyState = z.enum(['waiting', 'approved', 'released', 'declined', 'missed', 'withdrawn']);
export const PartnerPostListQuery = PageQuery.extend({ state: CopyState.optional() });
export type PartnerPostListQuery = z.output<typeof PartnerPostListQuery>;
const PartnerPost = z.object({
  ...{ id: z.string(), vendorName: z.string(), topicName: z.string(), title: z.string(), state: CopyState },
  ...{ dueAt: Instant, networks: z.array(Network), excerpt: z.string() },
});
export const PartnerPostListOut = paged(PartnerPost);
const OwnPublication = Publication.extend({ partnerPostId: z.string(), text: z.string() });
export const PartnerPostOut = PartnerPost.extend({
  ...{ vendorId: z.string(), postId: z.string(), zones: z.array(Zone), link: z.string(), decidedBy: z.string() },
  values: z.record(z.string(), z.string()).meta({ description: 'What the partner wrote, by zone' }),
  texts: z.array(z.object({ network: Network, text: z.string() })),
  image: z.object({ path: z.string(), alt: z.string() }).nullable(),
  publications: z.array(OwnPublication),
});
export const PartnerPostQuery = PartnerPostIdInput;

export const AccountListOut = z.object({
  items: z.array(
    z.object({
      ...{ id: z.string(), network: Network, server: z.string(), handle: z.string(), profileUrl: z.string() },
      ...{ status: z.enum(['connected', 'needs_repair', 'disconnected']), expiresAt: Instant.nullable() },
      repair: z.boolean().meta({ description: 'A person has to sign in again, now or soon' }),
    }),
  ),
});
export const PublicationListQuery = PageQuery.extend({ state: State.optional(), network: NetworkName.optional() });
export type PublicationListQuery = z.output<typeof PublicationListQuery>;
export const PublicationListOut = paged(OwnPublication);
