import type { SystemDb } from '#prisma/scoped-db.ts';

export type Heartbeat = {
  /** age of the oldest event that no relay has handed on */
  oldestEventSeconds: number;
  /** how long the most overdue mailing has been due without being done */
  oldestMailingSeconds: number;
};

/** How far the work is behind, from heads without personal data. */
export async function readHeartbeat(system: SystemDb): Promise<Heartbeat> {
  const [row] = await system.$queryRaw<Heartbeat[]>`SELECT
    coalesce(extract(epoch FROM now() - (SELECT min("createdAt") FROM "OutboxEvent" WHERE "dispatchedAt" IS NULL)), 0)::float8
      AS "oldestEventSeconds",
    coalesce(extract(epoch FROM now() - (SELECT min("dueAt") FROM "Mailing" WHERE "dueAt" <= now())), 0)::float8
      AS "oldestMailingSeconds"`;
  return row ?? { oldestEventSeconds: 0, oldestMailingSeconds: 0 };
}
