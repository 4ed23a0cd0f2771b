import { z } from 'zod';
import { FormId, GroupId, TierId, VendorId, WidgetFeedId, WidgetId, WidgetItemId } from '#campaigns/kernel/ids.ts';
import { IanaZone, LocalTime } from '#campaigns/kernel/time.ts';

const line = (max: number) => z.string().trim().max(max, `is longer than ${max} characters`);
const named = (max: number) => line(max).min(1, 'is missing');

/** May a visitor be sent there? No name and password, nothing but the web. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/?#@]+([/?#]\S*)?$/i.test(text);
}

/** Such an address, or none. */
const WebAddress = line(2_000).refine(
  (text) => text === '' || isWebAddress(text),
  'is not an address like https://www.example.com/page',
);

// ---- items
export const ITEM_KINDS = ['news', 'event', 'product'] as const;
export const ItemKind = z.enum(ITEM_KINDS);
export type ItemKind = z.infer<typeof ItemKind>;

export const ItemStatus = z.enum(['draft', 'published', 'withdrawn']);
export type ItemStatus = z.infer<typeof ItemStatus>;

const Blank = z.literal('').transform(() => undefined);
const OptionalTime = z.union([Blank, LocalTime]).optional();

const ItemFields = {
  title: named(160),
  summary: line(600).default(''),
  url: WebAddress.default(''),
  imageAlt: line(200).default(''),
  /** of an event, in its own zone */
  startsAt: OptionalTime,
  endsAt: OptionalTime,
  timeZone: IanaZone.optional(),
  allDay: z
    .union([z.boolean(), z.literal('on').transform(() => true)])
    .optional()
    .transform((value) => value ?? false),
  place: line(160).default(''),
  /** of a product, in words */
  price: line(60).default(''),
  /** partners in any of these tiers or groups show it; none at all = every partner */
  tierIds: z.array(TierId).max(100).default([]),
  groupIds: z.array(GroupId).max(200).default([]),
};

export const CreateItem = z.object({ kind: ItemKind, ...ItemFields });
export type CreateItem = z.input<typeof CreateItem>;

export const UpdateItem = z.object({ itemId: WidgetItemId, ...ItemFields });
export type UpdateItem = z.input<typeof UpdateItem>;
export type ItemFields = Omit<z.output<typeof UpdateItem>, 'itemId'>;

export const ItemIdInput = z.object({ itemId: WidgetItemId });
export type ItemIdInput = z.infer<typeof ItemIdInput>;

export const ITEM_SORTS = ['title', '-title', 'dated', '-dated', 'changed', '-changed'] as const;
export const ItemFilter = z.object({
  q: z.string().trim().max(100).optional(),
  kind: ItemKind.optional(),
  status: ItemStatus.optional(),
  sort: z.enum(ITEM_SORTS).optional(),
});
export type ItemFilter = z.infer<typeof ItemFilter>;
export const ItemListInput = ItemFilter.extend({ cursor: z.string().max(200).optional() });

// ---- feeds
export const AddFeed = z.object({
  url: line(2_000)
    .min(1, 'is missing')
    .regex(/^(https?|webcal):\/\/\S+$/i, 'is not an address like https://www.example.com/feed.xml'),
  kind: z.enum(['news', 'event']),
  autoPublish: z
    .union([z.boolean(), z.literal('on').transform(() => true)])
    .optional()
    .transform((value) => value ?? false),
});
export type AddFeed = z.input<typeof AddFeed>;

export const FeedIdInput = z.object({ feedId: WidgetFeedId });
export type FeedIdInput = z.infer<typeof FeedIdInput>;

// ---- widgets
export const WIDGET_KINDS = ['news', 'events', 'products', 'form'] as const;
export const WidgetKind = z.enum(WIDGET_KINDS);
export type WidgetKind = z.infer<typeof WidgetKind>;

/** How far a partner may change the look: everything else is ours, so that it is readable everywhere. */
export const WidgetStyle = z.object({
  /** "#rrggbb"; "" = the brand kit's */
  accent: z.union([z.literal(''), z.string().regex(/^#[0-9a-f]{6}$/i, 'is not a colour like #1a7f64')]).default(''),
  scheme: z.enum(['auto', 'light', 'dark']).default('auto'),
  /** of cards and buttons, px */
  radius: z.coerce.number().int().min(0).max(24).default(10),
  /** items shown at most */
  count: z.coerce.number().int().min(1).max(12).default(3),
  /** the place that is kept free for it, px */
  height: z.coerce.number().int().min(160).max(1_600).default(480),
  /** above it; "" = none */
  heading: line(80).default(''),
});
export type WidgetStyle = z.output<typeof WidgetStyle>;

/** Websites, one a line or as a list; checked and written alike by origins.ts. */
export const OriginList = z
  .union([
    z
      .string()
      .max(4_000)
      .transform((text) => text.split(/[\s,]+/)),
    z.array(z.string().max(300)),
  ])
  .transform((list) => list.map((one) => one.trim()).filter(Boolean))
  .refine((list) => list.length <= 20, 'are more than 20');

export const CreateWidget = z.object({
  vendorId: VendorId,
  kind: WidgetKind,
  name: named(80),
  /** of kind form: one of the vendor's published forms */
  formId: z.union([Blank, FormId]).optional(),
});
export type CreateWidget = z.input<typeof CreateWidget>;

export const UpdateWidget = z.object({
  widgetId: WidgetId,
  name: named(80),
  formId: z.union([Blank, FormId]).optional(),
  origins: OriginList.default([]),
  style: WidgetStyle.prefault({}),
});
export type UpdateWidget = z.input<typeof UpdateWidget>;

export const WidgetIdInput = z.object({ widgetId: WidgetId });
export type WidgetIdInput = z.infer<typeof WidgetIdInput>;

export const WidgetListInput = z.object({
  q: z.string().trim().max(100).optional(),
  kind: WidgetKind.optional(),
  status: z.enum(['active', 'paused']).optional(),
  sort: z.enum(['name', '-name', 'changed', '-changed']).optional(),
  cursor: z.string().max(200).optional(),
});
export type WidgetListInput = z.infer<typeof WidgetListInput>;
