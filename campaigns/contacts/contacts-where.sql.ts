import { Prisma } from '#prisma/generated/client.ts';
import { audienceWhere, type FrequencyCap, notReachableReason } from './reachable.sql.ts';
import type { AudienceFilter, ContactsFilter } from './schema.ts';

/** A filter of the list whose audience, if it names one, has been looked up. */
export type ResolvedFilter = Omit<ContactsFilter, 'audienceId'> & { audience?: AudienceFilter };

/**
 * SQL boolean over alias `c` ("Contact"): does the list show this contact. Search looks for each word anywhere in address,
 * name and company; one text per row is a quarter of the time of four.
 *
 * @param cap the partner's, where the caller knows it
 */
export function contactsWhere(
  partnerId: string,
  filter: ResolvedFilter,
  now: Date,
  cap?: FrequencyCap | null,
): Prisma.Sql {
  const parts: Prisma.Sql[] = [Prisma.sql`c."partnerId" = ${partnerId}`];
  const words = (filter.q ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  for (const word of words.slice(0, 5)) {
    const pattern = `%${word.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
    parts.push(Prisma.sql`lower(c."emailCanonical" || ' ' || c."firstName" || ' ' || c."lastName" || ' ' || c."company")
      LIKE ${pattern}`);
  }
  if (filter.tag) parts.push(Prisma.sql`c."tags" @> ${[filter.tag]}::text[]`);
  if (filter.country) parts.push(Prisma.sql`c."country" = ${filter.country}`);
  if (filter.importId) parts.push(Prisma.sql`c."importId" = ${filter.importId}`);
  if (filter.audience) parts.push(audienceWhere(filter.audience, now));
  if (filter.reach) {
    const reason = notReachableReason('', now, cap === undefined ? {} : { cap });
    parts.push(filter.reach === 'reachable' ? Prisma.sql`${reason} IS NULL` : Prisma.sql`${reason} = ${filter.reach}`);
  }
  return Prisma.join(parts, ' AND ');
}
