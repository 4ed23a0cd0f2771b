import { z } from 'zod';

/** Prefix of every kind of id. A log line with `lch_…` tells what it is about. */
export const ID_PREFIXES = {
  user: 'usr',
  session: 'ses',
  account: 'acc',
  verification: 'vrf',
  vendor: 'vnd',
  partner: 'prt',
  membership: 'mem',
  invitation: 'inv',
  apiKey: 'key',
  audit: 'aud',
  event: 'evt',
  tier: 'tir',
  group: 'grp',
  contact: 'con',
  consent: 'cns',
  import: 'imp',
  audience: 'adc',
  template: 'tpl',
  templateVersion: 'tpv',
  brandKitVersion: 'bkv',
  campaign: 'cmp',
  tactic: 'tac',
  launch: 'lch',
  senderIdentity: 'snd',
  mailing: 'mlg',
  delivery: 'dlv',
  engagement: 'eng',
  capturedMail: 'cpm',
  fund: 'fnd',
  ledgerTransaction: 'ltx',
  fundRequest: 'frq',
  claim: 'clm',
  fundDecision: 'fdc',
  paymentRun: 'run',
  form: 'frm',
  formVersion: 'fmv',
  landingPage: 'lpg',
  submission: 'sub',
  lead: 'led',
  leadEvent: 'lev',
  scoreRuleSet: 'srs',
  routingRuleSet: 'rrs',
  routingRule: 'rrl',
  assignment: 'asg',
  deal: 'dea',
  widget: 'wgt',
  widgetItem: 'itm',
  widgetFeed: 'wfd',
  journey: 'jrn',
  journeyVersion: 'jrv',
  activation: 'jra',
  enrollment: 'enr',
  journeyNotice: 'jnt',
  reminder: 'rmd',
  socialStream: 'sst',
  socialTopic: 'sto',
  socialPost: 'spo',
  socialAccount: 'sac',
  socialSignIn: 'ssi',
  partnerPost: 'ppo',
  publication: 'pub',
  capturedPost: 'cpp',
  request: 'req',
} as const;

export type IdKind = keyof typeof ID_PREFIXES;
export type Id<K extends IdKind> = string & z.$brand<K>;

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function toCrockford(bytes: Uint8Array): string {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  let text = '';
  for (let i = 0; i < 26; i += 1) {
    text = CROCKFORD.charAt(Number(value & 31n)) + text;
    value >>= 5n;
  }
  return text;
}

/**
 * A new id: prefix, "_" and 26 Crockford characters of a UUIDv7 (48 bits of ms since 1970, version, 74 random bits),
 * so that ids of one kind sort by the time they were made. `tl_new_id()` in SQL makes the same form.
 *
 * @param now ms since 1970; only tests pass it
 */
