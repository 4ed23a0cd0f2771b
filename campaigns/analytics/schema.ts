import { z } from 'zod';
import { CampaignId, LaunchId, VendorId } from '#campaigns/kernel/ids.ts';

const Cursor = z.string().max(200).optional();
const Limit = z.coerce.number().int().min(1).max(200).default(50);

export const LAUNCH_RESULTS_SORTS = ['launch', '-launch', 'when', '-when'] as const;
export const LaunchResultsListInput = z.object({
  q: z.string().trim().max(200).optional(),
  vendorId: VendorId.optional(),
  /** default: newest first */
  sort: z.enum(LAUNCH_RESULTS_SORTS).optional(),
  cursor: Cursor,
  limit: Limit,
});
export type LaunchResultsListInput = z.infer<typeof LaunchResultsListInput>;

/** Which people of a launch are listed. `opened` is an estimate: mail programs load pictures by themselves. */
export const PeopleGroup = z.enum(['clicked', 'opened', 'unsubscribed', 'bounced', 'failed', 'skipped', 'nothing']);
export type PeopleGroup = z.infer<typeof PeopleGroup>;
export const PEOPLE_GROUPS = PeopleGroup.options;

export const LaunchPeopleInput = z.object({
  launchId: LaunchId,
  who: PeopleGroup.optional(),
  /** only those who clicked this link */
  link: z.coerce.number().int().min(1).max(65_535).optional(),
  cursor: Cursor,
  limit: Limit,
});
export type LaunchPeopleInput = z.infer<typeof LaunchPeopleInput>;

export const LaunchResultsInput = z.object({ launchId: LaunchId });
export type LaunchResultsInput = z.infer<typeof LaunchResultsInput>;

export const VendorResultsListInput = z.object({
  q: z.string().trim().max(200).optional(),
  /** default: newest first */
  sort: z.enum(['campaign', '-campaign']).optional(),
  cursor: Cursor,
  limit: Limit,
});
export type VendorResultsListInput = z.infer<typeof VendorResultsListInput>;

export const CampaignResultsInput = z.object({ campaignId: CampaignId });
export type CampaignResultsInput = z.infer<typeof CampaignResultsInput>;
