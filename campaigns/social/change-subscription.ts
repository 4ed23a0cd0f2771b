import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { ChangeSubscription } from './schema.ts';

/**
 * A partner's standing answer to a topic: publish by itself, ask each time, or not at all. Copies that are there already
 * stay as they are.
 *
 * @throws DomainError not_found for a topic that is not offered
 */
export async function changeSubscription(caller: PartnerCaller, input: ChangeSubscription): Promise<void> {
  authorize(caller.actor, 'social_account:write');
  const { vendorId, topicId, mode } = input;
  await inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const now = ctx.clock.now();
    const topic = await ctx.db.socialTopic.findFirst({
      where: { vendorId, id: topicId, archivedAt: null },
      select: { id: true },
    });
    if (!topic) throw notFound('topic', topicId);
    if (mode === 'off') await ctx.db.socialSubscription.deleteMany({ where: { vendorId, partnerId, topicId } });
    else {
      const row = { vendorId, partnerId, topicId, mode, updatedAt: now };
      await ctx.db.socialSubscription.createMany({ data: [row], skipDuplicates: true });
      const where = { vendorId, partnerId, topicId };
      await ctx.db.socialSubscription.updateMany({ where, data: { mode, updatedAt: now } });
    }
    const action = 'social_subscription.changed';
    await audit(ctx, { action, objectType: 'social_topic', objectId: topicId, after: { mode } });
  });
}
