import type { VendorCtx } from '#campaigns/kernel/context.ts';
import type { WidgetFeedId } from '#campaigns/kernel/ids.ts';
import type { FeedProblem } from './feeds/entry.ts';

export type FeedRow = {
  id: WidgetFeedId;
  url: string;
  kind: 'news' | 'event';
  autoPublish: boolean;
  /** off: its server says that it is gone */
  status: 'on' | 'off';
  lastAt: Date | null;
  nextAt: Date | null;
  /** "" = the last reading went well */
  lastError: string;
  problems: FeedProblem[];
  /** since it was added */
  added: number;
  changed: number;
};

/** The vendor's feeds, the newest first. */
export async function listFeeds(ctx: VendorCtx): Promise<FeedRow[]> {
  const rows = await ctx.db.widgetFeed.findMany({
    where: { vendorId: ctx.scope.vendorId },
    orderBy: { id: 'desc' },
    select: {
      ...{ id: true, url: true, kind: true, autoPublish: true, status: true, lastAt: true, nextAt: true },
      ...{ lastError: true, problems: true, added: true, changed: true },
    },
  });
  return rows.map((row) => ({
    ...row,
    id: row.id as WidgetFeedId,
    kind: row.kind === 'event' ? 'event' : 'news',
    status: row.status === 'off' ? 'off' : 'on',
    problems: row.problems as FeedProblem[],
  }));
}
