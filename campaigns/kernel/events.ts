import { z } from 'zod';
import type { Ctx } from './context.ts';
import { newId } from './ids.ts';
import { insertEvents } from './outbox.sql.ts';

/**
 * Everything that may happen elsewhere because something happened here. Payloads are ids only; a new field is optional
 * until old rows have drained. Who reacts stands on one page: jobs/subscriptions.ts.
 */
export const DomainEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('import.uploaded'), partnerId: z.string(), importId: z.string() }),
  z.object({ type: z.literal('import.confirmed'), partnerId: z.string(), importId: z.string() }),
  z.object({ type: z.literal('mailing.due'), partnerId: z.string(), mailingId: z.string() }),
  /** its state changed: started, paused by itself, done, cancelled */
  z.object({ type: z.literal('mailing.moved'), partnerId: z.string(), mailingId: z.string() }),
  z.object({ type: z.literal('engagement.recorded'), partnerId: z.string(), mailingId: z.string() }),
  z.object({ type: z.literal('launch.scheduled'), vendorId: z.string(), partnerId: z.string(), launchId: z.string() }),
  z.object({ type: z.literal('campaign.published'), vendorId: z.string(), campaignId: z.string() }),
  /** waits for the rules' decision */
  z.object({ type: z.literal('claim.submitted'), vendorId: z.string(), claimId: z.string() }),
  /** gives back what the ledger holds for it */
  z.object({ type: z.literal('fund_request.cancelled'), vendorId: z.string(), requestId: z.string() }),
  /** the vendor asks the partner's owners to look at what waits for them */
  z.object({
    type: z.literal('partner.reminded'),
    vendorId: z.string(),
    partnerId: z.string(),
    reminderId: z.string(),
  }),
  z.object({ type: z.literal('invitation.created'), invitationId: z.string() }),
  /** in order, or released; partnerId and contactId are missing where a vendor caught it itself */
  z.object({
    type: z.literal('form.submitted'),
    vendorId: z.string(),
    submissionId: z.string(),
    formId: z.string(),
    partnerId: z.string().optional(),
    contactId: z.string().optional(),
  }),
  /** engagements of a partner's people were counted into scores */
  z.object({ type: z.literal('engagement.scored'), partnerId: z.string() }),
  /** its score crossed the line, or the person asked for it; partnerId where it is the partner's own */
  z.object({
    type: z.literal('lead.qualified'),
    vendorId: z.string(),
    leadId: z.string(),
    partnerId: z.string().optional(),
    contactId: z.string().optional(),
  }),
  /** nobody is left to offer it to, or three partners let it go: a person of the vendor decides */
  z.object({ type: z.literal('lead.unassigned'), vendorId: z.string(), leadId: z.string() }),
  z.object({ type: z.literal('lead.offered'), vendorId: z.string(), assignmentId: z.string(), partnerId: z.string() }),
  z.object({
    type: z.literal('lead.accepted'),
    vendorId: z.string(),
    leadId: z.string(),
    partnerId: z.string(),
    contactId: z.string().optional(),
  }),
  z.object({ type: z.literal('lead.declined'), vendorId: z.string(), leadId: z.string(), partnerId: z.string() }),
  z.object({
    type: z.literal('deal.registered'),
    vendorId: z.string(),
    partnerId: z.string(),
    dealId: z.string(),
    contactId: z.string().optional(),
  }),
  z.object({ type: z.literal('deal.decided'), vendorId: z.string(), partnerId: z.string(), dealId: z.string() }),
  /** people are to be taken in, or some who are inside have something due */
  z.object({ type: z.literal('journey.due'), partnerId: z.string(), activationId: z.string() }),
  /** people came to a step that tells the partner's own people */
  z.object({ type: z.literal('journey.noticed'), partnerId: z.string(), noticeId: z.string() }),
  /** offered, withdrawn or recalled: partners' copies follow */
  z.object({ type: z.literal('social_post.changed'), vendorId: z.string(), postId: z.string() }),
  /** a copy was approved, or something else is due on a partner's accounts */
  z.object({ type: z.literal('social_post.due'), partnerId: z.string() }),
  /** added, or asked for by a person: it is read at once */
  z.object({ type: z.literal('widget_feed.due'), vendorId: z.string(), feedId: z.string() }),
  z.object({ type: z.literal('deal.closed'), vendorId: z.string(), partnerId: z.string(), dealId: z.string() }),
]);
export type DomainEvent = z.infer<typeof DomainEvent>;

/** Says what happened, in the transaction that made it happen; jobs/outbox-relay.ts hands it on after commit. */
export async function emit(ctx: Ctx, event: DomainEvent): Promise<void> {
  await emitAll(ctx, [event]);
}

/** Many events in one statement. */
export async function emitAll(ctx: Ctx, events: readonly DomainEvent[]): Promise<void> {
  await insertEvents(
    ctx,
    events.map(({ type, ...payload }) => ({ id: newId('event'), type, payload })),
  );
}
