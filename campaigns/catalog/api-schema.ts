import { z } from 'zod';
import { CampaignId, PartnerId } from '#campaigns/kernel/ids.ts';
import { CampaignFilter, CampaignStatus, OfferListInput } from './schema.ts';

// What the JSON API answers about campaigns. Instants are ISO 8601 in UTC; days are of the vendor's zone.

const Instant = z.iso.datetime();
const Day = z.string().nullable();
const Limit = z.coerce.number().int().min(1).max(200).default(50);
const Cursor = z.string().max(200).optional();

export const CampaignListQuery = CampaignFilter.extend({
  archived: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  limit: Limit,
  cursor: Cursor,
});

const Named = z.object({ id: z.string(), name: z.string() });

export const CampaignOut = z
  .object({
    id: z.string(),
    name: z.string(),
    goal: z.string(),
    status: CampaignStatus,
    startsOn: Day,
    endsOn: Day,
    publishedAt: Instant.nullable(),
    updatedAt: Instant,
    archivedAt: Instant.nullable(),
    /** confirmed ones; drafts are the partners' own affair */
    launches: z.number().int(),
  })
  .meta({ id: 'Campaign' });

export const CampaignListOut = z.object({
  items: z.array(CampaignOut),
  nextCursor: z.string().nullable(),
  total: z.number().int(),
});

export const CampaignDetailOut = CampaignOut.extend({
  description: z.string(),
  withdrawnAt: Instant.nullable(),
  createdBy: z.string(),
  createdAt: Instant,
  tiers: z.array(Named),
  groups: z.array(Named),
  tactics: z.array(
    Named.extend({
      templateVersionId: z.string(),
      templateId: z.string(),
      number: z.number().int(),
      subject: z.string(),
    }),
  ),
  /** what stands in the way of publishing */
  blockers: z.array(z.string()),
}).meta({ id: 'CampaignDetail' });

export const PreviewCampaignInput = z.object({
  campaignId: CampaignId,
  /** a partner's id: in its published brand kit; left out: for a sample partner */
  as: PartnerId.or(z.literal('sample')).default('sample'),
});

export const CampaignPreviewOut = z.object({
  /** shows the mail for some hours; null while the campaign has none */
  url: z.string().nullable(),
});

export const OfferListQuery = OfferListInput.extend({ limit: Limit, cursor: Cursor });

export const OfferListOut = z.object({
  items: z.array(
    z
      .object({
        id: z.string(),
        vendorId: z.string(),
        vendorName: z.string(),
        name: z.string(),
        goal: z.string(),
        endsOn: Day,
        publishedAt: Instant.nullable(),
        launches: z.number().int(),
      })
      .meta({ id: 'OfferedCampaign' }),
  ),
  nextCursor: z.string().nullable(),
});

export const OfferDetailOut = z
  .object({
    id: z.string(),
    vendorId: z.string(),
    vendorName: z.string(),
    name: z.string(),
    goal: z.string(),
    description: z.string(),
    startsOn: Day,
    endsOn: Day,
    tactics: z.array(
      Named.extend({
        subject: z.string(),
        zones: z.array(
          z.object({
            name: z.string(),
            mode: z.string(),
            kind: z.string(),
            label: z.string(),
            max: z.number().int().nullable(),
            required: z.boolean(),
            options: z.array(z.string()),
            default: z.unknown(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'OfferedCampaignDetail' });

export const Nothing = z.object({});
