import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { SocialTopicId } from '#campaigns/kernel/ids.ts';

/** @throws DomainError not_found unless the topic is the vendor's and not archived */
export async function requireTopic(ctx: VendorCtx, topicId: SocialTopicId): Promise<void> {
  const where = { vendorId: ctx.scope.vendorId, id: topicId, archivedAt: null };
  if (!(await ctx.db.socialTopic.findFirst({ where, select: { id: true } }))) throw notFound('topic', topicId);
}
