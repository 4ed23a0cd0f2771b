import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalAddress } from '#campaigns/contacts/address.ts';
import { withClient } from '#prisma/roles.ts';
import { newcomersCsv } from '#prisma/seed/contacts-csv.ts';
import { type DemoAccess, seedDemo } from '#prisma/seed/demo.ts';
import { aFileStore } from '#tests/factories/content.ts';
import { freshDatabase, type TestDatabase } from '#tests/setup/test-database.ts';
import { aTestWorld } from '#tests/setup/world.ts';

let addresses: TestDatabase;
let access: DemoAccess;
const folder = mkdtempSync(path.join(tmpdir(), 'throughline-seed-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function seed(): Promise<DemoAccess> {
  const world = { ...(await aTestWorld({ addresses })), files: aFileStore() };
  const place = { databaseUrl: addresses.ownerUrl, accessFile: path.join(folder, 'demo.json'), say: () => {} };
  return seedDemo(world, place);
}

beforeAll(async () => {
  addresses = await freshDatabase();
  access = await seed();
}, 120_000);

/** As nobody in the product can: all rows of all tenants. */
function ask<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
  return withClient(addresses.ownerUrl, async (owner) => {
    await owner.query('BEGIN');
    const { rows: tables } = await owner.query<{ name: string }>(
      'SELECT oid::regclass::text AS name FROM pg_class WHERE relforcerowsecurity',
    );
    for (const { name } of tables) await owner.query(`ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`);
    const { rows } = await owner.query<T>(sql);
    await owner.query('ROLLBACK');
    return rows;
  });
}

test('the demo has the figures of a living product', async () => {
  const launches = await ask(
    `SELECT l."name", t."audience", t."accepted", t."failed", t."skipped", t."unsubscribes" FROM "Launch" l
     LEFT JOIN "LaunchTotals" t ON t."launchId" = l."id" ORDER BY l."startsAt"`,
  );
  expect(launches).toEqual([
    {
      name: 'Webinar: the first hour of an attack',
      audience: 40,
      accepted: 40,
      failed: 0,
      skipped: 0,
      unsubscribes: 1,
    },
    { name: 'Continuous Backup for the pilot group', audience: 6, accepted: 6, failed: 0, skipped: 0, unsubscribes: 0 },
    {
      name: 'Continuous Backup to our customers',
      audience: 168,
      accepted: 154,
      failed: 4,
      skipped: 10,
      unsubscribes: 3,
    },
    {
      ...{ name: 'Webinar invitation to customers nearby', audience: null, accepted: null },
      ...{ failed: null, skipped: null, unsubscribes: null },
    },
  ]);
  const contacts = await ask(
    `SELECT p."slug", count(*)::int FROM "Contact" c JOIN "Partner" p ON p."id" = c."partnerId" GROUP BY 1 ORDER BY 1`,
  );
  expect(contacts).toEqual([
    { slug: 'brightside', count: 243 },
    { slug: 'kestrel', count: 61 },
  ]);
});

test('the demo has leads in each state, deals that are won, and a post that waits for a person', async () => {
  const leads = await ask(`SELECT "origin", "status", count(*)::int FROM "Lead" GROUP BY 1, 2 ORDER BY 1, 2`);
  expect(leads).toEqual([
    { origin: 'partner', status: 'accepted', count: 1 },
    { origin: 'partner', status: 'offered', count: 1 },
    { origin: 'partner', status: 'won', count: 2 },
    { origin: 'vendor', status: 'offered', count: 1 },
    { origin: 'vendor', status: 'unassigned', count: 1 },
  ]);
  const deals = await ask(`SELECT "status", "credit", count(*)::int FROM "Deal" GROUP BY 1, 2`);
  expect(deals).toEqual([{ status: 'won', credit: 'sourced', count: 2 }]);
  expect(await ask(`SELECT "flag" FROM "FormSubmission" WHERE "flag" IS NOT NULL`)).toEqual([{ flag: 'links' }]);
});

