import { getFrequencyCap } from '#campaigns/contacts/frequency-cap.ts';
import { inTransaction, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { emit } from '#campaigns/kernel/events.ts';
import type { MailingId } from '#campaigns/kernel/ids.ts';
import { makeRenderPlan, type RenderPlan } from '#templates/engine/render.ts';
import { deliverBatch } from './deliver-batch.ts';
import { expandMailing } from './expand-mailing.ts';
import {
  cancelDeliveries,
  catchUpLastMailed,
  closeCancelled,
  markDone,
  markPaused,
  planNextLook,
} from './finish-mailing.sql.ts';
import type { MailingState } from './mailing-state.ts';
import type { MailingHead } from './render-delivery.ts';
import type { TrackingMode } from './schema.ts';
import type { BatchEnd, SendingCaller } from './sending-batch.ts';
import { settleStale } from './settle-stale.ts';

type Head = MailingHead & { state: MailingState };

const CANCEL_PAGE = 5000;

/**
 * Does what a mailing has to do now, whatever that is: writes its delivery rows, sends, settles what a crash left
 * behind, cancels what is left, ends it. Any worker may do it at any time, several at once, and again.
 *
 * @returns 'again' when there is more to do but others should have their turn first
 */
export async function advanceMailing(
  caller: SendingCaller,
  { mailingId }: { mailingId: MailingId },
): Promise<'again' | undefined> {
  if (!caller.desk.enter(mailingId)) return undefined;
  try {
    const head = await findHead(caller, mailingId);
    switch (head?.state) {
      case 'scheduled':
      case 'expanding':
        return (await expandMailing(caller, { mailingId })) ? await send(caller, head) : undefined;
      case 'sending':
        return await send(caller, head);
      case 'paused':
        await settleStale(caller, head);
        await inTransaction(caller, (ctx) => planNextLook(ctx, mailingId, null));
        return undefined;
      case 'cancelled':
        return await cancelRest(caller, head);
      default:
        return undefined;
    }
  } finally {
    caller.desk.leave(mailingId);
  }
}

async function send(caller: SendingCaller, head: Head): Promise<'again' | undefined> {
  const { mailingId } = head;
  await settleStale(caller, head);
  const plan = await caller.desk.plan(mailingId, () => readPlan(caller, mailingId));
  const end = await deliverBatch(caller, { mailing: head, plan });
  return conclude(caller, mailingId, end);
}

async function conclude(caller: SendingCaller, mailingId: MailingId, end: BatchEnd): Promise<'again' | undefined> {
  if (end.kind === 'failed') throw end.error;
  if (end.kind === 'slice_over') return 'again';
  const parked = caller.desk.parked();
  if (end.kind === 'drained')
    await inTransaction(caller, (ctx) => catchUpLastMailed(ctx, mailingId), { timeoutMs: 60_000 });
  await inTransaction(caller, async (ctx) => {
    const moved =
      end.kind === 'halted'
        ? await markPaused(ctx, mailingId, `${end.reason}: ${end.detail}`)
        : await markDone(ctx, mailingId);
    if (moved) await sayMoved(ctx, mailingId);
    else await planNextLook(ctx, mailingId, parked && { until: new Date(parked.until), reason: parked.reason });
  });
  return undefined;
}

async function cancelRest(caller: SendingCaller, head: Head): Promise<'again' | undefined> {
  const { mailingId } = head;
  await settleStale(caller, head);
  while (!caller.stopping.aborted) {
    const count = await inTransaction(caller, (ctx) => cancelDeliveries(ctx, mailingId, CANCEL_PAGE));
    if (count === 0) break;
  }
  await inTransaction(caller, async (ctx) => {
    if (await closeCancelled(ctx, mailingId)) await sayMoved(ctx, mailingId);
  });
  return undefined;
}

async function sayMoved(ctx: PartnerCtx, mailingId: MailingId): Promise<void> {
  await emit(ctx, { type: 'mailing.moved', partnerId: ctx.scope.partnerId, mailingId });
}

function findHead(caller: SendingCaller, mailingId: MailingId): Promise<Head | null> {
  return inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const row = await ctx.db.mailing.findUnique({
      where: { partnerId_id: { partnerId, id: mailingId } },
      select: {
        state: true,
        vendorId: true,
        fromAddress: true,
        fromName: true,
        replyTo: true,
        trackingMode: true,
        links: { select: { number: true, url: true } },
      },
    });
    if (!row) return null;
    const { links, ...head } = row;
    return {
      ...head,
      partnerId,
      mailingId,
      cap: await getFrequencyCap(ctx),
      state: head.state as MailingState,
      trackingMode: head.trackingMode as TrackingMode,
      links: new Map(links.map(({ number, url }) => [number, url])),
    };
  });
}

async function readPlan(caller: SendingCaller, mailingId: MailingId): Promise<RenderPlan> {
  const source = await inTransaction(caller, (ctx) =>
    ctx.db.mailing.findUniqueOrThrow({
      where: { partnerId_id: { partnerId: ctx.scope.partnerId, id: mailingId } },
      select: { subject: true, html: true, text: true },
    }),
  );
  return makeRenderPlan(source);
}
