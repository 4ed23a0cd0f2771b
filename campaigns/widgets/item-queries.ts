import { publicImagePath } from '#campaigns/content/files/public-image.ts';
import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { holding } from '#campaigns/kernel/holding.ts';
import type { GroupId, TierId, WidgetFeedId, WidgetItemId } from '#campaigns/kernel/ids.ts';
import { type Page, type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import { toLocalTime } from '#campaigns/kernel/time.ts';
import type { ItemFilter, ItemKind, ItemStatus } from './schema.ts';

export type ItemRow = {
  id: WidgetItemId;
  kind: ItemKind;
  status: ItemStatus;
  title: string;
  datedAt: Date;
  updatedAt: Date;
  /** it came from a feed or a file */
  imported: boolean;
};

export type ItemView = ItemRow & {
  summary: string;
  url: string;
  image: { path: string; width: number; height: number } | null;
  imageAlt: string;
  /** wall clock of its own zone, "2026-03-29T09:00" */
  startsAt: string;
  endsAt: string;
  timeZone: string | null;
  allDay: boolean;
  place: string;
  price: string;
  tierIds: TierId[];
  groupIds: GroupId[];
  feedId: WidgetFeedId | null;
  publishedAt: Date | null;
  createdBy: string;
  createdAt: Date;
};

const ROW = {
  ...{ id: true, kind: true, status: true, title: true, datedAt: true, updatedAt: true, externalId: true },
} as const;

type Row = {
  id: string;
  kind: string;
  status: string;
  title: string;
  datedAt: Date;
  updatedAt: Date;
  externalId: string | null;
};

function toRow({ externalId, ...row }: Row): ItemRow {
  return {
    ...row,
    id: row.id as WidgetItemId,
    kind: row.kind as ItemKind,
    status: row.status as ItemStatus,
    imported: externalId !== null,
  };
}

const ORDER = {
  title: { title: 'asc' },
  '-title': { title: 'desc' },
  dated: { datedAt: 'asc' },
  '-dated': { datedAt: 'desc' },
  changed: { updatedAt: 'asc' },
  '-changed': { updatedAt: 'desc' },
} as const;

/** The vendor's items, by default those changed last first. */
export async function listItems(
  ctx: VendorCtx,
  filter: ItemFilter,
  page: Page,
): Promise<Paged<ItemRow> & { total: number }> {
  const { vendorId } = ctx.scope;
  const where = {
    vendorId,
    ...(filter.q ? { title: holding(filter.q) } : {}),
    ...(filter.kind ? { kind: filter.kind } : {}),
    ...(filter.status ? { status: filter.status } : {}),
  };
  const rows = await ctx.db.widgetItem.findMany({
    where,
    orderBy: [ORDER[filter.sort ?? '-changed'], { id: 'desc' }],
    take: page.limit + 1,
    ...(page.cursor ? { cursor: { vendorId_id: { vendorId, id: page.cursor } }, skip: 1 } : {}),
    select: ROW,
  });
  const total = await ctx.db.widgetItem.count({ where });
  return { ...toPaged(rows, page.limit, (row) => row.id, toRow), total };
}

/** @throws DomainError not_found */
export async function getItem(ctx: VendorCtx, itemId: WidgetItemId): Promise<ItemView> {
  const row = await ctx.db.widgetItem.findUnique({
    where: { vendorId_id: { vendorId: ctx.scope.vendorId, id: itemId } },
    omit: { vendorId: true, importHash: true, withdrawnAt: true },
  });
  if (!row) throw notFound('item', itemId);
  const { imageSha256, imageExtension, imageWidth, imageHeight, startsAt, endsAt, ...rest } = row;
  const local = (instant: Date | null) => (instant ? toLocalTime(instant, row.timeZone ?? 'UTC') : '');
  return {
    ...rest,
    ...toRow(row),
    image: imageSha256
      ? {
          path: publicImagePath({ sha256: imageSha256, extension: imageExtension ?? 'png' }),
          ...{ width: imageWidth ?? 0, height: imageHeight ?? 0 },
        }
      : null,
    startsAt: local(startsAt),
    endsAt: local(endsAt),
    tierIds: row.tierIds as TierId[],
    groupIds: row.groupIds as GroupId[],
    feedId: row.feedId as WidgetFeedId | null,
  };
}
