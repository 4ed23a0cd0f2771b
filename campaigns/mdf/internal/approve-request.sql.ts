import { type AuditRow, auditStatement } from '#campaigns/kernel/audit.sql.ts';
import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Line } from '../ledger/accounts.ts';
import type { Head } from '../ledger/post.sql.ts';
import type { CitedLine } from '../rules.ts';

/** A row as PostgreSQL gives it: amounts as bigint. */
export type StoredRequest = {
  vendorId: string;
  partnerId: string;
  fundId: string;
  currency: string;
  status: string;
  activity: string;
  title: string;
  startsOn: string;
  endsOn: string;
  place: string;
  audience: string;
  costMinor: bigint;
  requestedMinor: bigint;
  approvedMinor: bigint | null;
  reservedMinor: bigint;
  policyNumber: number | null;
  claimBy: string | null;
  submittedBy: string | null;
  /** of the policy it was submitted under; null = there is none */
  rules: unknown;
};

/** A request and the rules of its day in one question: who decides often asks for both each time. */
export async function readRequestWithRules(ctx: VendorCtx, requestId: string): Promise<StoredRequest | undefined> {
  const { vendorId } = ctx.scope;
  const [row] = await ctx.db.$queryRaw<StoredRequest[]>`
    SELECT r."vendorId", r."partnerId", r."fundId", r."currency"::text AS "currency", r."status", r."activity", r."title", r."startsOn", r."endsOn",
      r."place", r."audience", r."costMinor", r."requestedMinor", r."approvedMinor", r."reservedMinor", r."policyNumber", r."claimBy",
      r."submittedBy", p."rules"
    FROM "FundRequest" r
    LEFT JOIN "FundPolicyVersion" p ON p."vendorId" = r."vendorId" AND p."fundId" = r."fundId" AND p."number" = r."policyNumber"
    WHERE r."vendorId" = ${vendorId} AND r."id" = ${requestId}`;
  return row;
}

export type Approval = {
  requestId: string;
  partnerId: string;
  fundId: string;
  currency: string;
  from: readonly string[];
  to: string;
  amountMinor: number;
  /** as they were read; a request that was changed since is not approved */
  requestedMinor: number;
  reservedMinor: number;
  claimBy: string;
  note: string;
  decidedBy: string;
  decidedName: string;
  decisionId: string;
  policyNumber: number;
  cited: readonly CitedLine[];
  trail: AuditRow;
  at: Date;
  /** what the ledger is to hold more or less of; no lines = as much as before */
  head: Head;
  lines: readonly Line[];
};

/**
 * Moves a request, writes its decision and its line in the trail, and holds its money: one statement, the last before the
 * commit, so that those who want the same money wait for each other no longer than the database itself takes.
 *
 * @returns false when the request is in another state by now; nothing is written then
 */
export async function approveAndHold(ctx: VendorCtx, approval: Approval): Promise<boolean> {
  const { vendorId } = ctx.scope;
  const { head, lines, at } = approval;
  const [row] = await ctx.db.$queryRaw<{ moved: number }[]>(Prisma.sql`
    WITH moved AS (
      UPDATE "FundRequest" SET "status" = ${approval.to}, "approvedMinor" = ${approval.amountMinor}, "reservedMinor" = ${approval.amountMinor},
        "claimBy" = ${approval.claimBy}, "note" = ${approval.note}, "decidedAt" = ${at}, "decidedBy" = ${approval.decidedBy}, "updatedAt" = ${at}
      WHERE "vendorId" = ${vendorId} AND "id" = ${approval.requestId} AND "status" = ANY(${[...approval.from]}::text[])
        AND "requestedMinor" = ${approval.requestedMinor} AND "reservedMinor" = ${approval.reservedMinor}
      RETURNING "id"
    ), decided AS (
      INSERT INTO "FundDecision" ("vendorId", "id", "partnerId", "fundId", "subjectId", "outcome", "amountMinor", "currency", "policyNumber",
        "lines", "note", "decidedBy", "decidedName", "createdAt")
      SELECT ${vendorId}, ${approval.decisionId}, ${approval.partnerId}, ${approval.fundId}, m."id", ${approval.to}, ${approval.amountMinor},
        ${approval.currency}, ${approval.policyNumber}, ${JSON.stringify(approval.cited)}::jsonb, ${approval.note}, ${approval.decidedBy},
        ${approval.decidedName}, ${at}::timestamptz
      FROM moved m
    ), noted AS (${auditStatement(approval.trail, Prisma.sql` FROM moved`)}
    ), t AS (
      INSERT INTO "LedgerTransaction" ("vendorId", "id", "fundId", "currency", "partnerId", "kind", "cause", "subjectId", "postedBy", "postedAt")
      SELECT ${vendorId}, ${head.id}, ${head.fundId}, ${head.currency}, ${head.partnerId}, ${head.kind}, ${head.cause}, m."id", ${head.postedBy},
        ${head.postedAt}::timestamptz
      FROM moved m WHERE ${lines.length}::int > 0
      RETURNING "vendorId", "id", "postedAt"
    ), held AS (
      INSERT INTO "LedgerEntry" ("vendorId", "transactionId", "line", "fundId", "holder", "kind", "partnerId", "amountMinor", "currency", "postedAt")
      SELECT t."vendorId", t."id", l."line", ${head.fundId}, l."holder", l."kind", nullif(l."holder", 'fund'), l."amountMinor",
        ${head.currency}, t."postedAt"
      FROM t, unnest(${lines.map((line) => line.holder)}::text[], ${lines.map((line) => line.kind)}::text[],
        ${lines.map((line) => line.amountMinor)}::bigint[]) WITH ORDINALITY AS l("holder", "kind", "amountMinor", "line")
      ORDER BY l."line"
    )
    SELECT count(*)::int AS "moved" FROM moved`);
  return (row?.moved ?? 0) > 0;
}