test('the demo has a journey with people at several of its steps, and reps who were told', async () => {
  const people = await ask<{ at: string; count: number }>(
    `SELECT "state" || ' ' || "stepId" AS at, count(*)::int FROM "JourneyEnrollment" GROUP BY 1 ORDER BY 1`,
  );
  expect(people.map(({ at }) => at)).toEqual(
    expect.arrayContaining(['active later', 'active seen', 'exited seen', 'finished end']),
  );
  const entered = people.reduce((sum, { count }) => sum + count, 0);
  expect(await ask('SELECT "entered" FROM "JourneyTotals"')).toEqual([{ entered }]);
  const told = await ask(`SELECT count(*)::int FROM "CapturedMail" WHERE "subject" LIKE '%want a word from you'`);
  expect(told).toEqual([{ count: 1 }]);
});

test('the demo has a post that is out and seen, one that waits, one to come and one being written', async () => {
  const posts = await ask(
    `SELECT s."title", s."status", c."state", s."publishAt" > now() AS later FROM "SocialPost" s
     LEFT JOIN "SocialPartnerPost" c ON c."vendorId" = s."vendorId" AND c."postId" = s."id" ORDER BY s."id"`,
  );
  expect(posts).toEqual([
    { title: 'Continuous Backup is here', status: 'published', state: 'released', later: false },
    { title: 'Five questions about your backups', status: 'published', state: 'waiting', later: false },
    { title: 'Sealed copies', status: 'published', state: 'approved', later: true },
    { title: 'The first hour of an attack', status: 'draft', state: null, later: null },
  ]);
  const seen = await ask(
    `SELECT k."network", p."state", p."permalink" LIKE '%/partner/social/captured/' || k."id" AS linked, p."clicks",
       k."text" LIKE '%/s/' || p."code" AS "shortLink", k."imageAlt" <> '' AS described
     FROM "CapturedPost" k JOIN "SocialPublication" p ON p."id" = replace(k."id", 'cpp_', 'pub_') ORDER BY 1`,
  );
  expect(seen).toEqual(
    ['linkedin', 'mastodon'].map((network) => ({
      ...{ network, state: 'published', linked: true, clicks: expect.any(Number), shortLink: true, described: true },
    })),
  );
});

test('the demo has a claim that proves mail, posts and widgets, and a fund that came back', async () => {
  const kinds = await ask<{ kind: string }>(
    `SELECT DISTINCT e."kind" FROM "ClaimEvidence" e JOIN "Claim" c ON c."id" = e."claimId" WHERE c."status" = 'in_review'`,
  );
  expect(kinds.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['rendered_mail', 'send_totals', 'permalinks', 'widget_counts', 'invoice']),
  );
  const back = await ask(
    `SELECT 1 FROM "Claim" c JOIN "Deal" d ON d."vendorId" = c."vendorId" AND d."partnerId" = c."partnerId"
     WHERE c."status" = 'paid' AND d."status" = 'won'`,
  );
  expect(back).toHaveLength(1);
});

test('what launches say of themselves is what their rows say', async () => {
  const wrong = await ask(`
    WITH told AS (
      SELECT l."id", t.*, m."audienceCount", m."acceptedCount", m."failedCount", m."skippedCount", m."id" AS "mailing"
      FROM "Launch" l JOIN "LaunchTotals" t ON t."launchId" = l."id" JOIN "Mailing" m ON m."id" = l."mailingId"
    ), rows AS (
      SELECT "mailingId", count(*) AS "audience",
        count(*) FILTER (WHERE "state" IN ('accepted', 'bounced')) AS "accepted",
        count(*) FILTER (WHERE "state" = 'failed') AS "failed", count(*) FILTER (WHERE "state" = 'skipped') AS "skipped",
        count(*) FILTER (WHERE "state" = 'bounced') AS "bounced"
      FROM "Delivery" GROUP BY 1
    ), hits AS (
      SELECT "mailingId", count(*) FILTER (WHERE "kind" = 'click' AND "class" <> 'machine') AS "clicks",
        count(*) FILTER (WHERE "kind" = 'click' AND "class" = 'machine') AS "machineClicks",
        count(DISTINCT "deliveryId") FILTER (WHERE "kind" = 'click' AND "class" <> 'machine') AS "clickers",
        count(*) FILTER (WHERE "kind" = 'unsubscribe') AS "unsubscribes"
      FROM "Engagement" GROUP BY 1
    )
    SELECT told."id" FROM told JOIN rows ON rows."mailingId" = told."mailing" JOIN hits ON hits."mailingId" = told."mailing"
    WHERE (told."audience", told."accepted", told."failed", told."skipped", told."bounced")
        IS DISTINCT FROM (rows."audience", rows."accepted", rows."failed", rows."skipped", rows."bounced")
      OR (told."audienceCount", told."acceptedCount", told."failedCount", told."skippedCount")
        IS DISTINCT FROM (told."audience", told."accepted", told."failed", told."skipped")
      OR told."audience" <> told."accepted" + told."failed" + told."skipped" + told."unknown" + told."cancelled"
      OR (told."clicks", told."machineClicks", told."clickers", told."unsubscribes")
        IS DISTINCT FROM (hits."clicks", hits."machineClicks", hits."clickers", hits."unsubscribes")`);
  expect(wrong).toEqual([]);
});

