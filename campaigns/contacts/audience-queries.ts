import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { holding } from '#campaigns/kernel/holding.ts';
import type { AudienceId } from '#campaigns/kernel/ids.ts';
import { type Page, type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import { AudienceFilter, type AudienceSort } from './schema.ts';

export type AudienceRow = {
  id: AudienceId;
  name: string;
  filter: AudienceFilter;
  /** launches that mail it, drafts included */
  usedBy: number;
  createdAt: Date;
  updatedAt: Date;
  archivedAt: Date | null;
};

export type AudienceView = Omit<AudienceRow, 'usedBy'> & {
  usedBy: { id: string; name: string; status: string }[];
};

const COLUMNS = { id: true, name: true, filter: true, createdAt: true, updatedAt: true, archivedAt: true } as const;

const ORDER = {
  name: { name: 'asc' },
  '-name': { name: 'desc' },
  changed: { updatedAt: 'asc' },
  '-changed': { updatedAt: 'desc' },
} as const satisfies Record<AudienceSort, object>;

/** Saved audiences, by name unless sorted otherwise; archived ones only when asked for. */
export async function listAudiences(
  ctx: PartnerCtx,
  filter: { q?: string | undefined; archived?: boolean | undefined; sort?: AudienceSort | undefined },
  page: Page,
): Promise<Paged<AudienceRow>> {
  const { partnerId } = ctx.scope;
  const rows = await ctx.db.audience.findMany({
    where: {
      partnerId,
      archivedAt: filter.archived ? { not: null } : null,
      ...(filter.q ? { name: holding(filter.q) } : {}),
    },
    orderBy: [ORDER[filter.sort ?? 'name'], { id: 'asc' }],
    take: page.limit + 1,
    ...(page.cursor ? { cursor: { partnerId_id: { partnerId, id: page.cursor } }, skip: 1 } : {}),
    select: { ...COLUMNS, _count: { select: { launches: true } } },
  });
  return toPaged(
    rows,
    page.limit,
    (row) => row.id,
    ({ _count, ...row }) => ({ ...shape(row), usedBy: _count.launches }),
  );
}

/**
 * One audience, archived ones too, with the launches that use it.
 *
 * @throws DomainError not_found
 */
export async function getAudience(ctx: PartnerCtx, audienceId: AudienceId): Promise<AudienceView> {
  const row = await ctx.db.audience.findFirst({
    where: { partnerId: ctx.scope.partnerId, id: audienceId },
    select: {
      ...COLUMNS,
      launches: { select: { id: true, name: true, status: true }, orderBy: { createdAt: 'desc' }, take: 50 },
    },
  });
  if (!row) throw notFound('audience', audienceId);
  const { launches, ...audience } = row;
  return { ...shape(audience), usedBy: launches };
}

function shape<R extends { id: string; filter: unknown }>(row: R): R & { id: AudienceId; filter: AudienceFilter } {
  return { ...row, id: row.id as AudienceId, filter: AudienceFilter.parse(row.filter) };
}
