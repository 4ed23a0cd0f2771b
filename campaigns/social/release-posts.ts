import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { mergeValues } from './internal/merge-values.ts';
import { lengthProblem } from './post-text.ts';
import { NetworkName, PostContent, ZoneValues } from './schema.ts';
import { destinationOf, newCode, shortUrl } from './short-link.ts';
import { postText } from './texts/schema.ts';

/** What could not go out within a day of its time asks its person again, so that a week of silence is no flood. */
export const LATE_MS = 24 * 3_600_000;

/**
 * Makes the publications of copies that are approved and due: one for each of the partner's accounts on the post's
 * networks, each with its frozen text and its short link.
 */
export async function releasePosts(caller: PartnerCaller): Promise<void> {
  const due = await inTransaction(caller, (ctx) =>
    ctx.db.socialPartnerPost.findMany({
      where: { partnerId: ctx.scope.partnerId, state: 'approved', dueAt: { lte: ctx.clock.now() } },
      orderBy: { dueAt: 'asc' },
      take: 100,
      select: { id: true },
    }),
  );
  for (const { id } of due) await inTransaction(caller, (ctx) => release(ctx, id));
}

async function release(ctx: PartnerCtx, id: string): Promise<void> {
  const { partnerId } = ctx.scope;
  const copy = await ctx.db.socialPartnerPost.findUnique({
    where: { partnerId_id: { partnerId, id } },
    select: {
      ...{ vendorId: true, postId: true, zones: true, dueAt: true, decidedAt: true },
      post: { select: { title: true, content: true, status: true, campaignId: true } },
    },
  });
  if (copy?.post.status !== 'published') return;
  const content = PostContent.parse(copy.post.content);
  const accounts = await ctx.db.socialAccount.findMany({
    where: { partnerId, network: { in: content.networks }, status: { in: ['connected', 'needs_repair'] } },
    select: { id: true, network: true, handle: true },
  });
  const now = ctx.clock.now();
  const late = now.getTime() - Math.max(copy.dueAt.getTime(), copy.decidedAt?.getTime() ?? 0) > LATE_MS;
  if (accounts.length === 0 && !late) return;
  const { count } = await ctx.db.socialPartnerPost.updateMany({
    where: { partnerId, id, state: 'approved' },
    data: { state: late ? 'missed' : 'released' },
  });
  if (count === 0 || late) return;
  const { values: partner, slug } = await mergeValues(ctx);
  const zones = ZoneValues.parse(copy.zones);
  const made = accounts.map((account) => {
    const network = NetworkName.parse(account.network);
    const code = newCode();
    const link = content.link && shortUrl(ctx.install.publicUrl, code);
    const text = postText({ content, network, partner, zones, link });
    const problem = lengthProblem(network, text);
    const state = problem ? { state: 'failed', reason: 'too_long', dueAt: null } : { state: 'queued', dueAt: now };
    const { vendorId, postId } = copy;
    const { campaignId } = copy.post;
    return {
      ...{ partnerId, id: newId('publication'), vendorId, postId, campaignId, partnerPostId: id },
      ...{ accountId: account.id, network, handle: account.handle, text, code, createdAt: now, ...state },
    };
  });
  await ctx.db.socialPublication.createMany({ data: made, skipDuplicates: true });
  if (content.link === '') return;
  await ctx.db.socialLink.createMany({
    data: made.map(({ id: publicationId, code, network, vendorId, postId, campaignId, createdAt }) => ({
      ...{ code, partnerId, publicationId, vendorId, postId, campaignId, createdAt },
      destination: destinationOf(content.link, { network, postTitle: copy.post.title, partnerSlug: slug }),
    })),
  });
}
