import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { type AudienceId, newId } from '#campaigns/kernel/ids.ts';
import { audienceNameTaken } from './internal/audience-name.ts';
import type { CreateAudience } from './schema.ts';

/**
 * Saves a filter over contacts under a name. Who is in it is asked anew each time; it is frozen when a mailing starts.
 *
 * @throws DomainError conflict when the name is taken, also by an archived audience
 */
export async function createAudience(
  caller: PartnerCaller,
  { name, filter }: CreateAudience,
): Promise<{ audienceId: AudienceId }> {
  authorize(caller.actor, 'audience:write');
  return inTransaction(caller, async (ctx) => {
    const audienceId = newId('audience');
    const { partnerId } = ctx.scope;
    const now = ctx.clock.now();
    const { count } = await ctx.db.audience.createMany({
      data: [{ partnerId, id: audienceId, name, filter, createdAt: now, updatedAt: now }],
      skipDuplicates: true,
    });
    if (count === 0) throw audienceNameTaken(name);
    await audit(ctx, {
      action: 'audience.created',
      objectType: 'audience',
      objectId: audienceId,
      after: { name, filter },
    });
    return { audienceId };
  });
}
