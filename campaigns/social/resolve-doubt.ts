import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import { emit } from '#campaigns/kernel/events.ts';
import type { ResolveDoubt } from './schema.ts';

const ACTIONS = {
  look: 'publication.looked_again',
  went_out: 'publication.assumed',
  did_not: 'publication.retried',
} as const;

/**
 * A person's word on a publication in doubt: look once more, it went out, or it did not and is sent again. One that a
 * worker is looking at just now is left to that worker.
 *
 * @throws DomainError not_found; conflict when it is in doubt no more, or is looked at just now
 */
export async function resolveDoubt(caller: PartnerCaller, { publicationId, answer }: ResolveDoubt): Promise<void> {
  authorize(caller.actor, 'social_account:write');
  await inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const now = ctx.clock.now();
    const row = await ctx.db.socialPublication.findUnique({
      where: { partnerId_id: { partnerId, id: publicationId } },
      select: { state: true, sentAt: true, recallAt: true },
    });
    if (!row) throw notFound('publication', publicationId);
    const { count } = await ctx.db.socialPublication.updateMany({
      where: {
        ...{ partnerId, id: publicationId, state: 'unknown', recallAt: row.recallAt },
        OR: [{ claimedBy: null }, { dueAt: { lte: now } }],
      },
      data: { ...changeOf(answer, row, now), claimedBy: null },
    });
    if (count === 0) throw await tooLate(ctx, publicationId, row.state);
    await audit(ctx, { action: ACTIONS[answer], objectType: 'publication', objectId: publicationId });
    if (answer !== 'went_out') await emit(ctx, { type: 'social_post.due', partnerId });
  });
}

type Doubted = { sentAt: Date | null; recallAt: Date | null };

function changeOf(answer: ResolveDoubt['answer'], { sentAt, recallAt }: Doubted, now: Date) {
  switch (answer) {
    case 'look':
      return { dueAt: now };
    case 'went_out':
      // Without the network's name for it nobody can take it back: the vendor's list says so.
      if (recallAt) return { state: 'not_removed', reason: 'no_id', dueAt: null };
      return { state: 'published', reason: 'assumed', dueAt: null, publishedAt: sentAt ?? now };
    case 'did_not':
      if (recallAt) return { state: 'cancelled', reason: 'recalled', dueAt: null };
      return { state: 'queued', reason: 'retried', dueAt: now, looks: 0 };
  }
}

async function tooLate(ctx: PartnerCtx, id: string, before: string): Promise<DomainError> {
  const row = await ctx.db.socialPublication.findFirst({
    where: { partnerId: ctx.scope.partnerId, id },
    select: { state: true },
  });
  const looking = row?.state === 'unknown';
  return new DomainError('conflict', `publication ${id} was ${before}, is ${row?.state}`, {
    show: looking
      ? 'The network is being asked just now. Nothing was changed. See in a minute what it said.'
      : 'This post is in doubt no more, so nothing was changed.',
  });
}
