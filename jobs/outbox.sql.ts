import type { SystemDb } from '#prisma/scoped-db.ts';

export type WaitingEvent = { id: string; type: string; payload: object };
type Tx = Parameters<Parameters<SystemDb['$transaction']>[0]>[0];

/** The oldest events that were not handed on, locked; those that another relay is at are left out. */
export function takeWaitingEvents(tx: Tx, limit: number): Promise<WaitingEvent[]> {
  return tx.$queryRaw<WaitingEvent[]>`
    SELECT "id", "type", "payload" FROM "OutboxEvent" WHERE "dispatchedAt" IS NULL
    ORDER BY "createdAt", "id" LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
}

export async function markHandedOn(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`UPDATE "OutboxEvent" SET "dispatchedAt" = now() WHERE "id" = ANY(${ids}::text[])`;
}

/** @returns how many events were forgotten that were handed on more than `days` days ago */
export function forgetOldEvents(system: SystemDb, days: number): Promise<number> {
  return system.$executeRaw`DELETE FROM "OutboxEvent" WHERE "dispatchedAt" < now() - make_interval(days => ${days}::int)`;
}
