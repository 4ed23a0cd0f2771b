import type { Ctx } from '#campaigns/kernel/context.ts';
import type { LeadId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';

export type NewTouch = {
  leadId: string;
  eventId: string;
  campaignId: string | null;
  launchId: string | null;
  tacticId: string | null;
  partnerId: string | null;
  channel: string;
  role: string;
  kind: string;
  class: string;
  at: Date;
};

/** Records touches; one that is known only takes the newer word on whether it was a machine's. */
export async function keepTouches(ctx: Ctx, vendorId: VendorId, rows: readonly NewTouch[]): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.$executeRaw`
    INSERT INTO "Touch" ("vendorId", "leadId", "eventId", "partnerId", "campaignId", "launchId", "tacticId", "channel", "role", "kind", "class", "at")
    SELECT ${vendorId}, x.*
    FROM unnest(${rows.map((row) => row.leadId)}::text[], ${rows.map((row) => row.eventId)}::text[],
      ${rows.map((row) => row.partnerId)}::text[], ${rows.map((row) => row.campaignId)}::text[],
      ${rows.map((row) => row.launchId)}::text[], ${rows.map((row) => row.tacticId)}::text[],
      ${rows.map((row) => row.channel)}::text[], ${rows.map((row) => row.role)}::text[],
      ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.class)}::text[],
      ${rows.map((row) => row.at)}::timestamptz[]) AS x
    ON CONFLICT ("vendorId", "leadId", "eventId") DO UPDATE SET "class" = EXCLUDED."class"
      WHERE "Touch"."class" <> EXCLUDED."class"`;
}

/** More than these of one lead add nothing: caps and half-lives have long taken their points. */
const NEWEST = 300;

export type LeadTouch = { leadId: string; eventId: string; kind: string; class: string; at: Date };

export async function touchesOf(ctx: Ctx, vendorId: VendorId, leadIds: readonly string[]): Promise<LeadTouch[]> {
  return ctx.db.$queryRaw<LeadTouch[]>`
    SELECT t."leadId", t."eventId", t."kind", t."class", t."at"
    FROM unnest(${leadIds}::text[]) AS x("leadId")
    CROSS JOIN LATERAL (SELECT * FROM "Touch" t WHERE t."vendorId" = ${vendorId} AND t."leadId" = x."leadId"
      ORDER BY t."at" DESC LIMIT ${NEWEST}) t`;
}

export type HeldLead = {
  id: LeadId;
  origin: string;
  status: string;
  partnerId: PartnerId | null;
  contactId: string | null;
  launchId: string | null;
  email: string;
  company: string;
  jobTitle: string;
  country: string;
  product: string;
  phone: string;
};

/**
 * Holds leads until the transaction ends, in one order, so that two who score them count one after the other. Their keys
 * stay free: each of the two holds a key already by the touches that it has written, and would wait for the other's.
 */
export async function holdLeads(ctx: Ctx, vendorId: VendorId, leadIds: readonly string[]): Promise<HeldLead[]> {
  return ctx.db.$queryRaw<HeldLead[]>`
    SELECT "id", "origin", "status", "partnerId", "contactId", "launchId", "email", "company", "jobTitle", "country", "product", "phone"
    FROM "Lead" WHERE "vendorId" = ${vendorId} AND "id" = ANY(${leadIds}) ORDER BY "id" FOR NO KEY UPDATE`;
}

export type NewScore = { leadId: LeadId; fit: number; engagement: number; grade: string };

export async function writeScores(
  ctx: Ctx,
  vendorId: VendorId,
  ruleSetId: string | null,
  rows: readonly NewScore[],
): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.$executeRaw`
    UPDATE "Lead" l SET "fit" = x."fit", "engagement" = x."engagement", "grade" = x."grade", "ruleSetId" = ${ruleSetId},
      "scoredAt" = ${ctx.clock.now()}
    FROM unnest(${rows.map((row) => row.leadId)}::text[], ${rows.map((row) => row.fit)}::int[],
      ${rows.map((row) => row.engagement)}::int[], ${rows.map((row) => row.grade)}::text[]) AS x("id", "fit", "engagement", "grade")
    WHERE l."vendorId" = ${vendorId} AND l."id" = x."id"`;
}

/** Calls held leads qualified. */
export async function qualifyLeads(ctx: Ctx, vendorId: VendorId, leadIds: readonly string[]): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db.$executeRaw`
    UPDATE "Lead" SET "status" = 'qualified', "statusReason" = '', "qualifiedAt" = ${now}, "updatedAt" = ${now}
    WHERE "vendorId" = ${vendorId} AND "id" = ANY(${leadIds})`;
}
