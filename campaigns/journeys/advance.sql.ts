import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { ActivationId, JourneyVersionId, VendorId } from '#campaigns/kernel/ids.ts';
import { NAMED } from '#prisma/named-statements.ts';

/** A person whose step is due, and what is known of it. */
export type DuePerson = {
  id: string;
  contactId: string;
  versionId: JourneyVersionId;
  stepId: string;
  waitUntil: Date | null;
  visits: number;
  /** false: the contact is gone */
  present: boolean;
  suppressed: boolean;
  firstName: string;
  lastName: string;
  company: string;
  jobTitle: string;
  phone: string;
  country: string;
  language: string;
  tags: string[];
  /** `kind:reference` of what happened elsewhere since the person came in */
  signals: string[];
};

/**
 * Takes people whose step is due until the transaction ends; those whom another worker holds are left to it. Everything
 * that is done about them is done in the same transaction, so that a worker that dies has done nothing.
 */
export function claimDue(
  ctx: PartnerCtx,
  { activationId, vendorId, size }: { activationId: ActivationId; vendorId: VendorId; size: number },
): Promise<DuePerson[]> {
  const { partnerId } = ctx.scope;
  return ctx.db.$queryRaw<DuePerson[]>`
    ${NAMED} WITH due AS MATERIALIZED (
      SELECT e."id", e."subjectId", e."versionId", e."stepId", e."waitUntil", e."visits", e."enteredAt" FROM "JourneyEnrollment" e
      WHERE e."partnerId" = ${partnerId} AND e."activationId" = ${activationId} AND e."state" = 'active'
        AND e."dueAt" <= ${ctx.clock.now()}::timestamptz
        AND EXISTS (SELECT 1 FROM "JourneyActivation" a WHERE a."partnerId" = ${partnerId} AND a."id" = ${activationId} AND a."state" = 'running')
      ORDER BY e."dueAt" LIMIT ${size} FOR UPDATE OF e SKIP LOCKED
    )
    SELECT d."id", d."subjectId" AS "contactId", d."versionId", d."stepId", d."waitUntil", d."visits", c."id" IS NOT NULL AS "present",
      coalesce(c."suppressed", false) AS "suppressed", coalesce(c."firstName", '') AS "firstName", coalesce(c."lastName", '') AS "lastName",
      coalesce(c."company", '') AS "company", coalesce(c."jobTitle", '') AS "jobTitle", coalesce(c."phone", '') AS "phone",
      coalesce(c."country", '') AS "country", coalesce(c."language", '') AS "language", coalesce(c."tags", '{}') AS "tags",
      coalesce(s."signals", '{}') AS "signals"
    FROM due d
    LEFT JOIN LATERAL (
      SELECT c.*, EXISTS (SELECT 1 FROM "Suppression" x WHERE x."partnerId" = c."partnerId" AND x."addressHmac" = c."addressHmac"
        AND x."vendorId" IN ('', ${vendorId})) AS "suppressed"
      FROM "Contact" c WHERE c."partnerId" = ${partnerId} AND c."id" = d."subjectId" OFFSET 0
    ) c ON true
    LEFT JOIN LATERAL (
      SELECT array_agg(g."kind" || ':' || g."refId") AS "signals" FROM "JourneySignal" g
      WHERE g."partnerId" = ${partnerId} AND g."subjectId" = d."subjectId" AND g."vendorId" = ${vendorId} AND g."at" > d."enteredAt"
    ) s ON true
    ORDER BY d."id"`;
}

export type SeenMail = { contactId: string; stepId: string; kind: 'open' | 'click'; url: string };

/** What people opened and clicked in the mails of these steps, whatever version sent them; machines left out. */
export function readEngagement(
  ctx: PartnerCtx,
  input: { activationId: ActivationId; stepIds: readonly string[]; contactIds: readonly string[] },
): Promise<SeenMail[]> {
  const { partnerId } = ctx.scope;
  return ctx.db.$queryRaw<SeenMail[]>`
    SELECT DISTINCT d."contactId", m."stepId", e."kind", coalesce(l."url", '') AS "url"
    FROM "JourneyMail" m
    CROSS JOIN unnest(${input.contactIds}::text[]) AS p("contactId")
    JOIN "Delivery" d ON d."partnerId" = m."partnerId" AND d."mailingId" = m."mailingId" AND d."contactId" = p."contactId"
    JOIN "Engagement" e ON e."partnerId" = m."partnerId" AND e."mailingId" = m."mailingId" AND e."deliveryId" = d."id"
      AND e."kind" IN ('open', 'click') AND e."class" <> 'machine'
    LEFT JOIN "MailingLink" l ON l."partnerId" = m."partnerId" AND l."mailingId" = m."mailingId" AND l."number" = e."linkNumber"
    WHERE m."partnerId" = ${partnerId} AND m."activationId" = ${input.activationId} AND m."stepId" = ANY(${input.stepIds}::text[])`;
}

