import type { PartnerCaller } from '#campaigns/kernel/context.ts';

/** A list of so many contacts who may be mailed, made by the database. @returns `some` of their ids, evenly spaced over the list */
export async function aListOf(caller: PartnerCaller, count: number, some: number): Promise<string[]> {
  return caller.inScope(
    async ({ db, clock }) => {
      await db.$executeRaw`
        INSERT INTO "Contact" ("partnerId", "id", "email", "emailCanonical", "addressHmac", "firstName", "lastName", "company", "tags",
          "consent", "legalBasis", "consentSource", "consentAt")
        SELECT ${caller.scope.partnerId}, tl_new_id('con'), 'p' || i || '@people.test', 'p' || i || '@people.test', md5(i::text),
          'Kim', 'Example', 'Example Ltd', '{}', 'granted', 'consent', 'bench', ${clock.now()}::timestamptz FROM generate_series(1, ${count}::int) i`;
      const rows = await db.$queryRaw<{ id: string }[]>`
        SELECT "id" FROM (SELECT "id", row_number() OVER (ORDER BY "addressHmac") AS n FROM "Contact"
          WHERE "partnerId" = ${caller.scope.partnerId}) x WHERE n % greatest(1, ${count}::int / ${some}::int) = 0 LIMIT ${some}`;
      return rows.map(({ id }) => id);
    },
    { timeoutMs: 600_000 },
  );
}