test('people, machines and nameless clicks came back, and a mail is kept for each that was accepted', async () => {
  const [came] = await ask<Record<string, number>>(`
    SELECT count(*) FILTER (WHERE "class" = 'human' AND "kind" = 'click')::int AS "people",
      count(*) FILTER (WHERE "class" = 'machine' AND "kind" = 'click')::int AS "machines",
      count(*) FILTER (WHERE "kind" = 'click' AND "deliveryId" IS NULL)::int AS "nameless" FROM "Engagement"`);
  expect(came?.people).toBeGreaterThan(20);
  expect(came?.machines).toBeGreaterThan(5);
  expect(came?.nameless).toBeGreaterThan(0);
  const accepted = await ask(`SELECT count(*)::int FROM "Delivery" WHERE "state" IN ('accepted', 'bounced')`);
  const kept = `SELECT count(*)::int FROM "CapturedMail" WHERE "subject" NOT LIKE '%want a word from you'`;
  expect(await ask(kept)).toEqual(accepted);
});

test('the demo has a past of weeks, in order, and nothing in it happened today but the draft', async () => {
  const dates = await ask<{ first: Date; last: Date }>(
    `SELECT min("at") AS first, max("at") AS last FROM "AuditEntry" WHERE "action" <> 'launch.created'`,
  );
  const hour = 60 * 60 * 1000;
  expect(dates[0]?.first.getTime()).toBeLessThan(Date.now() - 30 * 24 * hour);
  expect(dates[0]?.last.getTime()).toBeLessThan(Date.now() - 12 * hour);
  const wrong = await ask(
    `SELECT "id" FROM "Mailing" WHERE "sourceKind" = 'launch' AND NOT ("createdAt" <= "startsAt" AND "startsAt" <= "startedAt"
       AND "startedAt" <= "finishedAt" AND "finishedAt" < now() - interval '1 day')`,
  );
  expect(wrong).toEqual([]);
  const late = await ask('SELECT "id" FROM "Delivery" WHERE "createdAt" > now() - interval \'1 day\' LIMIT 1');
  expect(late).toEqual([]);
});

test('row policies bind the owner again, and nothing waits to be done', async () => {
  const { rows } = await withClient(addresses.ownerUrl, (owner) =>
    owner.query('SELECT relname FROM pg_class WHERE relrowsecurity AND NOT relforcerowsecurity'),
  );
  expect(rows).toEqual([]);
  expect(await ask('SELECT "type" FROM "OutboxEvent" WHERE "dispatchedAt" IS NULL')).toEqual([]);
  expect(await ask(`SELECT "id" FROM "Mailing" WHERE "dueAt" IS NOT NULL`)).toEqual([]);
});

test('seeding again changes nothing but the keys that got lost', async () => {
  const before = await ask('SELECT count(*)::int AS contacts, max("id") AS last FROM "Contact"');
  const again = await seed();
  expect(again.users).toEqual(access.users);
  expect(access.apiKeys.map(({ organization }) => organization)).toContain('Brightside IT');
  expect(await ask('SELECT count(*)::int AS contacts, max("id") AS last FROM "Contact"')).toEqual(before);
});

test('the list to try the import with has a thousand people whom nobody in the demo knows', async () => {
  const rows: Record<string, string>[] = parse(newcomersCsv(), { columns: true });
  const emails = rows.map((row) => row['E-mail'] ?? '');
  expect(new Set(emails).size).toBe(1000);
  expect(emails.filter((email) => canonicalAddress(email).kind !== 'ok')).toEqual([]);
  expect(emails.filter((email) => !email.endsWith('.example'))).toEqual([]);
  const known = await ask<{ email: string }>('SELECT "email" FROM "Contact"');
  expect(known.filter(({ email }) => emails.includes(email))).toEqual([]);
});
