import { z } from 'zod';
import { GroupId, PartnerId, TierId } from '#campaigns/kernel/ids.ts';
import { Grade } from '../scoring/schema.ts';

const words = z.array(z.string().trim().min(1).max(80)).max(200).default([]);

export const RoutingRule = z.object({
  id: z.string().regex(/^rrl_[0-9A-HJKMNP-TV-Z]{26}$/, 'is not a rule id'),
  name: z.string().trim().min(1, 'is missing').max(120),
  /** all that is given must hold; nothing given = every lead */
  when: z.object({
    /** ISO 3166-1 alpha-2 */
    countries: words,
    products: words,
    /** BCP 47; "de" takes "de-AT" too */
    languages: words,
    grades: z.array(Grade).default([]),
  }),
  to: z.discriminatedUnion('kind', [
    /** these, in turns by weight */
    z.object({
      kind: z.literal('partners'),
      partners: z
        .array(z.object({ partnerId: PartnerId, weight: z.coerce.number().int().min(1).max(99) }))
        .min(1, 'needs a partner')
        .max(2_000),
    }),
    /** every partner that fits, in even turns; empty lists ask nothing */
    z.object({
      kind: z.literal('matching'),
      sameCountry: z.boolean().default(false),
      sameLanguage: z.boolean().default(false),
      tierIds: z.array(TierId).default([]),
      groupIds: z.array(GroupId).default([]),
    }),
    /** a person of the vendor decides */
    z.object({ kind: z.literal('channel_manager') }),
  ]),
});
export type RoutingRule = z.infer<typeof RoutingRule>;

export const RoutingRules = z.object({
  rules: z.array(RoutingRule).max(200),
  /** in the partner's own zone */
  window: z.object({
    /** business hours that a partner has to answer */
    acceptHours: z.coerce.number().int().min(1).max(200),
    /** business hours until it is reminded */
    remindHours: z.coerce.number().int().min(1).max(200),
    /** hours of the day, 0 … 24 */
    from: z.coerce.number().int().min(0).max(23),
    to: z.coerce.number().int().min(1).max(24),
    /** 1 = Monday … 7 */
    days: z.array(z.coerce.number().int().min(1).max(7)).min(1),
  }),
});
export type RoutingRules = z.infer<typeof RoutingRules>;

export const SaveRoutingDraft = z.object({ rules: RoutingRules });
export type SaveRoutingDraft = z.infer<typeof SaveRoutingDraft>;

const commaList = z
  .string()
  .max(2_000, 'is longer than 2,000 characters')
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  );

/** One rule as the screen sends it; it becomes the draft's last. */
export const AddRoutingRule = z
  .object({
    name: z.string().trim().min(1, 'is missing').max(120),
    countries: commaList,
    products: commaList,
    languages: commaList,
    toKind: z.enum(['partners', 'matching', 'channel_manager']),
    /** weight 0 or empty = not among them */
    partners: z
      .array(
        z.object({
          partnerId: PartnerId,
          weight: z.union([z.literal('').transform(() => 0), z.coerce.number().int().min(0).max(99)]).default(0),
        }),
      )
      .max(2_000)
      .default([]),
    sameCountry: z.coerce.boolean().default(false),
    sameLanguage: z.coerce.boolean().default(false),
  })
  .refine(({ toKind, partners }) => toKind !== 'partners' || partners.some(({ weight }) => weight > 0), {
    path: ['toKind'],
    message: 'needs a partner with a weight',
  });
export type AddRoutingRule = z.infer<typeof AddRoutingRule>;

export const RuleIdInput = z.object({ ruleId: RoutingRule.shape.id });
export type RuleIdInput = z.infer<typeof RuleIdInput>;
