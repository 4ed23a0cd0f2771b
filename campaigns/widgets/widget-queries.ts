import type { Ctx, PartnerCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { holding } from '#campaigns/kernel/holding.ts';
import type { FormId, PartnerId, VendorId, WidgetId } from '#campaigns/kernel/ids.ts';
import { type Page, type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import { type WidgetKind, type WidgetListInput, WidgetStyle } from './schema.ts';

export type WidgetRow = {
  id: WidgetId;
  kind: WidgetKind;
  name: string;
  status: 'active' | 'paused';
  vendorId: VendorId;
  vendorName: string;
  partnerId: PartnerId;
  partnerName: string;
  origins: string[];
  updatedAt: Date;
  /** null = too few visits to say */
  views: number | null;
  clicks: number | null;
};

export type WidgetView = WidgetRow & { formId: FormId | null; style: WidgetStyle; createdBy: string; createdAt: Date };

const ROW = {
  ...{ id: true, kind: true, name: true, status: true, vendorId: true, partnerId: true, origins: true },
  ...{ updatedAt: true, formId: true, style: true, createdBy: true, createdAt: true },
  partnership: { select: { vendor: { select: { name: true } }, partner: { select: { name: true } } } },
  totals: { select: { views: true, clicks: true } },
} as const;

type Row = {
  id: string;
  kind: string;
  name: string;
  status: string;
  vendorId: string;
  partnerId: string;
  origins: string[];
  updatedAt: Date;
  formId: string | null;
  style: unknown;
  createdBy: string;
  createdAt: Date;
  partnership: { vendor: { name: string }; partner: { name: string } };
  totals: { views: number; clicks: number }[];
};

function toRow(ctx: Ctx, row: Row): WidgetRow {
  const { id, kind, name, status, vendorId, partnerId, origins, updatedAt, partnership, totals } = row;
  // A vendor is not told a figure with fewer than 8 visits behind it: for it the row is not there.
  const unseen = ctx.scope.side === 'partner' ? 0 : null;
  return {
    ...{ name, origins, updatedAt, kind: kind as WidgetKind, id: id as WidgetId },
    status: status === 'paused' ? 'paused' : 'active',
    ...{ vendorId: vendorId as VendorId, vendorName: partnership.vendor.name },
    ...{ partnerId: partnerId as PartnerId, partnerName: partnership.partner.name },
    ...{ views: totals[0]?.views ?? unseen, clicks: totals[0]?.clicks ?? unseen },
  };
}

const ORDER = {
  name: { name: 'asc' },
  '-name': { name: 'desc' },
  changed: { updatedAt: 'asc' },
  '-changed': { updatedAt: 'desc' },
} as const;

/** The partner's widgets; for a vendor those with its content. Changed last first. */
export async function listWidgets(
  ctx: Ctx,
  filter: Omit<WidgetListInput, 'cursor'>,
  page: Page,
): Promise<Paged<WidgetRow> & { total: number }> {
  const { scope } = ctx;
  const where = {
    ...(scope.side === 'vendor' ? { vendorId: scope.vendorId } : { partnerId: scope.partnerId }),
    archivedAt: null,
    ...(filter.q ? { name: holding(filter.q) } : {}),
    ...(filter.kind ? { kind: filter.kind } : {}),
    ...(filter.status ? { status: filter.status } : {}),
  };
  const cursor = page.cursor ? await ctx.db.widget.findFirst({ where: { id: page.cursor }, select: KEY }) : null;
  const rows = await ctx.db.widget.findMany({
    where,
    orderBy: [ORDER[filter.sort ?? '-changed'], { id: 'desc' }],
    take: page.limit + 1,
    ...(cursor ? { cursor: { vendorId_id: cursor }, skip: 1 } : {}),
    select: ROW,
  });
  const total = await ctx.db.widget.count({ where });
  return {
    ...toPaged(
      rows,
      page.limit,
      (row) => row.id,
      (row) => toRow(ctx, row),
    ),
    total,
  };
}

const KEY = { vendorId: true, id: true } as const;

/** @throws DomainError not_found */
export async function getWidget(ctx: PartnerCtx, widgetId: WidgetId): Promise<WidgetView> {
  const row = await ctx.db.widget.findFirst({
    where: { partnerId: ctx.scope.partnerId, id: widgetId, archivedAt: null },
    select: ROW,
  });
  if (!row) throw notFound('widget', widgetId);
  return {
    ...toRow(ctx, row),
    formId: row.formId as FormId | null,
    style: WidgetStyle.parse(row.style),
    createdBy: row.createdBy,
    createdAt: row.createdAt,
  };
}
