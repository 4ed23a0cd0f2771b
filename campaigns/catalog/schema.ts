import { z } from 'zod';
import {
  CampaignId,
  GroupId,
  PartnerId,
  TacticId,
  TemplateVersionId,
  TierId,
  VendorId,
} from '#campaigns/kernel/ids.ts';
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

// The cards of the checklist. A form sends nothing for what is empty, so each says what that means.

export const CampaignBasicsForm = z.object({
  campaignId: CampaignId,
  name: Name,
  goal: Goal.default(''),
  description: Description.default(''),
});

export const CampaignDatesForm = z.object({
  campaignId: CampaignId,
  startsOn: OpenDay.default(null),
  endsOn: OpenDay.default(null),
});

export const CampaignVisibilityForm = z.object({
  campaignId: CampaignId,
  tierIds: z.array(TierId).max(100).default([]),
  groupIds: z.array(GroupId).max(200).default([]),
});

/** A row without a template is no e-mail: the empty one at the end, or one that is taken out. */
export const CampaignTacticsForm = z.object({
  campaignId: CampaignId,
  tactics: z
    .array(
      z.object({
        id: TacticId.optional(),
        name: Name.default('E-mail'),
        templateVersionId: TemplateVersionId.optional(),
      }),
    )
    .max(20, 'are more than 20')
    .default([])
    .transform((rows) =>
      rows.flatMap(({ templateVersionId, ...row }) => (templateVersionId ? [{ ...row, templateVersionId }] : [])),
    ),
});

export const CampaignPageInput = z.object({
  campaignId: CampaignId,
  as: z.union([z.literal('sample'), PartnerId]).default('sample'),
  tactic: TacticId.optional(),
});

export const CampaignIdInput = z.object({ campaignId: CampaignId });
export type CampaignIdInput = z.infer<typeof CampaignIdInput>;

export const OfferedCampaignInput = z.object({ vendorId: VendorId, campaignId: CampaignId });
export type OfferedCampaignInput = z.infer<typeof OfferedCampaignInput>;

/** The partner's page of one campaign; `tactic` is the mail that is looked at. */
export const OfferPageInput = OfferedCampaignInput.extend({ tactic: TacticId.optional() });

/** The partner's list. */
export const OfferListInput = z.object({
  vendorId: VendorId.optional(),
  q: z.string().trim().max(100).optional(),
});

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

/** The vendor's list, as its address says it. */
export const CampaignListInput = CampaignFilter.extend({ cursor: z.string().max(200).optional() });
