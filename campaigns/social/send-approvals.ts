import { renderPlainMail } from '#campaigns/accounts/mails/mail-frame.ts';
import type { PartnerCaller, PartnerCtx } from '#campaigns/kernel/context.ts';
import type { SystemMailer } from '#campaigns/kernel/mail.ts';
import { type AccountRow, listRepairs } from './account-queries.ts';
import { APPROVAL_DAYS, approvalToken } from './approval-token.ts';
import { listWaitingRows, type PartnerPostRow } from './partner-post-queries.ts';

type News = { posts: PartnerPostRow[]; accounts: AccountRow[]; people: { address: string; name: string }[] };

/**
 * One mail for all that waits: posts to approve, with a link that needs no sign-in, and accounts to sign in to again. A
 * worker that dies in between mails again; the marks come after the mails.
 *
 * @throws DomainError unavailable when a mail did not go out
 */
export async function sendApprovals(caller: PartnerCaller & { systemMailer: SystemMailer }): Promise<void> {
  const news = await caller.inScope(readNews);
  const { posts, accounts, people } = news;
  if (posts.length === 0 && accounts.length === 0) return;
  for (const to of people) {
    const mail = await renderPlainMail(wordsOf(caller, news, to.address));
    await caller.systemMailer({ kind: 'notice', to, ...mail });
  }
  const now = caller.clock.now();
  const { partnerId } = caller.scope;
  await caller.inScope(async (ctx) => {
    const ids = posts.map(({ id }) => id);
    await ctx.db.socialPartnerPost.updateMany({ where: { partnerId, id: { in: ids } }, data: { mailedAt: now } });
    const told = accounts.map(({ id }) => id);
    await ctx.db.socialAccount.updateMany({ where: { partnerId, id: { in: told } }, data: { remindedAt: now } });
  });
}

async function readNews(ctx: PartnerCtx): Promise<News> {
  const posts = await listWaitingRows(ctx);
  const accounts = await listRepairs(ctx);
  const rows = await ctx.db.membership.findMany({
    where: { partnerId: ctx.scope.partnerId, revokedAt: null, role: { in: ['owner', 'marketer'] } },
    orderBy: { id: 'asc' },
    take: 20,
    select: { email: true, name: true },
  });
  return { posts, accounts, people: rows.map(({ email, name }) => ({ address: email, name })) };
}

function wordsOf({ install, scope, clock }: PartnerCaller, { posts, accounts }: News, email: string) {
  const until = new Date(clock.now().getTime() + APPROVAL_DAYS * 86_400_000);
  const link = `${install.publicUrl}/posts/${approvalToken(install.keys, { partnerId: scope.partnerId, email, until })}`;
  const [post] = posts;
  const many = posts.length === 1 ? 'A post waits' : `${posts.length} posts wait`;
  const repair = accounts.map(
    ({ handle, network }) => `${handle} (${network}) has to be signed in to again, or its posts stop.`,
  );
  const named = posts.slice(0, 10).map(({ vendorName, title, excerpt }) => `${vendorName}, “${title}”: ${excerpt}`);
  const mend = { label: 'Sign in again', url: `${install.publicUrl}/partner/social/accounts` };
  return {
    subject: post ? `${many} for your answer` : 'A social account has to be signed in to again',
    preheader: post ? 'Approve or decline without signing in.' : (repair[0] ?? ''),
    title: post ? `${many} for your answer` : 'Sign in again',
    paragraphs: [...named, ...repair],
    button: post ? { label: 'See and answer', url: link } : mend,
    notes: post
      ? [
          `The link works for ${APPROVAL_DAYS} days. Opening the page approves nothing.`,
          ...(repair.length ? [`${mend.label}: ${mend.url}`] : []),
        ]
      : [],
  };
}
