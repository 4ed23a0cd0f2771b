import { authorize } from '#campaigns/kernel/authorize.ts';
import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { answerOffer } from './answer-offer.ts';
import { takeWaitingLead } from './internal/take-waiting-lead.ts';
import { findOpenOffer, getLead } from './lead-queries.ts';
import type { AnswerLead } from './schema.ts';

/**
 * Answers the offer of a lead that is open, whichever it is; a partner's own lead that nobody took can still be taken.
 *
 * @throws DomainError not_found; conflict when nothing is open
 */
export async function answerOpenOffer(caller: PartnerCaller, { leadId, answer, reason }: AnswerLead): Promise<void> {
  authorize(caller.actor, 'lead:write');
  await caller.inScope(async (ctx) => {
    const lead = await getLead(ctx, leadId);
    const offer = await findOpenOffer(ctx, lead);
    if (offer) {
      await answerOffer(ctx, { assignmentId: offer.assignmentId, answer, reason });
      return;
    }
    const taken = answer === 'accept' && (await takeWaitingLead(ctx, lead));
    if (!taken)
      throw new DomainError('conflict', `lead ${leadId} has no open offer`, {
        show: 'This lead does not wait for an answer any more.',
      });
  });
}
