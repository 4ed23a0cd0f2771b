import type { Ctx } from '#campaigns/kernel/context.ts';
import { newId, type VendorId } from '#campaigns/kernel/ids.ts';

export type NewLeadEvent = { leadId: string; partnerId: string | null; kind: string; data: object; at: Date };

/** Lines of many leads' timelines that nobody in particular wrote, in one statement. */
export async function insertLeadEvents(ctx: Ctx, vendorId: VendorId, rows: readonly NewLeadEvent[]): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.$executeRaw`
    INSERT INTO "LeadEvent" ("vendorId", "id", "leadId", "partnerId", "kind", "data", "at")
    SELECT ${vendorId}, x."id", x."leadId", x."partnerId", x."kind", x."data"::jsonb, x."at"
    FROM unnest(${rows.map(() => newId('leadEvent'))}::text[], ${rows.map((row) => row.leadId)}::text[],
      ${rows.map((row) => row.partnerId)}::text[], ${rows.map((row) => row.kind)}::text[],
      ${rows.map((row) => JSON.stringify(row.data))}::text[], ${rows.map((row) => row.at)}::timestamptz[])
      AS x("id", "leadId", "partnerId", "kind", "data", "at")`;
}
