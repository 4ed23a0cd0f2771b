import { z } from 'zod';
import { CampaignId, GroupId, TacticId, TemplateVersionId, TierId, VendorId } from '#campaigns/kernel/ids.ts';
import { LocalDate } from '#campaigns/kernel/time.ts';

const Name = z.string().trim().min(1, 'needs a name').max(120, 'is longer than 120 characters');
const Goal = z.string().trim().max(200, 'is longer than 200 characters');
const Description = z.string().trim().max(2_000, 'is longer than 2,000 characters');

/** A day in the vendor's zone; empty or null = open. */
const OpenDay = z.union([z.literal('').transform(() => null), LocalDate, z.null()]);

export const TacticInput = z.object({
  /** an existing tactic that stays; left out = a new one */
  id: TacticId.optional(),
  name: Name,
  templateVersionId: TemplateVersionId,
});
export type TacticInput = z.infer<typeof TacticInput>;

export const CreateCampaignInput = z.object({
  name: Name,
  goal: Goal.default(''),
  description: Description.default(''),
  /** the e-mail it starts with */
  templateVersionId: TemplateVersionId.optional(),
});
export type CreateCampaignInput = z.infer<typeof CreateCampaignInput>;

/** What is left out stays as it is. Lists are given whole. */
export const UpdateCampaignInput = z.object({
  campaignId: CampaignId,
  name: Name.optional(),
  goal: Goal.optional(),
  description: Description.optional(),
  startsOn: OpenDay.optional(),
  endsOn: OpenDay.optional(),
  /** partners in any of these tiers or groups see it; none at all = every partner */
  tierIds: z.array(TierId).max(100).optional(),
  groupIds: z.array(GroupId).max(200).optional(),
  tactics: z.array(TacticInput).max(20, 'are more than 20').optional(),
});
export type UpdateCampaignInput = z.infer<typeof UpdateCampaignInput>;

export const CampaignIdInput = z.object({ campaignId: CampaignId });
export type CampaignIdInput = z.infer<typeof CampaignIdInput>;

export const OfferedCampaignInput = z.object({ vendorId: VendorId, campaignId: CampaignId });
export type OfferedCampaignInput = z.infer<typeof OfferedCampaignInput>;

export const CampaignStatus = z.enum(['draft', 'published', 'withdrawn']);
export type CampaignStatus = z.infer<typeof CampaignStatus>;

export const CAMPAIGN_SORTS = ['name', '-name', 'changed', '-changed', 'starts', '-starts'] as const;
export const CampaignFilter = z.object({
  q: z.string().trim().max(100).optional(),
  status: CampaignStatus.optional(),
  archived: z.coerce.boolean().optional(),
  sort: z.enum(CAMPAIGN_SORTS).optional(),
});
export type CampaignFilter = z.infer<typeof CampaignFilter>;
