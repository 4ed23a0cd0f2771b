import { publicImagePath } from '#campaigns/content/files/public-image.ts';
import { inTransaction, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { isDomainError } from '#campaigns/kernel/errors.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { newId, type SocialAccountId } from '#campaigns/kernel/ids.ts';
import { type ClaimedPublication, claimPublication, pauseAccount } from './claim-publication.sql.ts';
import { sessionOf } from './internal/account-secrets.ts';
import { networkOf } from './internal/network-of.ts';
import type { Picture, Session, SocialNetwork } from './networks/network.ts';
import { LATE_MS, releasePosts } from './release-posts.ts';
import { markForRepair, renewAccount } from './renew-account.ts';
import { NetworkName, PostContent } from './schema.ts';
import { settleDisconnected } from './settle-disconnected.ts';
import { afterLook, afterPublish, afterRemove, type Settlement } from './settlement.ts';
import type { SocialCaller } from './social-caller.ts';
import type { SocialPace } from './social-pace.ts';

export type AdvancingCaller = SocialCaller & { files: FileStore; pace: SocialPace; stopping: AbortSignal };

/** Twice the late time: an account was repaired, and what waited for it is news no more. */
const TOO_OLD_MS = 2 * LATE_MS;
const AT_A_TIME = 25;

/**
 * Does what is due for one partner: renews accounts, releases copies, sends, looks for what is in doubt, takes back.
 * Whatever is done is claimed first; a worker that dies leaves a lease that ends.
 *
 * @returns true when there is more to do
 */
export async function advanceSocial(caller: AdvancingCaller): Promise<boolean> {
  await renewDue(caller);
  await settleDisconnected(caller);
  await releasePosts(caller);
  for (let done = 0; done < AT_A_TIME; done += 1) {
    if (caller.stopping.aborted) return false;
    const claim = newId('request');
    const { leaseMs } = caller.pace;
    const claimed = await inTransaction(caller, (ctx) => claimPublication(ctx, { claim, leaseMs }));
    if (!claimed) return false;
    await handle(caller, claimed, claim);
  }
  return true;
}

async function renewDue(caller: AdvancingCaller): Promise<void> {
  const due = await inTransaction(caller, (ctx) =>
    ctx.db.socialAccount.findMany({
      where: { partnerId: ctx.scope.partnerId, status: 'connected', renewAt: { lte: ctx.clock.now() } },
      select: { id: true, sealed: true },
    }),
  );
  for (const { id, sealed } of due) await renewAccount(caller, { accountId: id as SocialAccountId, seen: sealed });
}

/** A publication and the tokens that it is worked on with. */
type Held = ClaimedPublication & { sealed: string };

async function handle(caller: AdvancingCaller, publication: ClaimedPublication, claim: string): Promise<void> {
  const network = networkOf(caller.networks, NetworkName.parse(publication.network));
  const opened = await openAccount(caller, publication, claim);
  if (!opened) return;
  const { session, sealed } = opened;
  const claimed: Held = { ...publication, sealed };
  const facts = factsOf(caller, claimed);
  if (claimed.state === 'claimed') await publish(caller, { claimed, claim, network, session });
  else if (claimed.state === 'unknown') {
    const since = new Date((claimed.sentAt ?? claimed.createdAt).getTime() - 60_000);
    const code = claimed.text.includes(`/s/${claimed.code}`) ? claimed.code : null;
    const outcome = await network.look(session, { text: claimed.text, code, since });
    await settle(caller, { claimed, claim, settlement: afterLook(outcome, facts) });
  } else {
    const known = claimed.externalId;
    const outcome = known ? await network.remove(session, known) : ({ kind: 'refused', detail: 'no id' } as const);
    await settle(caller, { claimed, claim, settlement: afterRemove(outcome, facts) });
  }
}

async function openAccount(
  caller: AdvancingCaller,
  claimed: ClaimedPublication,
  claim: string,
): Promise<{ session: Session; sealed: string } | null> {
  const { partnerId } = caller.scope;
  const { accountId } = claimed;
  const row = await inTransaction(caller, (ctx) =>
    ctx.db.socialAccount.findUnique({
      where: { partnerId_id: { partnerId, id: accountId } },
      select: { externalId: true, handle: true, server: true, sealed: true },
    }),
  );
  try {
    if (!row) return null;
    const session = sessionOf(caller.install.keys, caller.networks, { ...row, partnerId, accountId });
    return { session, sealed: row.sealed };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    await inTransaction(caller, async (ctx) => {
      await markForRepair(ctx, accountId, 'sealed');
      const state = claimed.state === 'claimed' ? 'queued' : claimed.state;
      await write(ctx, claimed, claim, { state, claimedBy: null, dueAt: ctx.clock.now() });
    });
    return null;
  }
}

type Sending = { claimed: Held; claim: string; network: SocialNetwork; session: Session };

async function publish(caller: AdvancingCaller, { claimed, claim, network, session }: Sending): Promise<void> {
  const facts = factsOf(caller, claimed);
  const content = await inTransaction(caller, (ctx) => lastLook(ctx, claimed, claim));
  if (!content) return;
  const picture = await pictureOf(caller, claimed, content);
  let media: string | null = null;
  if (picture) {
    const brought = await network.upload(session, picture);
    if (brought.kind !== 'uploaded') {
      const settlement = afterPublish(brought, { ...facts, attempt: claimed.attempt + 1 });
      await settle(caller, { claimed, claim, settlement });
      return;
    }
    media = brought.media;
  }
  if (!(await inTransaction(caller, (ctx) => markSending(ctx, claimed, claim, caller.pace.leaseMs)))) return;
  const { text, id: key } = claimed;
  const outcome = await network.publish(session, { text, key, media, picture, link: content.link });
  await settle(caller, {
    claimed,
    claim,
    settlement: afterPublish(outcome, { ...facts, attempt: claimed.attempt + 1 }),
  });
}

/** Looks once more whether it may go: still offered, not recalled, not stale. Null = it was settled here. */
async function lastLook(ctx: PartnerCtx, claimed: ClaimedPublication, claim: string): Promise<PostContent | null> {
  const { vendorId, postId } = claimed;
  const post = await ctx.db.socialPost.findUnique({
    where: { vendorId_id: { vendorId, id: postId } },
    select: { status: true, content: true },
  });
  const stopped = post?.status !== 'published' || claimed.recallAt !== null;
  const old = claimed.attempt === 0 && ctx.clock.now().getTime() - claimed.createdAt.getTime() > TOO_OLD_MS;
  if (!stopped && !old) return PostContent.parse(post.content);
  const data = stopped ? { state: 'cancelled', reason: 'withdrawn' } : { state: 'failed', reason: 'too_late' };
  await write(ctx, claimed, claim, { ...data, dueAt: null, claimedBy: null });
  return null;
}

async function markSending(
  ctx: PartnerCtx,
  claimed: ClaimedPublication,
  claim: string,
  leaseMs: number,
): Promise<boolean> {
  const now = ctx.clock.now();
  const post = await ctx.db.socialPost.findFirst({
    where: { vendorId: claimed.vendorId, id: claimed.postId, status: 'published' },
    select: { id: true },
  });
  if (!post) return false;
  const { count } = await ctx.db.socialPublication.updateMany({
    where: { partnerId: ctx.scope.partnerId, id: claimed.id, claimedBy: claim, state: 'claimed' },
    data: { state: 'sending', attempt: claimed.attempt + 1, sentAt: now, dueAt: new Date(now.getTime() + leaseMs) },
  });
  return count === 1;
}

async function settle(
  caller: AdvancingCaller,
  { claimed, claim, settlement }: { claimed: Held; claim: string; settlement: Settlement },
): Promise<void> {
  const { found, dueInMs, pauseMs, signedOut, ...rest } = settlement;
  await inTransaction(caller, async (ctx) => {
    const now = ctx.clock.now();
    const recalled = await isRecalled(ctx, claimed);
    const published = found && { externalId: found.externalId, permalink: found.permalink, publishedAt: now };
    // A recall that came while it was in doubt is done now.
    const back = recalled && rest.state === 'published' ? { state: 'removing', attempt: 0, dueAt: now } : {};
    const gone = recalled && rest.state === 'queued' ? { state: 'cancelled', reason: 'recalled', dueAt: null } : {};
    const dueAt = dueInMs === null ? null : new Date(now.getTime() + dueInMs);
    await write(ctx, claimed, claim, { ...rest, dueAt, ...published, ...back, ...gone, claimedBy: null });
    if (pauseMs) await pauseAccount(ctx, claimed.accountId, new Date(now.getTime() + pauseMs));
  });
  // Without a way to renew, the account waits for its person, and what waits for the account stays.
  const accountId = claimed.accountId as SocialAccountId;
  if (signedOut) await renewAccount(caller, { accountId, seen: claimed.sealed });
}

async function isRecalled(ctx: PartnerCtx, { id }: ClaimedPublication): Promise<boolean> {
  const row = await ctx.db.socialPublication.findUnique({
    where: { partnerId_id: { partnerId: ctx.scope.partnerId, id } },
    select: { recallAt: true, state: true },
  });
  return row !== null && row.recallAt !== null && row.state !== 'removing';
}

type Change = Parameters<PartnerCtx['db']['socialPublication']['updateMany']>[0]['data'];

/** A late answer of a worker whose lease is over changes nothing. */
async function write(ctx: PartnerCtx, { id }: ClaimedPublication, claim: string, data: Change): Promise<void> {
  await ctx.db.socialPublication.updateMany({ where: { partnerId: ctx.scope.partnerId, id, claimedBy: claim }, data });
}

async function pictureOf(
  caller: AdvancingCaller,
  { vendorId }: ClaimedPublication,
  { image }: PostContent,
): Promise<Picture | null> {
  if (!image) return null;
  const { sha256, extension, width, height, alt } = image;
  const bytes = await caller.files.get(`${vendorId}/${sha256}`);
  const url = `${caller.install.publicUrl}${publicImagePath({ sha256, extension })}`;
  return { bytes, mime: extension === 'png' ? 'image/png' : 'image/jpeg', width, height, alt, url };
}

function factsOf(caller: AdvancingCaller, { attempt, looks, reason, sentAt }: ClaimedPublication) {
  const sentForMs = sentAt ? caller.clock.now().getTime() - sentAt.getTime() : 0;
  return { attempt, looks, reason, sentForMs, pace: caller.pace };
}
