import type { VendorCtx } from '#campaigns/kernel/context.ts';
import type { LeadId } from '#campaigns/kernel/ids.ts';
import type { NewAssignment } from './internal/new-assignment.ts';

/** Writes where leads went; no assignment = to nobody, so that a person decides. */
export async function moveRouted(
  ctx: VendorCtx,
  rows: readonly { leadId: LeadId; hops: number; assignment: NewAssignment | null }[],
): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db.$executeRaw`
    UPDATE "Lead" l SET "partnerId" = x."partnerId", "status" = CASE WHEN x."partnerId" IS NULL THEN 'unassigned' ELSE 'offered' END,
      "statusReason" = CASE WHEN x."partnerId" IS NULL THEN 'no_partner' ELSE '' END, "hops" = x."hops", "updatedAt" = ${now}
    FROM unnest(${rows.map((row) => row.leadId)}::text[], ${rows.map((row) => row.assignment?.partnerId ?? null)}::text[],
      ${rows.map((row) => row.assignment?.hop ?? row.hops)}::int[]) AS x("id", "partnerId", "hops")
    WHERE l."vendorId" = ${ctx.scope.vendorId} AND l."id" = x."id" AND l."status" IN ('qualified', 'unassigned')`;
}

/** Offers of one batch, in one statement. */
export async function insertAssignments(ctx: VendorCtx, rows: readonly NewAssignment[]): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.$executeRaw`
    INSERT INTO "Assignment" ("vendorId", "id", "leadId", "partnerId", "hop", "origin", "reason", "offeredAt", "remindAt", "expiresAt", "dueAt")
    SELECT ${ctx.scope.vendorId}, x.*
    FROM unnest(${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.leadId)}::text[], ${rows.map((row) => row.partnerId)}::text[],
      ${rows.map((row) => row.hop)}::int[], ${rows.map((row) => row.origin)}::text[], ${rows.map((row) => row.reason)}::text[],
      ${rows.map((row) => row.offeredAt)}::timestamptz[], ${rows.map((row) => row.remindAt)}::timestamptz[],
      ${rows.map((row) => row.expiresAt)}::timestamptz[], ${rows.map((row) => row.dueAt)}::timestamptz[]) AS x`;
}

export type NewTrace = { assignmentId: string; ruleId: string; path: string; passedOver: object };

/** The ways of one batch; a path as `packPath` writes it. */
export async function insertTraces(ctx: VendorCtx, ruleSetId: string | null, rows: readonly NewTrace[]): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.$executeRaw`
    INSERT INTO "AssignmentTrace" ("vendorId", "assignmentId", "ruleSetId", "ruleId", "path", "passedOver")
    SELECT ${ctx.scope.vendorId}, x."id", ${ruleSetId}, x."ruleId", to_jsonb(x."path"), x."passedOver"::jsonb
    FROM unnest(${rows.map((row) => row.assignmentId)}::text[], ${rows.map((row) => row.ruleId)}::text[],
      ${rows.map((row) => row.path)}::text[], ${rows.map((row) => JSON.stringify(row.passedOver))}::text[])
      AS x("id", "ruleId", "path", "passedOver")`;
}
