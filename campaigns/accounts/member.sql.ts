import type { Ctx } from '#campaigns/kernel/context.ts';

/**
 * The memberships that run this organization, locked until the transaction ends: two of them who remove each other at
 * the same moment must not both succeed.
 */
export async function lockRunning(ctx: Ctx, role: 'admin' | 'owner'): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Membership" WHERE "role" = ${role} AND "revokedAt" IS NULL ORDER BY "id" FOR UPDATE`;
  return rows.map(({ id }) => id);
}
