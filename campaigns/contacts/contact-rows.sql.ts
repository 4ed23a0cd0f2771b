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

// By name, by address and by age an index gives the page without a sort: ids are made in the order of time.
const SORT_SQL: Record<ContactSort, string> = {
  name: 'c."lastName" $, c."firstName" $, c."id" $',
  email: 'c."emailCanonical" $',
  company: 'c."company" $, c."id" $',
  country: 'c."country" $, c."id" $',
  lastMailedAt: 'c."lastMailedAt" $ NULLS LAST, c."id" $',
  createdAt: 'c."id" $',
};
const SORT_COLUMNS = Prisma.raw(
  'c."id", c."lastName", c."firstName", c."emailCanonical", c."company", c."country", c."lastMailedAt"',
);

function orderBy(sort: ContactSort, descending: boolean): Prisma.Sql {
  return Prisma.raw(SORT_SQL[sort].replaceAll('$', descending ? 'DESC' : 'ASC'));
}

function columns(now: Date): Prisma.Sql {
  return Prisma.sql`c."id", c."email", c."firstName", c."lastName", c."company", c."jobTitle", c."phone", c."country",
    c."language", c."tags", c."consent", c."legalBasis", c."trackingConsent", c."lastMailedAt", c."createdAt",
    c."updatedAt", ${notReachableReason('', now)} AS "notReachable"`;
}

type Question = { partnerId: string; filter: ResolvedFilter; now: Date };

type PageQuestion = Question & { sort: ContactSort; descending: boolean; page: number; pageSize: number };

/**
 * One numbered page in any order, the last one where there are fewer, and how many there are. The ids are found first, so
 * that reachability is asked for the page alone. What is filtered is looked through once, for the page and the number;
 * the whole list is paged by its index.
 */
export async function selectContactPage(
  db: ScopedDb,
  input: PageQuestion,
): Promise<{ rows: ContactRow[]; total: number }> {
  const { partnerId, filter, now, sort, descending, page, pageSize } = input;
  const order = orderBy(sort, descending);
  const isWhole = Object.values(filter).every((value) => value === undefined || value === '');
  const hits = isWhole
    ? Prisma.sql`NOT MATERIALIZED (SELECT c.* FROM "Contact" c WHERE c."partnerId" = ${partnerId})`
    : Prisma.sql`MATERIALIZED (SELECT ${SORT_COLUMNS} FROM "Contact" c WHERE ${contactsWhere(partnerId, filter, now)})`;
  const found = await db.$queryRaw<(ContactRow & { total: number })[]>`
    WITH hit AS ${hits}, many AS (SELECT count(*)::integer AS "total" FROM hit),
    page AS MATERIALIZED (
      SELECT c."id" FROM hit c ORDER BY ${order} LIMIT ${pageSize}
      OFFSET (SELECT least(${page} - 1, greatest(m."total" - 1, 0) / ${pageSize}) * ${pageSize} FROM many m)
    )
    SELECT ${columns(now)}, (SELECT m."total" FROM many m) AS "total"
    FROM page JOIN "Contact" c ON c."partnerId" = ${partnerId} AND c."id" = page."id"
    ORDER BY ${order}`;
  return { rows: found.map(({ total: _, ...row }) => row), total: found[0]?.total ?? 0 };
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
