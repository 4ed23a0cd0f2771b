import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { ActivationId, JourneyId, JourneyVersionId, VendorId } from '#campaigns/kernel/ids.ts';
import { isMeantFor, type PartnerPlace } from '#campaigns/partners/meant-for.ts';
import { JourneyDefinition, type OfferedJourneyInput } from './schema.ts';

export type OfferedJourneyRow = {
  vendorId: VendorId;
  vendorName: string;
  journeyId: JourneyId;
  name: string;
  description: string;
  /** the partner's run of it that is not stopped */
  activationId: ActivationId | null;
};

/** Journeys that the partner's vendors offer it, by name. */
export function listOfferedJourneys(ctx: PartnerCtx): Promise<OfferedJourneyRow[]> {
  return readOffers(ctx, {});
}

async function readOffers(ctx: PartnerCtx, only: Partial<OfferedJourneyInput>): Promise<OfferedJourneyRow[]> {
  const { partnerId } = ctx.scope;
  const places = await readPlaces(ctx, only.vendorId);
  const rows = await ctx.db.journey.findMany({
    where: {
      vendorId: { in: [...places.keys()] },
      status: 'published',
      ...(only.journeyId ? { id: only.journeyId } : {}),
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 500,
    select: {
      ...{ vendorId: true, id: true, name: true, description: true, vendor: { select: { name: true } } },
      ...{ tiers: { select: { tierId: true } }, groups: { select: { groupId: true } } },
      activations: { where: { partnerId, state: { not: 'stopped' } }, select: { id: true }, take: 1 },
    },
  });
  return rows.flatMap(({ vendorId, id, name, description, vendor, tiers, groups, activations }) => {
    const place = places.get(vendorId);
    const meantFor = { tierIds: tiers.map(({ tierId }) => tierId), groupIds: groups.map(({ groupId }) => groupId) };
    // A journey that the partner runs is still there to be read, whether or not it is offered to it now.
    if (!place || !isMeantFor(meantFor, place)) return [];
    return {
      ...{ vendorId: vendorId as VendorId, vendorName: vendor.name, journeyId: id as JourneyId, name, description },
      activationId: (activations[0]?.id as ActivationId | undefined) ?? null,
    };
  });
}

/** Where its vendors have put the partner. */
async function readPlaces(ctx: PartnerCtx, vendorId: VendorId | undefined): Promise<Map<string, PartnerPlace>> {
  const rows = await ctx.db.partnership.findMany({
    where: { partnerId: ctx.scope.partnerId, status: 'active', ...(vendorId ? { vendorId } : {}) },
    select: { vendorId: true, tierId: true, groups: { select: { groupId: true } } },
  });
  return new Map(
    rows.map((row) => [
      row.vendorId,
      { active: true, tierId: row.tierId, groupIds: row.groups.map(({ groupId }) => groupId) },
    ]),
  );
}

/** Is this journey offered to the partner now? */
export async function isOffered(ctx: PartnerCtx, { vendorId, journeyId }: OfferedJourneyInput): Promise<boolean> {
  return (await readOffers(ctx, { vendorId, journeyId })).length > 0;
}

export type OfferedJourney = OfferedJourneyRow & {
  versionId: JourneyVersionId;
  number: number;
  definition: JourneyDefinition;
};

/**
 * One offered journey in the version that is offered now.
 *
 * @throws DomainError not_found, also when it was withdrawn, is for other partners, or the partnership has ended
 */
export async function getOfferedJourney(
  ctx: PartnerCtx,
  { vendorId, journeyId }: OfferedJourneyInput,
): Promise<OfferedJourney> {
  const [offered] = await readOffers(ctx, { vendorId, journeyId });
  const version = await ctx.db.journeyVersion.findFirst({
    where: { vendorId, journeyId },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, definition: true },
  });
  if (!offered || !version) throw notFound('journey', journeyId);
  return {
    ...offered,
    versionId: version.id as JourneyVersionId,
    number: version.number,
    definition: JourneyDefinition.parse(version.definition),
  };
}
