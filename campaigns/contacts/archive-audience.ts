import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { getAudience } from './audience-queries.ts';
import type { ArchiveAudience } from './schema.ts';

/**
 * Takes an audience out of the lists, or (`restore`) brings it back. Launches that used it keep it.
 *
 * @throws DomainError not_found; conflict while a launch that is scheduled or sending needs it
 */
export async function archiveAudience(
  caller: PartnerCaller,
  { audienceId, restore }: ArchiveAudience,
): Promise<{ name: string }> {
  authorize(caller.actor, 'audience:write');
  return inTransaction(caller, async (ctx) => {
    const audience = await getAudience(ctx, audienceId);
    const { partnerId } = ctx.scope;
    const waiting = await ctx.db.launch.findFirst({
      where: { partnerId, audienceId, status: { in: ['scheduled', 'sending', 'paused'] } },
      select: { id: true, name: true },
    });
    if (!restore && waiting) {
      throw new DomainError('conflict', `audience ${audienceId} is used by launch ${waiting.id}`, {
        show: `The launch "${waiting.name}" is about to mail this audience. Wait until it is done, or cancel it first.`,
      });
    }
    await ctx.db.audience.updateMany({
      where: { partnerId, id: audienceId },
      data: { archivedAt: restore ? null : ctx.clock.now() },
    });
    const action = restore ? 'audience.restored' : 'audience.archived';
    await audit(ctx, { action, objectType: 'audience', objectId: audienceId });
    return { name: audience.name };
  });
}
