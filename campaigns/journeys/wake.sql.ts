import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { type ActivationId, newId, type VendorId } from '#campaigns/kernel/ids.ts';

/** Remembers what happened to a person elsewhere; once more only moves its time. */
export async function keepSignal(
  ctx: PartnerCtx,
  signal: { subjectId: string; vendorId: VendorId; kind: string; refId: string },
): Promise<void> {
  const { subjectId, vendorId, kind, refId } = signal;
  await ctx.db.$executeRaw`
    INSERT INTO "JourneySignal" ("partnerId", "subjectId", "vendorId", "kind", "refId", "at")
    VALUES (${ctx.scope.partnerId}, ${subjectId}, ${vendorId}, ${kind}, ${refId}, ${ctx.clock.now()}::timestamptz)
    ON CONFLICT ("partnerId", "subjectId", "vendorId", "kind", "refId") DO UPDATE SET "at" = EXCLUDED."at"`;
}

/** Makes a person's steps due now, wherever it is inside. @returns the runs that have something to do */
export async function wakePerson(
  ctx: PartnerCtx,
  { subjectId, vendorId }: { subjectId: string; vendorId: VendorId },
): Promise<ActivationId[]> {
  const now = ctx.clock.now();
  const rows = await ctx.db.$queryRaw<{ activationId: ActivationId }[]>`
    UPDATE "JourneyEnrollment" SET "dueAt" = ${now}::timestamptz
    WHERE "partnerId" = ${ctx.scope.partnerId} AND "subjectId" = ${subjectId} AND "vendorId" = ${vendorId} AND "state" = 'active'
      AND "dueAt" > ${now}::timestamptz
    RETURNING "activationId"`;
  return rows.map(({ activationId }) => activationId);
}

/**
 * Makes the steps of those due now who opened, clicked or unsubscribed within the last minutes and wait for it, for what it
 * does to their score, or want out. Waking somebody in vain does no harm. Engagements are found by their ids, which begin with the time they were made.
 *
 * @returns the runs that have something to do
 */
export async function wakeEngaged(ctx: PartnerCtx, lookBackMs: number): Promise<ActivationId[]> {
  const { partnerId } = ctx.scope;
  const now = ctx.clock.now();
  const from = newId('engagement', Math.max(0, now.getTime() - lookBackMs));
  const rows = await ctx.db.$queryRaw<{ activationId: ActivationId }[]>`
    WITH lately AS MATERIALIZED (
      SELECT DISTINCT g."contactId", g."kind" FROM "Engagement" g
      WHERE g."partnerId" = ${partnerId} AND g."id" >= ${from} AND g."contactId" IS NOT NULL AND g."class" <> 'machine'
        AND g."kind" IN ('open', 'click', 'view', 'form', 'unsubscribe')
    ), woken AS (
      UPDATE "JourneyEnrollment" e SET "dueAt" = ${now}::timestamptz
      FROM lately l
      WHERE e."partnerId" = ${partnerId} AND e."subjectId" = l."contactId" AND e."state" = 'active' AND e."dueAt" > ${now}::timestamptz
        AND (l."kind" = 'unsubscribe' OR (e."waitsFor" = 'opened' AND l."kind" IN ('open', 'click'))
          OR (e."waitsFor" = 'clicked' AND l."kind" = 'click') OR (e."waitsFor" = 'score' AND l."kind" <> 'open'))
      RETURNING e."activationId"
    )
    SELECT DISTINCT "activationId" FROM woken ORDER BY "activationId"`;
  return rows.map(({ activationId }) => activationId);
}

/** Says that runs have something to do now. */
export async function markDue(ctx: PartnerCtx, activationIds: readonly ActivationId[]): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db.$executeRaw`
    UPDATE "JourneyActivation" SET "dueAt" = least("dueAt", ${now}::timestamptz)
    WHERE "partnerId" = ${ctx.scope.partnerId} AND "id" = ANY(${[...activationIds].sort()}::text[]) AND "state" = 'running'`;
}
