import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { ActivationId, JourneyId, JourneyVersionId, VendorId } from '#campaigns/kernel/ids.ts';
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

/** Journeys that the partner's vendors offer, by name. */
export async function listOfferedJourneys(ctx: PartnerCtx): Promise<OfferedJourneyRow[]> {
  const { partnerId } = ctx.scope;
  const rows = await ctx.db.journey.findMany({
    where: { status: 'published', vendor: { partnerships: { some: { partnerId, status: 'active' } } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 500,
    select: {
      ...{ vendorId: true, id: true, name: true, description: true, vendor: { select: { name: true } } },
      activations: { where: { partnerId, state: { not: 'stopped' } }, select: { id: true }, take: 1 },
    },
  });
  return rows.map(({ vendorId, id, name, description, vendor, activations }) => ({
    ...{ vendorId: vendorId as VendorId, vendorName: vendor.name, journeyId: id as JourneyId, name, description },
    activationId: (activations[0]?.id as ActivationId | undefined) ?? null,
  }));
}

export type OfferedJourney = OfferedJourneyRow & {
  versionId: JourneyVersionId;
  number: number;
  definition: JourneyDefinition;
};

/**
 * One offered journey in the version that is offered now.
 *
 * @throws DomainError not_found, also when it was withdrawn or the partnership has ended
 */
export async function getOfferedJourney(
  ctx: PartnerCtx,
  { vendorId, journeyId }: OfferedJourneyInput,
): Promise<OfferedJourney> {
  const offered = (await listOfferedJourneys(ctx)).find(
    (row) => row.vendorId === vendorId && row.journeyId === journeyId,
  );
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
