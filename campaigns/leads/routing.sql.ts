import type { VendorCtx } from '#campaigns/kernel/context.ts';
import type { AssignmentId, LeadId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';
import type { PartnerFacts } from './routing/matching.ts';
import type { Turn } from './routing/pool.ts';

export type RoutedPartner = PartnerFacts & { partnerId: PartnerId; timeZone: string };

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

/** The vendor's active partners, with what rules ask of them, in one statement. */
export async function partnersInTurn(ctx: VendorCtx): Promise<RoutedPartner[]> {
  return ctx.db.$queryRaw<RoutedPartner[]>`
    SELECT s."partnerId", p."name", coalesce(p."country", '') AS "country", p."locale" AS "language", p."timeZone", s."tierId",
      coalesce(g."ids", '{}') AS "groupIds"
    FROM "Partnership" s JOIN "Partner" p ON p."id" = s."partnerId"
    LEFT JOIN (SELECT "partnerId", array_agg("groupId") AS "ids" FROM "PartnerGroupMember"
      WHERE "vendorId" = ${ctx.scope.vendorId} GROUP BY "partnerId") g ON g."partnerId" = s."partnerId"
    WHERE s."vendorId" = ${ctx.scope.vendorId} AND s."status" = 'active'`;
}

/** Turns given so far, of every rule. */
export async function turnsSoFar(ctx: VendorCtx): Promise<Turn[]> {
  return ctx.db.$queryRaw<Turn[]>`
    SELECT "ruleId", "partnerId", "served" FROM "RoutingTurn" WHERE "vendorId" = ${ctx.scope.vendorId}`;
}

/** One worker at a time gives turns for a vendor; until the transaction ends. */
export async function holdTurns(ctx: VendorCtx): Promise<void> {
  await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`turns ${ctx.scope.vendorId}`}, 0))`;
}

/** Keeps counts of turns, of the rules' partners that had one or began. */
export async function keepTurns(ctx: VendorCtx, rows: readonly Turn[]): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.$executeRaw`
    INSERT INTO "RoutingTurn" ("vendorId", "ruleId", "partnerId", "served")
    SELECT ${ctx.scope.vendorId}, x.* FROM unnest(${rows.map((row) => row.ruleId)}::text[],
      ${rows.map((row) => row.partnerId)}::text[], ${rows.map((row) => row.served)}::int[]) AS x
    ON CONFLICT ("vendorId", "ruleId", "partnerId") DO UPDATE SET "served" = EXCLUDED."served"`;
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
