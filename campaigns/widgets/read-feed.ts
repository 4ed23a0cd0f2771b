import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { isDomainError } from '#campaigns/kernel/errors.ts';
import type { Outbound } from '#campaigns/kernel/outbound.ts';
import type { FeedReading } from './feeds/entry.ts';
import { FeedUnread, fetchFeed, type Known } from './feeds/fetch-feed.ts';
import { keepItems, readEntries } from './internal/keep-items.ts';
import type { FeedIdInput } from './schema.ts';

const MINUTE_MS = 60_000;
/** A reading takes seconds; one that has not ended by then died with its worker. */
const LEASE_MS = 5 * MINUTE_MS;
const EVERY_MS = 30 * MINUTE_MS;
const LATEST_MS = 24 * 60 * MINUTE_MS;
/** What a screen lists of a reading's problems. */
const MAX_PROBLEMS = 20;

/**
 * Reads a feed that is due, whoever else tries at the same moment: it is claimed by moving its next time, fetched outside
 * of any transaction, and its items and its outcome are kept together. What goes wrong stands in its row, and it is
 * tried again later and later, a day at most.
 *
 * @returns false when it was not due, or another worker has it
 */
export async function readFeed(
  caller: VendorCaller & { outbound: Outbound },
  { feedId }: FeedIdInput,
): Promise<boolean> {
  authorize(caller.actor, 'item:write');
  const feed = await claim(caller, feedId);
  if (!feed) return false;
  try {
    const fetched = await fetchFeed(caller.outbound, feed.url, feed);
    const reading = fetched.kind === 'read' ? await readEntries(fetched.bytes, caller.clock.now()) : null;
    if (reading && reading.kind !== feed.kind) throw new FeedUnread(OTHER_KIND[feed.kind]);
    await keep(caller, feed, reading, fetched.kind === 'read' ? fetched.known : feed);
  } catch (error) {
    const said = error instanceof FeedUnread ? error.message : isDomainError(error) ? error.show : null;
    if (!said) throw error;
    await fail(caller, feed, { said, isGone: error instanceof FeedUnread && error.isGone });
  }
  return true;
}

const OTHER_KIND = {
  news: 'This is a calendar. Remove it and add it again as events.',
  event: 'This is a news feed. Remove it and add it again as news.',
} as const;

type Claimed = Known & { id: string; url: string; kind: 'news' | 'event'; autoPublish: boolean; failures: number };

function claim(caller: VendorCaller, feedId: string): Promise<Claimed | null> {
  return inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    const now = ctx.clock.now();
    const { count } = await ctx.db.widgetFeed.updateMany({
      where: { vendorId, id: feedId, status: 'on', nextAt: { lte: now } },
      data: { nextAt: new Date(now.getTime() + LEASE_MS) },
    });
    if (count === 0) return null;
    const row = await ctx.db.widgetFeed.findUniqueOrThrow({
      where: { vendorId_id: { vendorId, id: feedId } },
      select: {
        ...{ id: true, url: true, kind: true, autoPublish: true, failures: true, etag: true, lastModified: true },
      },
    });
    return { ...row, kind: row.kind === 'event' ? 'event' : 'news' };
  });
}

function keep(caller: VendorCaller, feed: Claimed, reading: FeedReading | null, { etag, lastModified }: Known) {
  return inTransaction(caller, async (ctx) => {
    const now = ctx.clock.now();
    const where = { vendorId: ctx.scope.vendorId, id: feed.id };
    const { count } = await ctx.db.widgetFeed.updateMany({
      where,
      data: {
        ...{ etag, lastModified, lastAt: now, lastError: '', failures: 0 },
        nextAt: new Date(now.getTime() + EVERY_MS),
        ...(reading ? { problems: reading.problems.slice(0, MAX_PROBLEMS) } : {}),
      },
    });
    // Removed while it was read: nothing of it is kept.
    if (count === 0 || !reading) return;
    const { added, changed } = await keepItems(ctx, reading, { feedId: feed.id, publish: feed.autoPublish });
    if (added + changed === 0) return;
    await ctx.db.widgetFeed.updateMany({
      where,
      data: { added: { increment: added }, changed: { increment: changed } },
    });
    const after = { added, changed, published: feed.autoPublish };
    await audit(ctx, { action: 'widget_feed.read', objectType: 'feed', objectId: feed.id, after });
  });
}

function fail(caller: VendorCaller, feed: Claimed, { said, isGone }: { said: string; isGone: boolean }) {
  return inTransaction(caller, async (ctx) => {
    const now = ctx.clock.now();
    const failures = feed.failures + 1;
    const wait = Math.min(EVERY_MS * 2 ** Math.min(failures - 1, 10), LATEST_MS);
    await ctx.db.widgetFeed.updateMany({
      where: { vendorId: ctx.scope.vendorId, id: feed.id },
      data: {
        ...{ lastAt: now, lastError: said, failures },
        ...(isGone ? { status: 'off', nextAt: null } : { nextAt: new Date(now.getTime() + wait) }),
      },
    });
  });
}
