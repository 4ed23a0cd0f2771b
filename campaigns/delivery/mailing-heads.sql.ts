import type { MailingId, PartnerId } from '#campaigns/kernel/ids.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';

/** A sweep rings for this many at a time; the most overdue come first, the others with the next sweep. */
const HEADS_AT_A_TIME = 500;

/** Mailings that have something to do now, of all partners: heads only, without content or people. */
export function findDueMailings(system: SystemDb): Promise<{ partnerId: PartnerId; mailingId: MailingId }[]> {
  return system.$queryRaw<{ partnerId: PartnerId; mailingId: MailingId }[]>`
    SELECT "partnerId", "id" AS "mailingId" FROM "Mailing" WHERE "dueAt" <= now()
    ORDER BY "dueAt" LIMIT ${HEADS_AT_A_TIME}`;
}

/**
 * Mailings whose state may have moved within the last hour, of all partners: for whoever follows them and may have
 * missed the word.
 */
export function findRecentlyMoved(system: SystemDb): Promise<{ partnerId: PartnerId; mailingId: MailingId }[]> {
  return system.$queryRaw<{ partnerId: PartnerId; mailingId: MailingId }[]>`
    SELECT "partnerId", "id" AS "mailingId" FROM "Mailing"
    WHERE greatest("startedAt", "finishedAt") > now() - interval '1 hour' OR "state" = 'paused' LIMIT 5000`;
}
