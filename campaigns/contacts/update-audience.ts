import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { getAudience } from './audience-queries.ts';
import { audienceNameTaken } from './internal/audience-name.ts';
import type { UpdateAudience } from './schema.ts';

/**
 * Renames an audience, or changes whom it holds. Mailings that have started keep the people they had; scheduled ones
 * take the new filter when they start.
 *
 * @throws DomainError not_found; conflict when the name is taken
 */
export async function updateAudience(caller: PartnerCaller, input: UpdateAudience): Promise<void> {
  authorize(caller.actor, 'audience:write');
  await inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const before = await getAudience(ctx, input.audienceId);
    const name = input.name ?? before.name;
    const filter = input.filter ?? before.filter;
    const other = await ctx.db.audience.findFirst({
      where: { partnerId, name, id: { not: input.audienceId } },
      select: { id: true },
    });
    if (other) throw audienceNameTaken(name);
    await ctx.db.audience.updateMany({
      where: { partnerId, id: input.audienceId },
      data: { name, filter, updatedAt: ctx.clock.now() },
    });
    await audit(ctx, {
      action: 'audience.updated',
      objectType: 'audience',
      objectId: input.audienceId,
      before: { name: before.name, filter: before.filter },
      after: { name, filter },
    });
  });
}
