import { getAudienceFilter } from '#campaigns/contacts/queries.ts';
import type { AudienceFilter } from '#campaigns/contacts/schema.ts';
import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { emit } from '#campaigns/kernel/events.ts';
import type { MailingId } from '#campaigns/kernel/ids.ts';
import { beginExpansion, createDeliveries, lockExpansion, noteExpanded } from './create-deliveries.sql.ts';

// One statement writes a page in about 60 ms; what a kill undoes is at most one page.
const PAGE_SIZE = 2000;

/**
 * Writes one delivery row per person of a due mailing's audience, page by page. Doing it twice, at the same time, or
 * again after a crash makes the same rows: a page and the place of the next one are one transaction.
 *
 * @returns true when the mailing may be sent; false when it is not due, or was paused or cancelled meanwhile
 */
export async function expandMailing(
  caller: PartnerCaller & { stopping?: AbortSignal },
  { mailingId }: { mailingId: MailingId },
  pageSize = PAGE_SIZE,
): Promise<boolean> {
  await inTransaction(caller, async (ctx) => {
    const begun = await beginExpansion(ctx, mailingId);
    if (begun) await emit(ctx, { type: 'mailing.moved', partnerId: ctx.scope.partnerId, mailingId });
  });
  let filter: AudienceFilter | undefined;
  while (!caller.stopping?.aborted) {
    const step = await inTransaction(caller, async (ctx) => {
      const expansion = await lockExpansion(ctx, mailingId);
      if (!expansion) return 'not-expanding';
      // Read once, so that an edit of the audience in between does not mix two of them.
      filter ??= await getAudienceFilter(ctx, expansion.audienceId);
      return expandPage(ctx, { ...expansion, mailingId, filter, size: pageSize });
    });
    if (step === 'last') return true;
    if (step === 'not-expanding') return isSending(caller, mailingId);
  }
  return false;
}

async function expandPage(ctx: PartnerCtx, input: Parameters<typeof createDeliveries>[1]): Promise<'more' | 'last'> {
  const page = await createDeliveries(ctx, input);
  await noteExpanded(ctx, input.mailingId, page);
  return page.lastId === null ? 'last' : 'more';
}

function isSending(caller: PartnerCaller, mailingId: MailingId): Promise<boolean> {
  return inTransaction(caller, async (ctx) => {
    const mailing = await ctx.db.mailing.findUnique({
      where: { partnerId_id: { partnerId: ctx.scope.partnerId, id: mailingId } },
      select: { state: true },
    });
    return mailing?.state === 'sending';
  });
}
