import type { ActivationId, PartnerId } from '#campaigns/kernel/ids.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';

/** Runs that have something to do now, of all partners; the most overdue first. Ids only. */
export function findDueJourneys(system: SystemDb): Promise<{ partnerId: PartnerId; activationId: ActivationId }[]> {
  return system.$queryRaw<{ partnerId: PartnerId; activationId: ActivationId }[]>`
    SELECT "partnerId", "id" AS "activationId" FROM "JourneyActivation" WHERE "dueAt" <= now() AND "state" = 'running'
    ORDER BY "dueAt" LIMIT 500`;
}

/** Partners with people inside a journey. */
export function findPartnersWithJourneys(system: SystemDb): Promise<{ partnerId: PartnerId }[]> {
  return system.$queryRaw<{ partnerId: PartnerId }[]>`
    SELECT DISTINCT "partnerId" FROM "JourneyActivation" WHERE "state" = 'running' LIMIT 5000`;
}
