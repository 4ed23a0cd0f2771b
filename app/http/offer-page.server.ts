import { answerOffer } from '#campaigns/leads/answer-offer.ts';
import { getOffer, type OfferView } from '#campaigns/leads/offer-queries.ts';
import { type OfferFacts, parseOfferToken } from '#campaigns/leads/offer-token.ts';
import type { OfferAnswer } from '#campaigns/leads/schema.ts';
import { notFoundAddress } from './form.server.ts';
import type { PublicParts } from './public.server.ts';

type Parts<I> = Pick<PublicParts<I>, 'input' | 'world' | 'enter'>;

/** What the link in an offer's mail shows. Looking changes nothing: programs follow every link of a mail. */
export function readOfferPage({ input, world, enter }: Parts<{ token: string }>): Promise<OfferView> {
  const facts = factsOf(world, input.token);
  return callerOf(enter, facts).inScope((ctx) => getOffer(ctx, facts));
}

/** The answer of whoever has the link. */
export async function postOfferPage({ input, world, enter }: Parts<OfferAnswer>): Promise<void> {
  const facts = factsOf(world, input.token);
  const { assignmentId, email } = facts;
  await answerOffer(callerOf(enter, facts), { assignmentId, answer: input.answer, reason: input.reason, by: email });
}

function factsOf(world: Parts<unknown>['world'], token: string): OfferFacts {
  const facts = parseOfferToken(world.install.keys, token);
  if (!facts) throw notFoundAddress();
  return facts;
}

function callerOf(enter: Parts<unknown>['enter'], { partnerId }: OfferFacts) {
  return enter({ side: 'partner', partnerId }, 'offer link');
}