/** Points of engagement that these people's leads have with a vendor now; who has no lead is not in it. */
export async function readPoints(
  ctx: PartnerCtx,
  { vendorId, contactIds }: { vendorId: VendorId; contactIds: readonly string[] },
): Promise<Map<string, number>> {
  const { partnerId } = ctx.scope;
  const rows = await ctx.db.$queryRaw<{ contactId: string; points: number }[]>`
    SELECT c."id" AS "contactId", l."engagement" AS "points" FROM "Contact" c
    JOIN "Lead" l ON l."vendorId" = ${vendorId} AND l."owner" = c."partnerId" AND l."emailCanonical" = c."emailCanonical"
    WHERE c."partnerId" = ${partnerId} AND c."id" = ANY(${contactIds}::text[])`;
  return new Map(rows.map(({ contactId, points }) => [contactId, points]));
}

/** Where a person is after its step. `visit` is null when it only waits on. */
export type Moved = {
  id: string;
  state: 'active' | 'finished' | 'exited';
  stepId: string;
  reason: string | null;
  dueAt: Date | null;
  waitUntil: Date | null;
  waitsFor: string | null;
  visit: { number: number; stepId: string; outcome: string } | null;
};

/** Writes where people are now, and what they did. */
export async function writeMoves(ctx: PartnerCtx, moved: readonly Moved[]): Promise<void> {
  const { partnerId } = ctx.scope;
  const now = ctx.clock.now();
  await ctx.db.$executeRaw`
    ${NAMED} UPDATE "JourneyEnrollment" e SET "state" = m."state", "stepId" = m."stepId", "reason" = m."reason", "dueAt" = m."dueAt",
      "waitUntil" = m."waitUntil", "waitsFor" = m."waitsFor", "visits" = e."visits" + m."visits",
      "leftAt" = CASE WHEN m."state" = 'active' THEN NULL ELSE ${now}::timestamptz END
    FROM unnest(${moved.map((one) => one.id)}::text[], ${moved.map((one) => one.state)}::text[], ${moved.map((one) => one.stepId)}::text[],
      ${moved.map((one) => one.reason)}::text[], ${moved.map((one) => one.dueAt)}::timestamptz[],
      ${moved.map((one) => one.waitUntil)}::timestamptz[], ${moved.map((one) => one.waitsFor)}::text[],
      ${moved.map((one) => (one.visit ? 1 : 0))}::int[])
      AS m("id", "state", "stepId", "reason", "dueAt", "waitUntil", "waitsFor", "visits")
    WHERE e."partnerId" = ${partnerId} AND e."id" = m."id"`;
  const visits = moved.flatMap(({ id, visit }) => (visit ? [{ id, ...visit }] : []));
  await ctx.db.$executeRaw`
    ${NAMED} INSERT INTO "JourneyVisit" ("partnerId", "enrollmentId", "number", "stepId", "outcome", "at")
    SELECT ${partnerId}, v."id", v."number", v."stepId", v."outcome", ${now}::timestamptz
    FROM unnest(${visits.map((one) => one.id)}::text[], ${visits.map((one) => one.number)}::int[],
      ${visits.map((one) => one.stepId)}::text[], ${visits.map((one) => one.outcome)}::text[]) AS v("id", "number", "stepId", "outcome")`;
}

/** Adds to the figures of a run; the last thing in a transaction, because everybody adds to the same rows. */
export async function addToTotals(
  ctx: PartnerCtx,
  run: { vendorId: VendorId; activationId: ActivationId },
  { steps, finished, exited }: { steps: ReadonlyMap<string, number>; finished: number; exited: number },
): Promise<void> {
  const { partnerId } = ctx.scope;
  const { vendorId, activationId } = run;
  const inOrder = [...steps].sort(([a], [b]) => (a < b ? -1 : 1));
  if (inOrder.length > 0)
    await ctx.db.$executeRaw`
      INSERT INTO "JourneyStepTotals" AS t ("vendorId", "activationId", "partnerId", "stepId", "done")
      SELECT ${vendorId}, ${activationId}, ${partnerId}, x."stepId", x."done"
      FROM unnest(${inOrder.map(([stepId]) => stepId)}::text[], ${inOrder.map(([, count]) => count)}::int[]) AS x("stepId", "done")
      ON CONFLICT ("vendorId", "activationId", "stepId") DO UPDATE SET "done" = t."done" + EXCLUDED."done"`;
  if (finished + exited > 0)
    await ctx.db.$executeRaw`
      UPDATE "JourneyTotals" SET "finished" = "finished" + ${finished}, "exited" = "exited" + ${exited}
      WHERE "vendorId" = ${vendorId} AND "activationId" = ${activationId}`;
}

/**
 * Says when a run has something to do next. The head is held before the people are looked at: whoever wakes somebody
 * meanwhile sets the head after us.
 */
export async function planNext(ctx: PartnerCtx, activationId: ActivationId): Promise<void> {
  const { partnerId } = ctx.scope;
  await ctx.db.$queryRaw`
    SELECT 1 FROM "JourneyActivation" WHERE "partnerId" = ${partnerId} AND "id" = ${activationId} FOR UPDATE`;
  await ctx.db.$executeRaw`
    UPDATE "JourneyActivation" a SET "dueAt" = CASE WHEN a."state" = 'running' THEN least(a."enrolAt",
      (SELECT min(e."dueAt") FROM "JourneyEnrollment" e WHERE e."partnerId" = ${partnerId} AND e."activationId" = ${activationId}
        AND e."state" = 'active')) END
    WHERE a."partnerId" = ${partnerId} AND a."id" = ${activationId}`;
}
