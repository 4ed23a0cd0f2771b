import { audienceWhere } from '#campaigns/contacts/reachable.sql.ts';
import type { AudienceFilter } from '#campaigns/contacts/schema.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { ActivationId, AudienceId, JourneyVersionId, VendorId } from '#campaigns/kernel/ids.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Arrival } from './decide.ts';

/** A run that takes people in. */
export type Running = {
  id: ActivationId;
  vendorId: VendorId;
  versionId: JourneyVersionId;
  audienceId: AudienceId | null;
  enrolCursor: string;
  enrolDue: boolean;
};

/** Holds a run until the transaction ends, so that pages are taken in turn; null when it is not running. */
export async function lockRunning(ctx: PartnerCtx, activationId: ActivationId): Promise<Running | null> {
  const [row] = await ctx.db.$queryRaw<Running[]>`
    SELECT "id", "vendorId", "versionId", "audienceId", "enrolCursor",
      coalesce("enrolAt" <= ${ctx.clock.now()}::timestamptz, false) AS "enrolDue"
    FROM "JourneyActivation" WHERE "partnerId" = ${ctx.scope.partnerId} AND "id" = ${activationId} AND "state" = 'running' FOR UPDATE`;
  return row ?? null;
}

/** What everybody who comes in begins with. */
export type Beginning = { stepId: string } & Arrival;

/** Takes the next page of the audience in; who is or was inside stays as it is. @returns lastId: null when there was nobody */
export async function enrolPage(
  ctx: PartnerCtx,
  run: Running,
  input: { filter: AudienceFilter; beginning: Beginning; size: number },
): Promise<{ lastId: string | null; entered: number }> {
  const { filter, beginning, size } = input;
  const now = ctx.clock.now();
  const [page] = await ctx.db.$queryRaw<{ lastId: string | null; entered: number }[]>`
    WITH page AS MATERIALIZED (
      SELECT c."id" FROM "Contact" c
      WHERE c."partnerId" = ${ctx.scope.partnerId} AND c."id" > ${run.enrolCursor} AND ${audienceWhere(filter, now)}
      ORDER BY c."id" LIMIT ${size}
    ), made AS (${insertPeople(ctx, run, beginning, Prisma.sql`SELECT "id" FROM page`)})
    SELECT (SELECT max("id") FROM page) AS "lastId", count(*)::int AS "entered" FROM made`;
  return page ?? { lastId: null, entered: 0 };
}

/** Takes these people in. @returns how many were not in before */
export async function enrolPeople(
  ctx: PartnerCtx,
  run: Pick<Running, 'id' | 'vendorId' | 'versionId'>,
  input: { contactIds: readonly string[]; beginning: Beginning },
): Promise<number> {
  const people = Prisma.sql`SELECT c."id" FROM "Contact" c
    WHERE c."partnerId" = ${ctx.scope.partnerId} AND c."id" = ANY(${input.contactIds}::text[])`;
  const made = await ctx.db.$queryRaw<unknown[]>(insertPeople(ctx, run, input.beginning, people));
  return made.length;
}

function insertPeople(
  ctx: PartnerCtx,
  run: Pick<Running, 'id' | 'vendorId' | 'versionId'>,
  { stepId, dueAt, waitUntil, waitsFor }: Beginning,
  people: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO "JourneyEnrollment" ("partnerId", "id", "activationId", "vendorId", "versionId", "subjectId", "stepId", "dueAt", "waitUntil",
      "waitsFor", "enteredAt")
    SELECT ${ctx.scope.partnerId}, tl_new_id('enr'), ${run.id}, ${run.vendorId}, ${run.versionId}, p."id", ${stepId},
      ${dueAt}::timestamptz, ${waitUntil}::timestamptz, ${waitsFor}, ${ctx.clock.now()}::timestamptz
    FROM (${people}) p ORDER BY p."id"
    ON CONFLICT ("partnerId", "activationId", "subjectKind", "subjectId") DO NOTHING
    RETURNING 1`;
}

/** Notes a page that was taken in, in its transaction: where the next begins, or when the audience is read again. */
export async function noteEnrolled(
  ctx: PartnerCtx,
  run: Running,
  page: { lastId: string | null; entered: number },
  againAt: Date,
): Promise<void> {
  const { partnerId } = ctx.scope;
  await ctx.db.$executeRaw`
    UPDATE "JourneyActivation" SET "enrolCursor" = ${page.lastId ?? ''},
      "enrolAt" = CASE WHEN ${page.lastId}::text IS NULL THEN ${againAt}::timestamptz ELSE "enrolAt" END
    WHERE "partnerId" = ${partnerId} AND "id" = ${run.id}`;
  await countEntered(ctx, run, page.entered);
}

/** Counts people who came in. */
export async function countEntered(
  ctx: PartnerCtx,
  run: Pick<Running, 'id' | 'vendorId'>,
  entered: number,
): Promise<void> {
  if (entered === 0) return;
  await ctx.db.$executeRaw`
    UPDATE "JourneyTotals" SET "entered" = "entered" + ${entered} WHERE "vendorId" = ${run.vendorId} AND "activationId" = ${run.id}`;
}
