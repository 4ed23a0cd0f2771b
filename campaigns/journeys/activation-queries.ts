import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { ActivationId, AudienceId, JourneyId, JourneyVersionId, VendorId } from '#campaigns/kernel/ids.ts';
import { type Page, type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import { countStanding } from './figures.sql.ts';
import type { ActivationState } from './journey-status.ts';
import { isOffered } from './offer-queries.ts';
import { type EnrollmentRow, selectEnrollments } from './people.sql.ts';
import { Adjustments, type EnrollmentListInput, JourneyDefinition } from './schema.ts';

export type ActivationRow = {
  id: ActivationId;
  vendorId: VendorId;
  journeyId: JourneyId;
  name: string;
  vendorName: string;
  state: ActivationState;
  startedAt: Date;
  entered: number;
  finished: number;
  exited: number;
};

const ROW = {
  ...{ id: true, vendorId: true, journeyId: true, state: true, startedAt: true },
  journey: { select: { name: true, vendor: { select: { name: true } } } },
  totals: { select: { entered: true, finished: true, exited: true } },
} as const;

/** A partner's runs, newest first. `cursor` is the last id of the page before. */
export async function listActivations(ctx: PartnerCtx, page: Page): Promise<Paged<ActivationRow>> {
  const rows = await ctx.db.journeyActivation.findMany({
    where: { partnerId: ctx.scope.partnerId, ...(page.cursor ? { id: { lt: page.cursor } } : {}) },
    orderBy: { id: 'desc' },
    take: page.limit + 1,
    select: ROW,
  });
  return toPaged(
    rows,
    page.limit,
    (row) => row.id,
    ({ journey, totals, ...row }) => ({
      ...row,
      ...{ id: row.id as ActivationId, vendorId: row.vendorId as VendorId, journeyId: row.journeyId as JourneyId },
      ...{ name: journey.name, vendorName: journey.vendor.name, state: row.state as ActivationState },
      ...(totals ?? { entered: 0, finished: 0, exited: 0 }),
    }),
  );
}

export type ActivationView = ActivationRow & {
  versionId: JourneyVersionId;
  number: number;
  /** a newer version that is offered */
  newer: { versionId: JourneyVersionId; number: number } | null;
  audience: { id: AudienceId; name: string } | null;
  timeZone: string;
  adjustments: Adjustments;
  definition: JourneyDefinition;
  stoppedAt: Date | null;
  /** by step id: people who stand there now, and how often it was done */
  steps: Record<string, { here: number; done: number }>;
};

/**
 * One of the partner's runs with its live figures.
 *
 * @throws DomainError not_found
 */
export async function getActivation(ctx: PartnerCtx, activationId: ActivationId): Promise<ActivationView> {
  const { partnerId } = ctx.scope;
  const row = await ctx.db.journeyActivation.findFirst({
    where: { partnerId, id: activationId },
    select: {
      ...ROW,
      ...{ timeZone: true, adjustments: true, stoppedAt: true, audience: { select: { id: true, name: true } } },
      version: { select: { id: true, number: true, definition: true } },
    },
  });
  if (!row) throw notFound('journey', activationId);
  const { journey, totals, version, audience, ...run } = row;
  const of = { vendorId: row.vendorId as VendorId, journeyId: row.journeyId as JourneyId };
  const definition = JourneyDefinition.parse(version.definition);
  const newest = await ctx.db.journeyVersion.findFirst({
    where: { ...of, number: { gt: version.number } },
    orderBy: { number: 'desc' },
    select: { id: true, number: true },
  });
  const [standing, done] = [
    await countStanding(ctx, activationId),
    await ctx.db.journeyStepTotals.findMany({
      where: { partnerId, activationId },
      select: { stepId: true, done: true },
    }),
  ];
  const steps: ActivationView['steps'] = {};
  for (const { id } of definition.steps) steps[id] = { here: standing.get(id) ?? 0, done: 0 };
  for (const { stepId, done: count } of done) steps[stepId] = { here: standing.get(stepId) ?? 0, done: count };
  return {
    ...run,
    ...of,
    ...{ id: run.id as ActivationId, name: journey.name, vendorName: journey.vendor.name },
    state: run.state as ActivationState,
    ...(totals ?? { entered: 0, finished: 0, exited: 0 }),
    ...{ versionId: version.id as JourneyVersionId, number: version.number, definition, steps },
    newer:
      newest && (await isOffered(ctx, of)) ? { versionId: newest.id as JourneyVersionId, number: newest.number } : null,
    audience: audience && { id: audience.id as AudienceId, name: audience.name },
    adjustments: Adjustments.parse(run.adjustments),
  };
}

/**
 * The people of a run, newest first. `cursor` is the last id of the page before.
 *
 * @throws DomainError not_found
 */
export async function listEnrollments(ctx: PartnerCtx, input: EnrollmentListInput): Promise<Paged<EnrollmentRow>> {
  const { partnerId } = ctx.scope;
  const run = await ctx.db.journeyActivation.findFirst({
    where: { partnerId, id: input.activationId },
    select: { id: true },
  });
  if (!run) throw notFound('journey', input.activationId);
  const rows = await selectEnrollments(ctx, input);
  return toPaged(
    rows,
    input.limit,
    (row) => row.id,
    (row) => row,
  );
}