export function newId<K extends IdKind>(kind: K, now = Date.now()): Id<K> {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let ms = now;
  for (let i = 5; i >= 0; i -= 1) {
    bytes[i] = ms % 256;
    ms = Math.floor(ms / 256);
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return `${ID_PREFIXES[kind]}_${toCrockford(bytes)}` as Id<K>;
}

function idSchema<K extends IdKind>(kind: K) {
  return z
    .string()
    .regex(new RegExp(`^${ID_PREFIXES[kind]}_[0-9A-HJKMNP-TV-Z]{26}$`), `is not a ${kind} id`)
    .brand<K>();
}

export const UserId = idSchema('user');
export type UserId = Id<'user'>;
export const VendorId = idSchema('vendor');
export type VendorId = Id<'vendor'>;
export const PartnerId = idSchema('partner');
export type PartnerId = Id<'partner'>;
export const MembershipId = idSchema('membership');
export type MembershipId = Id<'membership'>;
export const InvitationId = idSchema('invitation');
export type InvitationId = Id<'invitation'>;
export const ApiKeyId = idSchema('apiKey');
export type ApiKeyId = Id<'apiKey'>;
export const TierId = idSchema('tier');
export type TierId = Id<'tier'>;
export const GroupId = idSchema('group');
export type GroupId = Id<'group'>;
export const ContactId = idSchema('contact');
export type ContactId = Id<'contact'>;
export const ImportId = idSchema('import');
export type ImportId = Id<'import'>;
export const AudienceId = idSchema('audience');
export type AudienceId = Id<'audience'>;
export const TemplateId = idSchema('template');
export type TemplateId = Id<'template'>;
export const TemplateVersionId = idSchema('templateVersion');
export type TemplateVersionId = Id<'templateVersion'>;
export const BrandKitVersionId = idSchema('brandKitVersion');
export type BrandKitVersionId = Id<'brandKitVersion'>;
export const CampaignId = idSchema('campaign');
export type CampaignId = Id<'campaign'>;
export const TacticId = idSchema('tactic');
export type TacticId = Id<'tactic'>;
export const ReminderId = idSchema('reminder');
export type ReminderId = Id<'reminder'>;
export const LaunchId = idSchema('launch');
export type LaunchId = Id<'launch'>;
export const SenderIdentityId = idSchema('senderIdentity');
export type SenderIdentityId = Id<'senderIdentity'>;
export const MailingId = idSchema('mailing');
export type MailingId = Id<'mailing'>;
export const DeliveryId = idSchema('delivery');
export type DeliveryId = Id<'delivery'>;
export const CapturedMailId = idSchema('capturedMail');
export type CapturedMailId = Id<'capturedMail'>;
export const FundId = idSchema('fund');
export type FundId = Id<'fund'>;
export const FundRequestId = idSchema('fundRequest');
export type FundRequestId = Id<'fundRequest'>;
export const ClaimId = idSchema('claim');
export type ClaimId = Id<'claim'>;
export const PaymentRunId = idSchema('paymentRun');
export type PaymentRunId = Id<'paymentRun'>;
export const FormId = idSchema('form');
export type FormId = Id<'form'>;
export const FormVersionId = idSchema('formVersion');
export type FormVersionId = Id<'formVersion'>;
export const SubmissionId = idSchema('submission');
export type SubmissionId = Id<'submission'>;
export const LeadId = idSchema('lead');
export type LeadId = Id<'lead'>;
export const ScoreRuleSetId = idSchema('scoreRuleSet');
export type ScoreRuleSetId = Id<'scoreRuleSet'>;
export const RoutingRuleSetId = idSchema('routingRuleSet');
export type RoutingRuleSetId = Id<'routingRuleSet'>;
export const AssignmentId = idSchema('assignment');
export type AssignmentId = Id<'assignment'>;
export const DealId = idSchema('deal');
export type DealId = Id<'deal'>;
export const WidgetId = idSchema('widget');
export type WidgetId = Id<'widget'>;
export const WidgetItemId = idSchema('widgetItem');
export type WidgetItemId = Id<'widgetItem'>;
export const WidgetFeedId = idSchema('widgetFeed');
export type WidgetFeedId = Id<'widgetFeed'>;
export const JourneyId = idSchema('journey');
export type JourneyId = Id<'journey'>;
export const JourneyVersionId = idSchema('journeyVersion');
export type JourneyVersionId = Id<'journeyVersion'>;
export const ActivationId = idSchema('activation');
export type ActivationId = Id<'activation'>;
export const EnrollmentId = idSchema('enrollment');
export type EnrollmentId = Id<'enrollment'>;
export const JourneyNoticeId = idSchema('journeyNotice');
export type JourneyNoticeId = Id<'journeyNotice'>;
export const SocialStreamId = idSchema('socialStream');
export type SocialStreamId = Id<'socialStream'>;
export const SocialTopicId = idSchema('socialTopic');
export type SocialTopicId = Id<'socialTopic'>;
export const SocialPostId = idSchema('socialPost');
export type SocialPostId = Id<'socialPost'>;
export const SocialAccountId = idSchema('socialAccount');
export type SocialAccountId = Id<'socialAccount'>;
export const SocialSignInId = idSchema('socialSignIn');
export type SocialSignInId = Id<'socialSignIn'>;
export const PartnerPostId = idSchema('partnerPost');
export type PartnerPostId = Id<'partnerPost'>;
export const PublicationId = idSchema('publication');
export type PublicationId = Id<'publication'>;
export const CapturedPostId = idSchema('capturedPost');
export type CapturedPostId = Id<'capturedPost'>;
