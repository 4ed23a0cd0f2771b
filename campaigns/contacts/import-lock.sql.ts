import type { ScopedDb } from '#prisma/scoped-db.ts';

// Who changes many contacts in one transaction holds this until its end: two of them would wait for each other's rows.
const lockName = (partnerId: string) => `import:${partnerId}`;

/** Takes the partner's lock for large changes. @returns false when somebody else has it */
export async function tryLockContacts(db: ScopedDb, partnerId: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ locked: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${lockName(partnerId)}, 0)) AS "locked"`;
  return row?.locked ?? false;
}

/** Takes the lock, and waits for it as long as a statement may take. */
export async function lockContacts(db: ScopedDb, partnerId: string): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lockName(partnerId)}, 0))`;
}
