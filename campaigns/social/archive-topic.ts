import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { requireTopic } from './internal/require-topic.ts';
import type { TopicIdInput } from './schema.ts';

/**
 * Takes a topic out of what is offered. What was published in it goes on; its drafts need another topic.
 *
 * @throws DomainError not_found when it is another's or archived already
 */
export async function archiveTopic(caller: VendorCaller, { topicId }: TopicIdInput): Promise<void> {
  authorize(caller.actor, 'social:write');
  await inTransaction(caller, async (ctx) => {
    await requireTopic(ctx, topicId);
    const where = { vendorId: ctx.scope.vendorId, id: topicId, archivedAt: null };
    await ctx.db.socialTopic.updateMany({ where, data: { archivedAt: ctx.clock.now() } });
    await audit(ctx, { action: 'social_topic.archived', objectType: 'social_topic', objectId: topicId });
  });
}
