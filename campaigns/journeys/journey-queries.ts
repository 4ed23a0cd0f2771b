import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { holding } from '#campaigns/kernel/holding.ts';
import type { GroupId, JourneyId, JourneyVersionId, TierId } from '#campaigns/kernel/ids.ts';
import { type Page, type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import { checkDefinition, type JourneyProblem } from './check-definition.ts';
import type { JourneyStatus } from './journey-status.ts';
import { JourneyDefinition, type JourneyListInput } from './schema.ts';

export type JourneyRow = {
  id: JourneyId;
  name: string;
  description: string;
  status: JourneyStatus;
  /** version that is offered */
  current: number | null;
  /** partners that run it now */
  partners: number;
  updatedAt: Date;
};

/** A vendor's journeys by name. `cursor` is the last name of the page before. */
export async function listJourneys(ctx: VendorCtx, filter: JourneyListInput, page: Page): Promise<Paged<JourneyRow>> {
  const { vendorId } = ctx.scope;
  const rows = await ctx.db.journey.findMany({
    where: {
      vendorId,
      ...(filter.q ? { name: holding(filter.q) } : {}),
      ...(filter.status ? { status: filter.status } : {}),
      ...(page.cursor ? { AND: [{ name: { gt: page.cursor } }] } : {}),
    },
    orderBy: { name: 'asc' },
    take: page.limit + 1,
    select: {
      ...{ id: true, name: true, description: true, status: true, current: true, updatedAt: true },
      _count: { select: { activations: { where: { state: { not: 'stopped' } } } } },
    },
  });
  return toPaged(
    rows,
    page.limit,
    (row) => row.name,
    ({ _count, ...row }) => ({
      ...row,
      id: row.id as JourneyId,
      status: row.status as JourneyStatus,
      partners: _count.activations,
    }),
  );
}

export type JourneyVersionRow = { id: JourneyVersionId; number: number; publishedBy: string; publishedAt: Date };

export type JourneyDraftView = Omit<JourneyRow, 'partners'> & {
  /** whom it is for; both empty = every partner */
  tiers: { id: TierId; name: string }[];
  groups: { id: GroupId; name: string }[];
  definition: JourneyDefinition;
  revision: number;
  problems: JourneyProblem[];
  /** the draft is not the version that is offered */
  changed: boolean;
  versions: JourneyVersionRow[];
};

/**
 * A journey as it is being drawn, with what is wrong with it.
 *
 * @throws DomainError not_found
 */
export async function getJourneyDraft(ctx: VendorCtx, journeyId: JourneyId): Promise<JourneyDraftView> {
  const row = await ctx.db.journey.findFirst({
    where: { vendorId: ctx.scope.vendorId, id: journeyId },
    select: {
      ...{ id: true, name: true, description: true, status: true, current: true, updatedAt: true },
      tiers: { select: { tier: { select: { id: true, name: true } } }, orderBy: { tier: { rank: 'asc' } } },
      groups: { select: { group: { select: { id: true, name: true } } }, orderBy: { group: { name: 'asc' } } },
      draft: { select: { definition: true, revision: true } },
      versions: {
        select: { id: true, number: true, publishedBy: true, publishedAt: true, definition: true },
        orderBy: { number: 'desc' },
      },
    },
  });
  if (!row?.draft) throw notFound('journey', journeyId);
  const { draft, versions, tiers, groups, ...journey } = row;
  const definition = JourneyDefinition.parse(draft.definition);
  const offered = versions.find((version) => version.number === journey.current);
  return {
    ...journey,
    id: journey.id as JourneyId,
    status: journey.status as JourneyStatus,
    tiers: tiers.map(({ tier }) => ({ id: tier.id as TierId, name: tier.name })),
    groups: groups.map(({ group }) => ({ id: group.id as GroupId, name: group.name })),
    definition,
    revision: draft.revision,
    problems: checkDefinition(definition),
    changed: !offered || JSON.stringify(JourneyDefinition.parse(offered.definition)) !== JSON.stringify(definition),
    versions: versions.map(({ definition: _, ...version }) => ({ ...version, id: version.id as JourneyVersionId })),
  };
}
