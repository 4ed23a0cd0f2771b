import { z } from 'zod';
import { AudienceId, CampaignId, LaunchId, TacticId, VendorId } from '#campaigns/kernel/ids.ts';
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

/** What is left out stays as it is. `revision` is the one the edit started from. */
export const SaveLaunchInput = z.object({
  launchId: LaunchId,
  revision: z.coerce.number().int().min(1),
  name: z.string().trim().min(1, 'needs a name').max(120, 'is longer than 120 characters').optional(),
  zones: ZoneValues.optional(),
  audienceId: AudienceId.nullable().optional(),
});
export type SaveLaunchInput = z.infer<typeof SaveLaunchInput>;

export const LaunchIdInput = z.object({ launchId: LaunchId });
export type LaunchIdInput = z.infer<typeof LaunchIdInput>;

/** Now, or at a local time of a named zone. */
export const SchedulePlan = z.discriminatedUnion('when', [
  z.object({ when: z.literal('now') }),
  z.object({ when: z.literal('later'), startsLocal: LocalTime, timeZone: IanaZone }),
]);
export type SchedulePlan = z.infer<typeof SchedulePlan>;

/**
 * `revision` and `confirmedCount` are what the person saw on the last page: another draft than that is not sent.
 */
export const ScheduleLaunchInput = z.object({
  launchId: LaunchId,
  revision: z.coerce.number().int().min(1),
  confirmedCount: z.coerce.number().int().min(0),
  plan: SchedulePlan,
});
export type ScheduleLaunchInput = z.infer<typeof ScheduleLaunchInput>;

export const SendLaunchTestInput = z.object({
  launchId: LaunchId,
  addresses: z.array(z.string().trim().min(3).max(254)).min(1, 'needs an address').max(10, 'at most 10 addresses'),
});
export type SendLaunchTestInput = z.infer<typeof SendLaunchTestInput>;
