import { z } from 'zod';
import { LocalDate } from '#campaigns/kernel/time.ts';
import {
  ItemFilter,
  ItemKind,
  ItemStatus,
  UpdateItem,
  UpdateWidget,
  WidgetIdInput,
  WidgetKind,
  WidgetListInput,
  WidgetStyle,
} from './schema.ts';

// What the JSON API answers about items, feeds and widgets. Instants are ISO 8601 in UTC.
const Instant = z.iso.datetime();
const Limit = z.coerce.number().int().min(1).max(200).default(50);
const paged = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const NothingOut = z.object({});

export const ItemListQuery = ItemFilter.extend({ cursor: z.string().max(200).optional(), limit: Limit });
const Item = z.object({
  id: z.string(),
  kind: ItemKind,
  status: ItemStatus,
  title: z.string(),
  datedAt: Instant,
  updatedAt: Instant,
  imported: z.boolean().meta({ description: 'It came from a feed or a file' }),
});
export const ItemListOut = paged(Item);
export const ItemOut = Item.extend({
  summary: z.string(),
  url: z.string(),
  image: z.object({ path: z.string(), width: z.number().int(), height: z.number().int() }).nullable(),
  imageAlt: z.string(),
  startsAt: z.string().meta({ description: 'Of an event, in its own zone: 2026-03-29T09:00' }),
  endsAt: z.string(),
  timeZone: z.string().nullable(),
  allDay: z.boolean(),
  place: z.string(),
  price: z.string(),
  tierIds: z.array(z.string()),
  groupIds: z.array(z.string()),
  feedId: z.string().nullable(),
  publishedAt: Instant.nullable(),
});
export const ItemMadeOut = z.object({ itemId: z.string() });
export const ItemInput = UpdateItem;

export const FeedListOut = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      url: z.string(),
      kind: z.enum(['news', 'event']),
      autoPublish: z.boolean(),
      status: z.enum(['on', 'off']).meta({ description: 'off: its server says that it is gone' }),
      lastAt: Instant.nullable(),
      nextAt: Instant.nullable(),
      lastError: z.string().meta({ description: 'Empty: the last reading went well' }),
      problems: z.array(z.object({ line: z.number().int(), message: z.string() })),
      added: z.number().int(),
      changed: z.number().int(),
    }),
  ),
});
export const FeedMadeOut = z.object({ feedId: z.string() });

export const WidgetListQuery = WidgetListInput.extend({ limit: Limit });
const Widget = z.object({
  id: z.string(),
  kind: WidgetKind,
  name: z.string(),
  status: z.enum(['active', 'paused']),
  vendorId: z.string(),
  vendorName: z.string(),
  partnerId: z.string(),
  partnerName: z.string(),
  origins: z.array(z.string()),
  updatedAt: Instant,
  views: z.number().int().nullable().meta({ description: 'null for a vendor: fewer than 8' }),
  clicks: z.number().int().nullable(),
});
export const WidgetListOut = paged(Widget);
export const WidgetOut = Widget.extend({
  formId: z.string().nullable(),
  style: WidgetStyle,
  snippet: z.string().meta({ description: 'What to paste into a page' }),
  policy: z.string().meta({ description: 'What a page with a Content-Security-Policy has to allow' }),
  pageUrl: z.string(),
});
export const WidgetMadeOut = z.object({ widgetId: z.string() });
export const WidgetInput = UpdateWidget;

export const WidgetCountsQuery = WidgetIdInput.extend({ from: LocalDate.optional() });
export const WidgetCountsOut = z.object({
  items: z.array(
    z.object({
      day: z.string(),
      itemId: z.string().meta({ description: 'Empty: the widget as a whole' }),
      itemTitle: z.string(),
      views: z.number().int(),
      clicks: z.number().int(),
    }),
  ),
});
