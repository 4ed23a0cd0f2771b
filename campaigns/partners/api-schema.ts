import { z } from 'zod';
import { ListPartnersInput } from './schema.ts';

// What the JSON API answers. Instants are ISO 8601 in UTC.
const Instant = z.string().meta({ format: 'date-time' });
const TierName = z.object({ tierId: z.string(), name: z.string() });
const GroupName = z.object({ groupId: z.string(), name: z.string() });

export const PartnerOut = z.object({
  partnerId: z.string(),
  name: z.string(),
  country: z.string().nullable(),
  tier: TierName.nullable(),
  groups: z.array(GroupName),
  status: z.enum(['active', 'ended']),
  since: Instant,
  endedAt: Instant.nullable(),
});
export const PartnerPageOut = z.object({ items: z.array(PartnerOut), nextCursor: z.string().nullable() });
export const PartnerDetailOut = PartnerOut.extend({ onBehalfAllowed: z.boolean() });

/** Cursor instead of page numbers. */
export const ListPartnersPage = ListPartnersInput.omit({ page: true, pageSize: true, sort: true }).extend({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(60).optional(),
});
export type ListPartnersPage = z.infer<typeof ListPartnersPage>;

export const TiersOut = z.object({
  items: z.array(
    z.object({
      tierId: z.string(),
      name: z.string(),
      rank: z.number().int(),
      goalLaunches: z.number().int().meta({ description: 'Launches within a year; 0 = no goal' }),
      goalDeals: z.number().int().meta({ description: 'Deals won within a year; 0 = no goal' }),
      partners: z.number().int(),
      campaigns: z.number().int(),
    }),
  ),
});
export const GroupsOut = z.object({
  items: z.array(
    z.object({ groupId: z.string(), name: z.string(), partners: z.number().int(), campaigns: z.number().int() }),
  ),
});
export const VendorsOut = z.object({
  items: z.array(
    z.object({
      vendorId: z.string(),
      name: z.string(),
      website: z.string().nullable(),
      tier: z.string().nullable(),
      status: z.enum(['active', 'ended']),
      since: Instant,
      endedAt: Instant.nullable(),
      onBehalfAllowed: z.boolean(),
    }),
  ),
});
