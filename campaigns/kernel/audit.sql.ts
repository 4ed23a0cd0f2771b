import type { Ctx } from './context.ts';

export type AuditRow = {
  id: string;
  vendorId: string | null;
  partnerId: string | null;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  actingFor: string | null;
  action: string;
  objectType: string;
  objectId: string;
  before: object | null;
  after: object | null;
  requestId: string;
};

/** One line of the trail, at the instant of writing. Nearly every change writes one: a statement that is kept is cheapest. */
export async function insertAudit(ctx: Ctx, row: AuditRow): Promise<void> {
  await ctx.db.$executeRaw`
    INSERT INTO "AuditEntry" ("id", "vendorId", "partnerId", "actorKind", "actorId", "actorName", "actingFor", "action", "objectType",
      "objectId", "before", "after", "requestId", "at")
    VALUES (${row.id}, ${row.vendorId}, ${row.partnerId}, ${row.actorKind}, ${row.actorId}, ${row.actorName}, ${row.actingFor},
      ${row.action}, ${row.objectType}, ${row.objectId}, ${toJson(row.before)}::jsonb, ${toJson(row.after)}::jsonb, ${row.requestId},
      clock_timestamp())`;
}

function toJson(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}
