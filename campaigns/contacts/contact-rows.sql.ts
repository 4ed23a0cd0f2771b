import type { ContactId } from '#campaigns/kernel/ids.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { ScopedDb } from '#prisma/scoped-db.ts';
import { contactsWhere, type ResolvedFilter } from './contacts-where.sql.ts';
import { type FrequencyCap, type NotReachableReason, notReachableReason } from './reachable.sql.ts';
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

const COUNT_OF_HITS = Prisma.sql`SELECT count(*)::integer FROM hit`;

function orderBy(sort: ContactSort, descending: boolean): Prisma.Sql {
  return Prisma.raw(SORT_SQL[sort].replaceAll('$', descending ? 'DESC' : 'ASC'));
}

function columns({ now, cap }: Pick<Question, 'now' | 'cap'>): Prisma.Sql {
  return Prisma.sql`c."id", c."email", c."firstName", c."lastName", c."company", c."jobTitle", c."phone", c."country",
    c."language", c."tags", c."consent", c."legalBasis", c."trackingConsent", c."lastMailedAt", c."createdAt",
    c."updatedAt", ${notReachableReason('', now, { cap })} AS "notReachable"`;
}

type Question = {
  partnerId: string;
  filter: ResolvedFilter;
  /** the partner's; null = it has none */
  cap: FrequencyCap | null;
  now: Date;
};

type PageQuestion = Question & {
  sort: ContactSort;
  descending: boolean;
  page: number;
  pageSize: number;
  /** how many the whole list holds, where that has just been counted */
  total?: number | undefined;
};

/**
 * One numbered page in any order, the last one where there are fewer, and how many there are. The ids are found first, so
 * that reachability is asked for the page alone. What is filtered is looked through once, for the page and the number;
 * the whole list is paged by its index.
 */
export async function selectContactPage(
  db: ScopedDb,
  input: PageQuestion,
): Promise<{ rows: ContactRow[]; total: number }> {
  const { partnerId, filter, now, cap, sort, descending, page, pageSize } = input;
  const order = orderBy(sort, descending);
  const isWhole = Object.values(filter).every((value) => value === undefined || value === '');
  const hits = isWhole
    ? Prisma.sql`NOT MATERIALIZED (SELECT c.* FROM "Contact" c WHERE c."partnerId" = ${partnerId})`
    : Prisma.sql`MATERIALIZED (SELECT ${SORT_COLUMNS} FROM "Contact" c WHERE ${contactsWhere(partnerId, filter, now, cap)})`;
  const many = isWhole && input.total !== undefined ? Prisma.sql`SELECT ${input.total}::integer` : COUNT_OF_HITS;
  const found = await db.$queryRaw<(ContactRow & { total: number })[]>`
    WITH hit AS ${hits}, many("total") AS (${many}),
    page AS MATERIALIZED (
      SELECT c."id" FROM hit c ORDER BY ${order} LIMIT ${pageSize}
      OFFSET (SELECT least(${page} - 1, greatest(m."total" - 1, 0) / ${pageSize}) * ${pageSize} FROM many m)
    )
    SELECT ${columns(input)}, (SELECT m."total" FROM many m) AS "total"
    FROM page JOIN "Contact" c ON c."partnerId" = ${partnerId} AND c."id" = page."id"
    ORDER BY ${order}`;
  return { rows: found.map(({ total: _, ...row }) => row), total: found[0]?.total ?? 0 };
}

/** Contacts after a cursor, by id: for the API and for exports, whose pages must not shift. */
export function selectContactsAfter(
  db: ScopedDb,
  input: Question & { after: string; limit: number },
): Promise<ContactRow[]> {
  const { partnerId, filter, now, cap, after, limit } = input;
  return db.$queryRaw`
    SELECT ${columns(input)} FROM "Contact" c
    WHERE ${contactsWhere(partnerId, filter, now, cap)} AND c."id" > ${after}
    ORDER BY c."id" LIMIT ${limit}`;
}

export function selectContactsByIds(
  db: ScopedDb,
  { partnerId, ids, ...at }: Omit<Question, 'filter'> & { ids: readonly string[] },
): Promise<ContactRow[]> {
  return db.$queryRaw`
    SELECT ${columns(at)} FROM "Contact" c
    WHERE c."partnerId" = ${partnerId} AND c."id" = ANY(${ids}::text[]) ORDER BY c."id"`;
}

export async function countContactRows(db: ScopedDb, { partnerId, filter, now, cap }: Question): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::integer AS "count" FROM "Contact" c WHERE ${contactsWhere(partnerId, filter, now, cap)}`;
  return row?.count ?? 0;
}

export type Facets = { countries: string[]; tags: string[]; languages: string[] };

/** One contact of each combination is read by the index up to here; beyond, reading all of them once takes less. */
const FEW_COMBINATIONS = 1000;

/**
 * What contacts can be filtered by: countries, languages and tags that occur, tags with the most frequent first, at most
 * 200, and how many contacts there are. Few combinations of the three occur. They are counted by the index that has nothing
 * else in it, and one contact of each is read.
 */
export async function selectFacets(
  db: ScopedDb,
  { partnerId }: { partnerId: string },
): Promise<Facets & { total: number }> {
  const [row] = await db.$queryRaw<(Facets & { total: number })[]>`
    WITH combination AS MATERIALIZED (
      SELECT c."facetKey", count(*) AS "n" FROM "Contact" c WHERE c."partnerId" = ${partnerId} GROUP BY 1
    ), few("is") AS MATERIALIZED (
      SELECT count(*) <= ${FEW_COMBINATIONS} FROM combination
    ), g AS MATERIALIZED (
      SELECT c.*, k."n" FROM combination k CROSS JOIN LATERAL (
        -- "From here on, the first": asked for the key alone, the planner would look through the table for a frequent one.
        SELECT c."country", c."language", c."tags" FROM "Contact" c
        WHERE c."partnerId" = ${partnerId} AND c."facetKey" >= k."facetKey" ORDER BY c."facetKey" LIMIT 1
      ) c WHERE (SELECT f."is" FROM few f)
      UNION ALL
      SELECT c."country", c."language", c."tags", count(*) FROM "Contact" c
      WHERE c."partnerId" = ${partnerId} AND NOT (SELECT f."is" FROM few f) GROUP BY 1, 2, 3
    )
    SELECT ARRAY(SELECT DISTINCT g."country" FROM g WHERE g."country" <> '' ORDER BY 1) AS "countries",
      ARRAY(SELECT DISTINCT g."language" FROM g WHERE g."language" <> '' ORDER BY 1) AS "languages",
      ARRAY(SELECT t."tag" FROM g CROSS JOIN unnest(g."tags") AS t("tag")
        GROUP BY 1 ORDER BY sum(g."n") DESC, 1 LIMIT 200) AS "tags",
      (SELECT coalesce(sum(k."n"), 0)::integer FROM combination k) AS "total"`;
  return row ?? { countries: [], tags: [], languages: [], total: 0 };
}
