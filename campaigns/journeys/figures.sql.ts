import type { PartnerCtx, VendorCtx } from '#campaigns/kernel/context.ts';
import type { ActivationId, JourneyId } from '#campaigns/kernel/ids.ts';

/** How many people stand at each step of a run now. */
export async function countStanding(ctx: PartnerCtx, activationId: ActivationId): Promise<Map<string, number>> {
  const rows = await ctx.db.$queryRaw<{ stepId: string; count: number }[]>`
    SELECT "stepId", count(*)::int AS "count" FROM "JourneyEnrollment"
    WHERE "partnerId" = ${ctx.scope.partnerId} AND "activationId" = ${activationId} AND "state" = 'active' GROUP BY "stepId"`;
  return new Map(rows.map(({ stepId, count }) => [stepId, count]));
}

export type JourneyFigures = {
  /** partners that run it, and those of them behind the figures */
  partners: number;
  counted: number;
  entered: number;
  finished: number;
  exited: number;
  steps: Record<string, number>;
};

/**
 * A vendor's figures of a journey over all partners: counts, and only of runs with at least 8 people, as the row policy
 * has it. Who they are stays with the partners.
 */
export async function readJourneyFigures(ctx: VendorCtx, journeyId: JourneyId): Promise<JourneyFigures> {
  const { vendorId } = ctx.scope;
  const [sums] = await ctx.db.$queryRaw<Omit<JourneyFigures, 'steps'>[]>`
    SELECT count(DISTINCT a."partnerId")::int AS "partners", count(t."activationId")::int AS "counted",
      coalesce(sum(t."entered"), 0)::int AS "entered", coalesce(sum(t."finished"), 0)::int AS "finished",
      coalesce(sum(t."exited"), 0)::int AS "exited"
    FROM "JourneyActivation" a
    LEFT JOIN "JourneyTotals" t ON t."vendorId" = a."vendorId" AND t."activationId" = a."id"
    WHERE a."vendorId" = ${vendorId} AND a."journeyId" = ${journeyId}`;
  const steps = await ctx.db.$queryRaw<{ stepId: string; done: number }[]>`
    SELECT s."stepId", sum(s."done")::int AS "done" FROM "JourneyActivation" a
    JOIN "JourneyStepTotals" s ON s."vendorId" = a."vendorId" AND s."activationId" = a."id"
    WHERE a."vendorId" = ${vendorId} AND a."journeyId" = ${journeyId} GROUP BY s."stepId"`;
  return {
    ...(sums ?? { partners: 0, counted: 0, entered: 0, finished: 0, exited: 0 }),
    steps: Object.fromEntries(steps.map(({ stepId, done }) => [stepId, done])),
  };
}
