import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import { newId, type SocialStreamId, type SocialTopicId } from '#campaigns/kernel/ids.ts';
import type { CreateStream, CreateTopic } from './schema.ts';

/**
 * Begins a stream: topics of posts under one name ("Product news").
 *
 * @throws DomainError conflict when the vendor has one of that name
 */
export async function createStream(
  caller: VendorCaller,
  { name }: CreateStream,
): Promise<{ streamId: SocialStreamId }> {
  authorize(caller.actor, 'social:write');
  return inTransaction(caller, async (ctx) => {
    const streamId = newId('socialStream');
    const row = { vendorId: ctx.scope.vendorId, id: streamId, name, createdAt: ctx.clock.now() };
    const { count } = await ctx.db.socialStream.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) throw taken(name);
    await audit(ctx, {
      action: 'social_stream.created',
      objectType: 'social_stream',
      objectId: streamId,
      after: { name },
    });
    return { streamId };
  });
}

/**
 * Begins a topic in a stream, or brings back the archived one of that name with its subscriptions; partners subscribe to
 * topics.
 *
 * @throws DomainError not_found; conflict when the stream has one of that name
 */
export async function createTopic(
  caller: VendorCaller,
  { streamId, name }: CreateTopic,
): Promise<{ topicId: SocialTopicId }> {
  authorize(caller.actor, 'social:write');
  return inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    const stream = await ctx.db.socialStream.findFirst({ where: { vendorId, id: streamId }, select: { id: true } });
    if (!stream) throw notFound('stream', streamId);
    const archived = await ctx.db.socialTopic.findFirst({
      where: { vendorId, streamId, name, archivedAt: { not: null } },
      select: { id: true },
    });
    const topicId = (archived?.id as SocialTopicId | undefined) ?? newId('socialTopic');
    const row = { vendorId, id: topicId, streamId, name, createdAt: ctx.clock.now() };
    const { count } = archived
      ? await ctx.db.socialTopic.updateMany({ where: { vendorId, id: topicId }, data: { archivedAt: null } })
      : await ctx.db.socialTopic.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) throw taken(name);
    await audit(ctx, {
      action: 'social_topic.created',
      objectType: 'social_topic',
      objectId: topicId,
      after: { name },
    });
    return { topicId };
  });
}

function taken(name: string): DomainError {
  const show = `There is one called ${name} already.`;
  return new DomainError('conflict', `name taken: ${name}`, { show, fields: { name: show } });
}
