import { z } from 'zod';
import {
  CampaignId,
  CapturedPostId,
  PartnerPostId,
  PublicationId,
  SocialAccountId,
  SocialPostId,
  SocialStreamId,
  SocialTopicId,
  VendorId,
} from '#campaigns/kernel/ids.ts';
import { IanaZone, LocalTime } from '#campaigns/kernel/time.ts';

export const NETWORKS = ['linkedin', 'facebook', 'x', 'bluesky', 'mastodon'] as const;
export const NetworkName = z.enum(NETWORKS);
export type NetworkName = z.infer<typeof NetworkName>;

// Control and direction-changing characters; line ends and the joiners of emoji are text.
const NO_TRICKS = /^(?:[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|[\r\n\t]|\u200d|\ufe0f|[\u{e0020}-\u{e007f}])*$/u;

function text(max: number) {
  return z
    .string()
    .trim()
    .max(max, `is longer than ${max} characters`)
    .regex(NO_TRICKS, 'has characters that cannot be seen')
    .transform((value) => value.replace(/\r\n?/g, '\n'));
}

const Name = text(80).pipe(z.string().min(1, 'is missing'));

/** An address people may be sent to. */
export const PostLink = z
  .string()
  .trim()
  .max(1_000, 'is longer than 1,000 characters')
  .refine(
    (value) => value === '' || /^https?:\/\/[^\s]+$/.test(value),
    'is not an address like https://example.com/offer',
  )
  .refine((value) => value === '' || URL.canParse(value), 'is not an address like https://example.com/offer');

/** A place in a post that the partner may fill: `{{zone.intro}}` in the text. */
export const PostZone = z.object({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/, 'is lower case letters, digits and hyphens'),
  label: Name,
  /** what stands there until the partner says something else */
  text: text(500),
  max: z.coerce.number().int().min(1).max(500),
});
export type PostZone = z.infer<typeof PostZone>;

export const PostImage = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  extension: z.enum(['png', 'jpg']),
  width: z.number().int(),
  height: z.number().int(),
  alt: text(1_000).pipe(z.string().min(1, 'says what the picture shows, for those who do not see it')),
});
export type PostImage = z.infer<typeof PostImage>;

const PostTexts = z.object({
  /** for every network that has none of its own */
  all: text(10_000),
  linkedin: text(10_000).optional(),
  facebook: text(70_000).optional(),
  x: text(10_000).optional(),
  bluesky: text(10_000).optional(),
  mastodon: text(10_000).optional(),
});
export type PostTexts = z.infer<typeof PostTexts>;

/** What a post says; the same for every partner until merge fields and zones are filled. */
export const PostContent = z.object({
  networks: z.array(NetworkName).min(1, 'Choose at least one network.'),
  texts: PostTexts,
  link: PostLink.default(''),
  image: PostImage.nullable().default(null),
  zones: z
    .array(PostZone)
    .max(10)
    .refine((zones) => new Set(zones.map((zone) => zone.name)).size === zones.length, 'Two zones have the same name.')
    .default([]),
});
export type PostContent = z.infer<typeof PostContent>;

/** What a partner wrote into zones, by their names. */
export const ZoneValues = z.record(z.string(), text(500));
export type ZoneValues = z.infer<typeof ZoneValues>;

// Topics

export const CreateStream = z.object({ name: Name });
export type CreateStream = z.infer<typeof CreateStream>;
export const CreateTopic = z.object({ streamId: SocialStreamId, name: Name });
export type CreateTopic = z.infer<typeof CreateTopic>;
export const TopicIdInput = z.object({ topicId: SocialTopicId });
export type TopicIdInput = z.infer<typeof TopicIdInput>;

export const SUBSCRIPTION_MODES = ['auto_publish', 'requires_approval'] as const;
export const SubscriptionMode = z.enum(SUBSCRIPTION_MODES);
export type SubscriptionMode = z.infer<typeof SubscriptionMode>;
export const ChangeSubscription = z.object({
  vendorId: VendorId,
  topicId: SocialTopicId,
  mode: z.enum([...SUBSCRIPTION_MODES, 'off']),
});
export type ChangeSubscription = z.infer<typeof ChangeSubscription>;

// The vendor's posts

export const CreatePost = z.object({ topicId: SocialTopicId, title: Name });
export type CreatePost = z.infer<typeof CreatePost>;
export const PostIdInput = z.object({ postId: SocialPostId });
export type PostIdInput = z.infer<typeof PostIdInput>;
export const SavePost = PostIdInput.extend({
  topicId: SocialTopicId,
  campaignId: CampaignId.nullable().default(null),
  title: Name,
  content: PostContent,
});
export type SavePost = z.infer<typeof SavePost>;
export const SetPostImage = PostIdInput.extend({
  alt: text(1_000).pipe(z.string().min(1, 'says what the picture shows, for those who do not see it')),
});
export type SetPostImage = z.infer<typeof SetPostImage>;
export const PublishPost = PostIdInput.extend({
  /** wall clock in `timeZone`; nothing = now */
  publishLocal: LocalTime.optional(),
  timeZone: IanaZone.default('UTC'),
});
export type PublishPost = z.infer<typeof PublishPost>;
export const POST_STATUSES = ['draft', 'published', 'withdrawn', 'recalled'] as const;
export type PostStatus = (typeof POST_STATUSES)[number];
export const PostFilter = z.object({
  /** words of its title */
  q: z.string().trim().max(100).optional(),
  status: z.enum(POST_STATUSES).optional(),
  topicId: SocialTopicId.optional(),
});
export type PostFilter = z.infer<typeof PostFilter>;
export const PostListInput = PostFilter.extend({ cursor: z.string().max(200).optional() });

