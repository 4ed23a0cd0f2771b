import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import type { SystemMailer } from '#campaigns/kernel/mail.ts';
import { type AssignmentRef, markMailed } from './follow-assignment.ts';
import { offerMail } from './mails/offer-mail.ts';
import { getOffer, listLeadTakers } from './offer-queries.ts';

/**
 * Mails an offer, or its reminder, to the partner's people who take leads. A worker that dies in between mails again:
 * an offer that comes twice does no harm, one that never comes does.
 *
 * @throws DomainError unavailable when the mail did not go out
 */
export async function sendOffer(
  caller: PartnerCaller & { systemMailer: SystemMailer },
  ref: AssignmentRef,
  { reminder }: { reminder: boolean },
): Promise<void> {
  const { offer, people } = await caller.inScope(async (ctx) => ({
    offer: await getOffer(ctx, ref),
    people: await listLeadTakers(ctx),
  }));
  for (const to of people) {
    const mail = await offerMail(caller.install, { offer, ref, to: to.address, reminder });
    await caller.systemMailer({ kind: 'notice', to, ...mail });
  }
  await markMailed(caller, ref, reminder);
}
