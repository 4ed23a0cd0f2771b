import type { ScopedDb } from '#prisma/scoped-db.ts';

type Erased = { partnerId: string; contactId: string; emailCanonical: string; tombstone: string };

/**
 * Puts a tombstone where deliveries, engagements and journeys named the person, and takes staged rows with the address away.
 * These tables belong to a module above this one, but what makes an erasure whole must happen in one transaction.
 * Neither has an index by contact: they are found by the partner's mailings, then by key.
 */
export async function removeContactTraces(db: ScopedDb, input: Erased): Promise<void> {
  const { partnerId, contactId, emailCanonical, tombstone } = input;
  await db.$executeRaw`
    WITH sent AS (
      UPDATE "Delivery" d SET "contactId" = ${tombstone}
      FROM "Mailing" m
      WHERE m."partnerId" = ${partnerId} AND d."partnerId" = m."partnerId" AND d."mailingId" = m."id"
        AND d."contactId" = ${contactId}
      RETURNING d."mailingId"
    )
    UPDATE "Engagement" e SET "contactId" = ${tombstone}
    FROM sent
    WHERE e."partnerId" = ${partnerId} AND e."mailingId" = sent."mailingId" AND e."contactId" = ${contactId}`;
  await db.$executeRaw`
    DELETE FROM "ImportRow" r USING "ContactImport" i
    WHERE i."partnerId" = ${partnerId} AND r."partnerId" = i."partnerId" AND r."importId" = i."id"
      AND r."emailCanonical" = ${emailCanonical}`;
  await db.$executeRaw`
    DELETE FROM "JourneySignal" WHERE "partnerId" = ${partnerId} AND "subjectId" = ${contactId}`;
  await db.$executeRaw`
    UPDATE "JourneyEnrollment" SET "subjectId" = ${tombstone}, "dueAt" = CASE WHEN "state" = 'active' THEN now() END
    WHERE "partnerId" = ${partnerId} AND "subjectId" = ${contactId}`;
}
