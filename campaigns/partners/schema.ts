import { z } from 'zod';
import { Email, nameText } from '#campaigns/accounts/schema.ts';
import { GroupId, PartnerId, TierId, VendorId } from '#campaigns/kernel/ids.ts';

/** "" is what an empty choice of a form sends. */
const OptionalTier = z.union([z.literal(''), TierId]).optional();
const Groups = z.array(GroupId).max(50, 'at most 50 groups').default([]);

export const InvitePartnerInput = z.object({
  companyName: nameText(120),
  email: Email,
  tierId: OptionalTier,
  groupIds: Groups,
});
export type InvitePartnerInput = z.infer<typeof InvitePartnerInput>;

export const ChangePartnershipInput = z.object({ partnerId: PartnerId, tierId: OptionalTier, groupIds: Groups });
export type ChangePartnershipInput = z.infer<typeof ChangePartnershipInput>;

export const PartnerIdInput = z.object({ partnerId: PartnerId });
export type PartnerIdInput = z.infer<typeof PartnerIdInput>;
export const RemindPartnerInput = PartnerIdInput;
export type RemindPartnerInput = z.infer<typeof RemindPartnerInput>;

/** `name` is only said back to the person. */
export const NamedPartnerInput = PartnerIdInput.extend({ name: z.string().max(200).default('') });

export const CreateTierInput = z.object({ name: nameText(60) });
export type CreateTierInput = z.infer<typeof CreateTierInput>;
export const RenameTierInput = z.object({ tierId: TierId, name: nameText(60) });
export type RenameTierInput = z.infer<typeof RenameTierInput>;
/** `rank` 1 is the highest. */
export const MoveTierInput = z.object({ tierId: TierId, rank: z.coerce.number().int().min(1).max(100) });
export type MoveTierInput = z.infer<typeof MoveTierInput>;
const Goal = z.coerce.number().int().min(0).max(10_000).default(0);
/** What a partner does within a year to be considered for the tier; 0 = no goal of that kind. */
export const SetTierGoalsInput = z.object({ tierId: TierId, goalLaunches: Goal, goalDeals: Goal });
export type SetTierGoalsInput = z.infer<typeof SetTierGoalsInput>;
export const TierIdInput = z.object({ tierId: TierId });
export type TierIdInput = z.infer<typeof TierIdInput>;

export const CreateGroupInput = z.object({ name: nameText(60) });
export type CreateGroupInput = z.infer<typeof CreateGroupInput>;
export const RenameGroupInput = z.object({ groupId: GroupId, name: nameText(60) });
export type RenameGroupInput = z.infer<typeof RenameGroupInput>;
export const GroupIdInput = z.object({ groupId: GroupId });
export type GroupIdInput = z.infer<typeof GroupIdInput>;

export const SetOnBehalfInput = z.object({ vendorId: VendorId, allowed: z.boolean().default(false) });
export type SetOnBehalfInput = z.infer<typeof SetOnBehalfInput>;

export const PARTNER_SORTS = ['name', '-name', 'since', '-since'] as const;

/** The vendor's partners: searched by name, narrowed, sorted, a page at a time. */
export const ListPartnersInput = z.object({
  q: z.string().trim().max(120).optional(),
  tier: TierId.optional(),
  group: GroupId.optional(),
  status: z.enum(['active', 'ended']).optional(),
  sort: z.enum(PARTNER_SORTS).default('name'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListPartnersInput = z.infer<typeof ListPartnersInput>;
