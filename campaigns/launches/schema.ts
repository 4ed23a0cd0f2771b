import { z } from 'zod';
import { AudienceId, CampaignId, ContactId, LaunchId, TacticId, VendorId } from '#campaigns/kernel/ids.ts';
import { IanaZone, LocalTime } from '#campaigns/kernel/time.ts';

const ZoneText = z.string().max(20_000, 'is longer than 20,000 characters');

/**
 * By zone name. Text, rich text (HTML) and choice: a string; image: address and alternative text; link: label and
 * address; null leaves an optional zone out. A zone without an entry keeps what the vendor wrote.
 */
export const ZoneValues = z.record(
  z.string().max(64),
  z
    .union([ZoneText, z.object({ src: ZoneText, alt: ZoneText }), z.object({ label: ZoneText, href: ZoneText })])
    .nullable(),
);
export type ZoneValues = z.infer<typeof ZoneValues>;

export const CreateLaunchInput = z.object({
  vendorId: VendorId,
  campaignId: CampaignId,
  tacticId: TacticId.optional(),
});
export type CreateLaunchInput = z.infer<typeof CreateLaunchInput>;

/** Now, or at a local time of a named zone. */
export const SchedulePlan = z.discriminatedUnion('when', [
  z.object({ when: z.literal('now') }),
  z.object({ when: z.literal('later'), startsLocal: LocalTime, timeZone: IanaZone }),
]);
export type SchedulePlan = z.infer<typeof SchedulePlan>;

/** What is left out stays as it is; `zones` is the whole of the values. `revision` is the one the edit started from. */
export const SaveLaunchInput = z.object({
  launchId: LaunchId,
  revision: z.coerce.number().int().min(1),
  name: z.string().trim().min(1, 'needs a name').max(120, 'is longer than 120 characters').optional(),
  zones: ZoneValues.optional(),
  audienceId: AudienceId.nullable().optional(),
  plan: SchedulePlan.optional(),
});
export type SaveLaunchInput = z.infer<typeof SaveLaunchInput>;

export const LaunchIdInput = z.object({ launchId: LaunchId });
export type LaunchIdInput = z.infer<typeof LaunchIdInput>;

/**
 * `revision` and `confirmedCount` are what the person saw on the last page: another draft than that is not sent.
 */
export const ScheduleLaunchInput = z.object({
  launchId: LaunchId,
  revision: z.coerce.number().int().min(1),
  confirmedCount: z.coerce.number().int().min(0),
  /** default: the draft's own plan */
  plan: SchedulePlan.optional(),
});
export type ScheduleLaunchInput = z.infer<typeof ScheduleLaunchInput>;

export const SendLaunchTestInput = z.object({
  launchId: LaunchId,
  /** a list, or one text with commas between */
  addresses: z.preprocess(
    (value) => (typeof value === 'string' ? value.split(/[\s,;]+/).filter(Boolean) : value),
    z.array(z.string().max(254)).min(1, 'needs an address').max(10, 'at most 10 addresses'),
  ),
});
export type SendLaunchTestInput = z.infer<typeof SendLaunchTestInput>;

export const LAUNCH_SORTS = ['name', '-name', 'when', '-when', 'changed', '-changed'] as const;
export const LaunchListInput = z.object({
  q: z.string().trim().max(200).optional(),
  status: z.enum(['draft', 'scheduled', 'sending', 'paused', 'done', 'cancelled']).optional(),
  vendorId: VendorId.optional(),
  campaignId: CampaignId.optional(),
  archived: z.stringbool().optional(),
  /** default: newest first */
  sort: z.enum(LAUNCH_SORTS).optional(),
  cursor: z.string().max(200).optional(),
});
export type LaunchListInput = z.infer<typeof LaunchListInput>;

export const ArchiveLaunchInput = LaunchIdInput.extend({ restore: z.coerce.boolean().default(false) });
export type ArchiveLaunchInput = z.infer<typeof ArchiveLaunchInput>;

export const PreviewLaunchInput = LaunchIdInput.extend({
  /** filled with this contact; default: a sample person */
  contactId: ContactId.optional(),
  scheme: z.enum(['light', 'dark']).default('light'),
  images: z.enum(['on', 'off']).default('on'),
  part: z.enum(['html', 'text']).default('html'),
});
export type PreviewLaunchInput = z.infer<typeof PreviewLaunchInput>;

export const ResolveUnknownInput = LaunchIdInput.extend({ decision: z.enum(['retry', 'assume_delivered']) });
export type ResolveUnknownInput = z.infer<typeof ResolveUnknownInput>;

export const LaunchDeliveriesInput = LaunchIdInput.extend({
  group: z.enum(['under_way', 'accepted', 'failed', 'skipped', 'unknown', 'cancelled']).optional(),
  reason: z.string().max(100).optional(),
  /** default: the order of the audience */
  sort: z.enum(['state', '-state', 'reason', '-reason', 'at', '-at']).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type LaunchDeliveriesInput = z.infer<typeof LaunchDeliveriesInput>;
