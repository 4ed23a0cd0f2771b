import type { Ctx } from './context.ts';

/** Puts events into the outbox in one statement, as the caller's organization. */
export async function insertEvents(
  ctx: Ctx,
  rows: readonly { id: string; type: string; payload: object }[],
): Promise<void> {
  if (rows.length === 0) return;
  const { scope } = ctx;
  await ctx.db.$executeRaw`
    INSERT INTO "OutboxEvent" ("id", "type", "payload", "vendorId", "partnerId")
    SELECT x."id", x."type", x."payload"::jsonb, ${scope.side === 'partner' ? null : scope.vendorId}::text,
      ${scope.side === 'vendor' ? null : scope.partnerId}::text
    FROM unnest(${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.type)}::text[],
      ${rows.map((row) => JSON.stringify(row.payload))}::text[]) AS x("id", "type", "payload")`;
}
