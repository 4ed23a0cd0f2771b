import { type ApprovalFacts, parseApprovalToken } from '#campaigns/social/approval-token.ts';
import { decidePartnerPost } from '#campaigns/social/decide-partner-post.ts';
import { getPartnerPost, listWaitingPosts, type PartnerPostView } from '#campaigns/social/partner-post-queries.ts';
import type { ApprovalAnswer, ApprovalPageInput } from '#campaigns/social/schema.ts';
import { notFoundAddress } from './form.server.ts';
import type { PublicParts } from './public.server.ts';

type PostAnswers = { waiting: PartnerPostView[]; answered: Pick<PartnerPostView, 'title' | 'state'> | null };

type Parts<I> = Pick<PublicParts<I>, 'input' | 'world' | 'enter'>;

/**
 * What the link in a mail of waiting posts shows, and how the one stands that was just answered. Looking changes nothing:
 * programs follow every link of a mail.
 */
export function readPostAnswers({ input, world, enter }: Parts<ApprovalPageInput>): Promise<PostAnswers> {
  const { token, answered } = input;
  return callerOf(enter, factsOf(world, token)).inScope(async (ctx) => {
    const waiting = await listWaitingPosts(ctx);
    if (!answered) return { waiting, answered: null };
    const { title, state } = await getPartnerPost(ctx, answered);
    return { waiting, answered: { title, state } };
  });
}

/** The answer of whoever has the link. */
export async function postPostAnswer({ input, world, enter }: Parts<ApprovalAnswer>): Promise<void> {
  const facts = factsOf(world, input.token);
  const { partnerPostId, answer } = input;
  await decidePartnerPost(callerOf(enter, facts), { partnerPostId, answer, by: facts.email });
}

function factsOf(world: Parts<unknown>['world'], token: string): ApprovalFacts {
  const facts = parseApprovalToken(world.install.keys, token, world.clock.now());
  if (!facts) throw notFoundAddress();
  return facts;
}

function callerOf(enter: Parts<unknown>['enter'], { partnerId }: ApprovalFacts) {
  return enter({ side: 'partner', partnerId }, 'post link');
}
