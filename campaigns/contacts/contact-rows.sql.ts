import type { ContactId } from '#campaigns/kernel/ids.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { ScopedDb } from '#prisma/scoped-db.ts';
import { contactsWhere, type ResolvedFilter } from './contacts-where.sql.ts';
import { type NotReachableReason, notReachableReason } from './reachable.sql.ts';
import type { ConsentState, ContactSort, LegalBasis } from './schema.ts';

export type ContactRow = {
  id: ContactId;
  email: string;
  firstName: string;
  lastName: string;
  company: string;
  jobTitle: string;
  phone: string;
  country: string;
  language: string;
  tags: string[];
  consent: ConsentState;
  legalBasis: LegalBasis | '';
  trackingConsent: boolean;
  lastMailedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  /** why this contact gets no mail at all at present; null = it can be mailed */
  notReachable: NotReachableReason | null;
};

const SORT_SQL: Record<ContactSort, string> = {
  name: 'c."lastName" $, c."firstName" $',
  email: 'c."emailCanonical" $',
  company: 'c."company" $',
  country: 'c."country" $',
  lastMailedAt: 'c."lastMailedAt" $ NULLS LAST',
  createdAt: 'c."createdAt" $',
};

function orderBy(sort: ContactSort, descending: boolean): Prisma.Sql {
  const direction = descending ? 'DESC' : 'ASC';
  return Prisma.raw(`${SORT_SQL[sort].replaceAll('$', direction)}, c."id" ${direction}`);
}

function columns(now: Date): Prisma.Sql {
  return Prisma.sql`c."id", c."email", c."firstName", c."lastName", c."company", c."jobTitle", c."phone", c."country",
    c."language", c."tags", c."consent", c."legalBasis", c."trackingConsent", c."lastMailedAt", c."createdAt",
    c."updatedAt", ${notReachableReason('', now)} AS "notReachable"`;
}

type Question = { partnerId: string; filter: ResolvedFilter; now: Date };

/** One numbered page in any order. The ids are found first, so that reachability is asked for the page alone. */
export function selectContactPage(
  db: ScopedDb,
  input: Question & { sort: ContactSort; descending: boolean; offset: number; limit: number },
): Promise<ContactRow[]> {
  const { partnerId, filter, now, sort, descending, offset, limit } = input;
  const order = orderBy(sort, descending);
  return db.$queryRaw`
    WITH page AS MATERIALIZED (
      SELECT c."id" FROM "Contact" c WHERE ${contactsWhere(partnerId, filter, now)}
      ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}
    )
    SELECT ${columns(now)} FROM page JOIN "Contact" c ON c."partnerId" = ${partnerId} AND c."id" = page."id"
    ORDER BY ${order}`;
}

/** Contacts after a cursor, by id: for the API and for exports, whose pages must not shift. */
export function selectContactsAfter(
  db: ScopedDb,
  input: Question & { after: string; limit: number },
): Promise<ContactRow[]> {
  const { partnerId, filter, now, after, limit } = input;
  return db.$queryRaw`
    SELECT ${columns(now)} FROM "Contact" c
    WHERE ${contactsWhere(partnerId, filter, now)} AND c."id" > ${after}
    ORDER BY c."id" LIMIT ${limit}`;
}

export function selectContactsByIds(
  db: ScopedDb,
  { partnerId, ids, now }: { partnerId: string; ids: readonly string[]; now: Date },
): Promise<ContactRow[]> {
  return db.$queryRaw`
    SELECT ${columns(now)} FROM "Contact" c
    WHERE c."partnerId" = ${partnerId} AND c."id" = ANY(${ids}::text[]) ORDER BY c."id"`;
}

export async function countContactRows(db: ScopedDb, { partnerId, filter, now }: Question): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::integer AS "count" FROM "Contact" c WHERE ${contactsWhere(partnerId, filter, now)}`;
  return row?.count ?? 0;
}

/**
 * What contacts can be filtered by: countries, languages and tags that occur, tags with the most frequent first, at most
 * 200. Few combinations of the three occur, so they are counted once and taken apart afterwards.
 */
export async function selectFacets(
  db: ScopedDb,
  { partnerId }: { partnerId: string },
): Promise<{ countries: string[]; tags: string[]; languages: string[] }> {
  const [row] = await db.$queryRaw<{ countries: string[]; tags: string[]; languages: string[] }[]>`
    WITH g AS MATERIALIZED (
      SELECT c."country", c."language", c."tags", count(*) AS "n" FROM "Contact" c
      WHERE c."partnerId" = ${partnerId} GROUP BY 1, 2, 3
    )
    SELECT ARRAY(SELECT DISTINCT g."country" FROM g WHERE g."country" <> '' ORDER BY 1) AS "countries",
      ARRAY(SELECT DISTINCT g."language" FROM g WHERE g."language" <> '' ORDER BY 1) AS "languages",
      ARRAY(SELECT t."tag" FROM g CROSS JOIN unnest(g."tags") AS t("tag")
        GROUP BY 1 ORDER BY sum(g."n") DESC, 1 LIMIT 200) AS "tags"`;
  return row ?? { countries: [], tags: [], languages: [] };
}
