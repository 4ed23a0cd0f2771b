import type { VendorCtx } from '#campaigns/kernel/context.ts';
import type { AssignmentId, LeadId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';

export type WaitingLead = {
  id: LeadId;
  country: string;
  product: string;
  language: string;
  grade: string;
  hops: number;
};

/** Holds leads that wait for a partner until the transaction ends; another worker gets others. */
export async function claimWaitingLeads(ctx: VendorCtx, limit: number): Promise<WaitingLead[]> {
  return ctx.db.$queryRaw<WaitingLead[]>`
    SELECT "id", "country", "product", "language", "grade", "hops" FROM "Lead"
    WHERE "vendorId" = ${ctx.scope.vendorId} AND "status" = 'qualified' AND "origin" = 'vendor'
    ORDER BY "id" LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
}

/** One worker at a time gives turns for a vendor; until the transaction ends. */
export async function holdTurns(ctx: VendorCtx): Promise<void> {
  await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`turns ${ctx.scope.vendorId}`}, 0))`;
}

/** Adds turns; a partner that is new to a rule begins where the others are. */
export async function addTurns(
  ctx: VendorCtx,
  rows: readonly { ruleId: string; partnerId: string; served: number }[],
): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.$executeRaw`
    INSERT INTO "RoutingTurn" ("vendorId", "ruleId", "partnerId", "served")
    SELECT ${ctx.scope.vendorId}, x.* FROM unnest(${rows.map((row) => row.ruleId)}::text[],
      ${rows.map((row) => row.partnerId)}::text[], ${rows.map((row) => row.served)}::int[]) AS x
    ON CONFLICT ("vendorId", "ruleId", "partnerId") DO UPDATE SET "served" = EXCLUDED."served"`;
}

/** Writes where leads went; null = to nobody, so that a person decides. */
export async function moveRouted(
  ctx: VendorCtx,
  rows: readonly { leadId: LeadId; partnerId: PartnerId | null; hops: number; reason: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  const now = ctx.clock.now();
  await ctx.db.$executeRaw`
    UPDATE "Lead" l SET "partnerId" = x."partnerId", "status" = CASE WHEN x."partnerId" IS NULL THEN 'unassigned' ELSE 'offered' END,
      "hops" = x."hops", "statusReason" = x."reason", "updatedAt" = ${now}
    FROM unnest(${rows.map((row) => row.leadId)}::text[], ${rows.map((row) => row.partnerId)}::text[], ${rows.map((row) => row.hops)}::int[],
      ${rows.map((row) => row.reason)}::text[]) AS x("id", "partnerId", "hops", "reason")
    WHERE l."vendorId" = ${ctx.scope.vendorId} AND l."id" = x."id" AND l."status" IN ('qualified', 'unassigned')`;
}

/** Vendors with leads that wait for a partner; ids only. */
export async function findWaitingVendors(system: SystemDb): Promise<{ vendorId: VendorId }[]> {
  return system.$queryRaw<{ vendorId: VendorId }[]>`
    SELECT DISTINCT "vendorId" FROM "Lead" WHERE "status" = 'qualified' AND "origin" = 'vendor' LIMIT 500`;
}

/** Partners' own leads that nobody has offered to them yet: their bell was lost. */
export async function findWaitingOwnLeads(
  system: SystemDb,
): Promise<{ vendorId: VendorId; partnerId: PartnerId; leadId: LeadId }[]> {
  return system.$queryRaw<{ vendorId: VendorId; partnerId: PartnerId; leadId: LeadId }[]>`
    SELECT "vendorId", "partnerId", "id" AS "leadId" FROM "Lead" WHERE "status" = 'qualified' AND "origin" = 'partner' LIMIT 500`;
}

export type AssignmentHead = { vendorId: VendorId; partnerId: PartnerId; assignmentId: AssignmentId };

/** Offers with something to do: to mail, to remind of, to take back. By the database's clock. */
export async function findDueAssignments(system: SystemDb): Promise<AssignmentHead[]> {
  return system.$queryRaw<AssignmentHead[]>`
    SELECT "vendorId", "partnerId", "id" AS "assignmentId" FROM "Assignment" WHERE "dueAt" <= now() ORDER BY "dueAt" LIMIT 500`;
}
