import { findPublishedBrandKit } from '#campaigns/content/brand-kit-queries.ts';
import { publicImagePath } from '#campaigns/content/files/public-image.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { FormId, PartnerId, VendorId, WidgetId, WidgetItemId } from '#campaigns/kernel/ids.ts';
import { isMeantFor, type PartnerPlace } from '#campaigns/partners/meant-for.ts';
import { type WidgetKind, WidgetStyle } from './schema.ts';
import { type Accent, PLAIN_ACCENT, readableAccent } from './widget-look.ts';

export type LiveItem = {
  id: WidgetItemId;
  title: string;
  summary: string;
  /** "" = none */
  url: string;
  /** path below the installation's origin */
  image: { path: string; width: number; height: number; alt: string } | null;
  startsAt: Date | null;
  endsAt: Date | null;
  timeZone: string | null;
  allDay: boolean;
  place: string;
  price: string;
  datedAt: Date;
};

export type LiveWidget = {
  id: WidgetId;
  kind: WidgetKind;
  vendorId: VendorId;
  vendorName: string;
  partnerId: PartnerId;
  partnerName: string;
  /** the partner's */
  locale: string;
  style: Omit<WidgetStyle, 'accent'> & { accent: Accent };
  origins: string[];
  formId: FormId | null;
  /** those this partner may show, in the order they are shown in; more than `style.count` for a calendar */
  items: LiveItem[];
};

// One calendar's worth; the widget itself shows twelve at most.
const MAX_ITEMS = 100;
// Before tiers and groups are looked at.
const MAX_READ = 400;
const DAY_MS = 86_400_000;

/**
 * All that a website gets of a widget; null when there is nothing to show any more: it is paused or taken away, or the
 * partner does not work with the vendor any more.
 *
 * @param preview another look, for its partner alone; then also of one that is paused
 */
export async function loadWidget(
  ctx: PartnerCtx,
  { widgetId, preview }: { widgetId: WidgetId; preview?: WidgetStyle | undefined },
): Promise<LiveWidget | null> {
  const { partnerId } = ctx.scope;
  const row = await ctx.db.widget.findFirst({
    where: { partnerId, id: widgetId, archivedAt: null, ...(preview ? {} : LIVE) },
    select: {
      ...{ vendorId: true, kind: true, style: true, origins: true, formId: true },
      partnership: {
        select: {
          tierId: true,
          groups: { select: { groupId: true } },
          vendor: { select: { name: true } },
          partner: { select: { name: true, locale: true } },
        },
      },
    },
  });
  if (!row) return null;
  const { tierId, groups, vendor, partner } = row.partnership;
  const { accent, ...style } = preview ?? WidgetStyle.parse(row.style);
  const kit = accent === '' ? await findPublishedBrandKit(ctx, partnerId) : null;
  const place = { active: true, tierId, groupIds: groups.map(({ groupId }) => groupId) };
  const vendorId = row.vendorId as VendorId;
  const kind = row.kind as WidgetKind;
  return {
    ...{ id: widgetId, kind, vendorId, partnerId, origins: row.origins, formId: row.formId as FormId | null },
    ...{ vendorName: vendor.name, partnerName: partner.name, locale: partner.locale },
    style: { ...style, accent: readableAccent(accent || kit?.data.primaryColor || PLAIN_ACCENT) },
    items: kind === 'form' ? [] : await listShown(ctx, { vendorId, kind, place }),
  };
}

const LIVE = { status: 'active', partnership: { status: 'active' } } as const;

type Wanted = { vendorId: VendorId; kind: Exclude<WidgetKind, 'form'>; place: PartnerPlace };

const ITEM_KIND = { news: 'news', events: 'event', products: 'product' } as const;

async function listShown(ctx: PartnerCtx, { vendorId, kind, place }: Wanted): Promise<LiveItem[]> {
  const now = ctx.clock.now();
  // An event without an end is over a day after it began.
  const ahead = [{ endsAt: { gte: now } }, { endsAt: null, startsAt: { gte: new Date(now.getTime() - DAY_MS) } }];
  const rows = await ctx.db.widgetItem.findMany({
    where: { vendorId, kind: ITEM_KIND[kind], status: 'published', ...(kind === 'events' ? { OR: ahead } : {}) },
    orderBy: kind === 'events' ? [{ startsAt: 'asc' }, { id: 'asc' }] : [{ datedAt: 'desc' }, { id: 'desc' }],
    take: MAX_READ,
    select: {
      ...{
        id: true,
        title: true,
        summary: true,
        url: true,
        startsAt: true,
        endsAt: true,
        timeZone: true,
        allDay: true,
      },
      ...{ place: true, price: true, datedAt: true, tierIds: true, groupIds: true, imageAlt: true },
      ...{ imageSha256: true, imageExtension: true, imageWidth: true, imageHeight: true },
    },
  });
  return rows
    .filter((row) => isMeantFor(row, place))
    .slice(0, MAX_ITEMS)
    .map(({ tierIds: _, groupIds: __, imageSha256, imageExtension, imageWidth, imageHeight, imageAlt, ...row }) => ({
      ...row,
      id: row.id as WidgetItemId,
      image: imageSha256
        ? {
            path: publicImagePath({ sha256: imageSha256, extension: imageExtension ?? 'png' }),
            ...{ width: imageWidth ?? 0, height: imageHeight ?? 0, alt: imageAlt },
          }
        : null,
    }));
}