/** A month of the calendar, "2026-11"; without one, this month. */
export const CalendarQuery = z.object({ month: z.string().max(7).optional() });
export type CalendarQuery = z.infer<typeof CalendarQuery>;

// A partner's accounts

export const AccountIdInput = z.object({ accountId: SocialAccountId });
export type AccountIdInput = z.infer<typeof AccountIdInput>;

/** A server as people type it: "mastodon.social", "https://social.example.com/", "localhost:3001". */
export const ServerName = z
  .string()
  .trim()
  .max(255)
  .transform((value) => (/^https?:\/\//i.test(value) ? value : `https://${value}`))
  .refine((value) => URL.canParse(value), 'is not a server like mastodon.social');
export const BeginSignIn = z.object({
  network: z.enum(['linkedin', 'facebook', 'x', 'mastodon']),
  server: z.union([z.literal(''), ServerName]).default(''),
});
export type BeginSignIn = z.infer<typeof BeginSignIn>;
export const FinishSignIn = z.object({
  state: z.string().max(200).default(''),
  code: z.string().max(4_000).default(''),
  /** what the network says where the person said no */
  error: z.string().max(200).default(''),
});
export type FinishSignIn = z.infer<typeof FinishSignIn>;
export const ConnectBluesky = z.object({
  server: z.union([z.literal(''), ServerName]).default(''),
  handle: z
    .string()
    .trim()
    .min(1, 'is missing')
    .max(253)
    .transform((value) => value.replace(/^@/, '')),
  appPassword: z.string().trim().min(1, 'is missing').max(200),
});
export type ConnectBluesky = z.infer<typeof ConnectBluesky>;
/** Where posts are captured, an account is only a name. */
export const ConnectCaptured = z.object({
  network: NetworkName,
  handle: z.string().trim().min(1, 'is missing').max(100),
});
export type ConnectCaptured = z.infer<typeof ConnectCaptured>;

// A partner's copies

export const PartnerPostIdInput = z.object({ partnerPostId: PartnerPostId });
export type PartnerPostIdInput = z.infer<typeof PartnerPostIdInput>;
export const SaveZones = PartnerPostIdInput.extend({ zones: ZoneValues });
export type SaveZones = z.infer<typeof SaveZones>;
/** The screen's approval, with the words that stand there. */
export const ApproveWithWords = SaveZones.extend({ zones: ZoneValues.default({}) });
export const DecidePartnerPost = PartnerPostIdInput.extend({ answer: z.enum(['approve', 'decline']) });
export type DecidePartnerPost = z.infer<typeof DecidePartnerPost>;
/** What a person says of a publication in doubt. */
export const ResolveDoubt = z.object({
  publicationId: PublicationId,
  answer: z.enum(['look', 'went_out', 'did_not']),
});
export type ResolveDoubt = z.infer<typeof ResolveDoubt>;
export const CapturedPostIdInput = z.object({ capturedPostId: CapturedPostId });
export type CapturedPostIdInput = z.infer<typeof CapturedPostIdInput>;
const ApprovalToken = z.object({ token: z.string().max(400) });
/** The page of a mail's link, and the post that was just answered there. */
export const ApprovalPageInput = ApprovalToken.extend({ answered: PartnerPostId.optional() });
export type ApprovalPageInput = z.infer<typeof ApprovalPageInput>;
export const ApprovalAnswer = ApprovalToken.extend({
  partnerPostId: PartnerPostId,
  answer: z.enum(['approve', 'decline']),
});
export type ApprovalAnswer = z.infer<typeof ApprovalAnswer>;

/** The zone that the editor's form has. */
export const OWN_ZONE = 'own';

export const SavePostForm = PostIdInput.extend({
  topicId: SocialTopicId,
  campaignId: CampaignId.or(z.literal('')).default(''),
  title: Name,
  networks: z.array(NetworkName).min(1, 'Choose at least one network.'),
  // A draft may be kept before it says anything; publishing asks for it.
  all: text(10_000).default(''),
  linkedin: text(10_000).default(''),
  facebook: text(10_000).default(''),
  x: text(10_000).default(''),
  bluesky: text(10_000).default(''),
  mastodon: text(10_000).default(''),
  link: PostLink.default(''),
  zoneText: text(300).default(''),
});
export type SavePostForm = z.infer<typeof SavePostForm>;
/** The same with the time, from the button that saves and publishes. */
export const PublishPostForm = SavePostForm.extend({
  publishLocal: LocalTime.or(z.literal('').transform(() => undefined)).optional(),
  timeZone: IanaZone.default('UTC'),
});
export type PublishPostForm = z.infer<typeof PublishPostForm>;
