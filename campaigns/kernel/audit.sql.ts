import { Prisma } from '#prisma/generated/client.ts';
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
  await ctx.db.$executeRaw(auditStatement(row));
}

/**
 * The statement that writes a line.
 *
 * @param from where it is a part of the deed's own statement: ` FROM` the rows that the deed changed, at most one
 */
export function auditStatement(row: AuditRow, from = Prisma.empty): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO "AuditEntry" ("id", "vendorId", "partnerId", "actorKind", "actorId", "actorName", "actingFor", "action", "objectType",
      "objectId", "before", "after", "requestId", "at")
    SELECT ${row.id}, ${row.vendorId}, ${row.partnerId}, ${row.actorKind}, ${row.actorId}, ${row.actorName}, ${row.actingFor},
      ${row.action}, ${row.objectType}, ${row.objectId}, ${toJson(row.before)}::jsonb, ${toJson(row.after)}::jsonb, ${row.requestId},
      clock_timestamp()${from}`;
}

function toJson(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}
