import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { CampaignId, VendorId } from '#campaigns/kernel/ids.ts';
import { listPublishedPosts, type PublishedPost } from '#campaigns/social/publication-queries.ts';
import { listWidgetFigures, type WidgetFigures } from '#campaigns/widgets/day-queries.ts';
import { FEWEST_PEOPLE, type ShownProof } from '../shown-proof.ts';

/** Where else a launch's campaign was seen. */
export type Reach = { posts: PublishedPost[]; widgets: WidgetFigures[]; from: string; until: string };

/**
 * The partner's posts of the campaign that are out, and its widgets' views from the launch's first day until today.
 *
 * @param from "2026-03-02", UTC
 */
export async function readReach(
  ctx: PartnerCtx,
  { vendorId, campaignId, from }: { vendorId: VendorId; campaignId: CampaignId; from: string },
): Promise<Reach> {
  const { partnerId } = ctx.scope;
  const until = ctx.clock.now().toISOString().slice(0, 10);
  const posts = await listPublishedPosts(ctx, { partnerId, campaignId });
  return { posts, widgets: await listWidgetFigures(ctx, { vendorId, from, until }), from, until };
}

/** What goes into the files, kinds without anything to show left out. A widget's figures need eight views, like all else. */
export function toShownProof({ posts, widgets, from, until }: Reach): ShownProof[] {
  const out = posts.filter(({ permalink }) => /^https?:\/\//.test(permalink));
  const seen = widgets.map(({ id, name, kind, views, clicks }) =>
    views >= FEWEST_PEOPLE ? { id, name, kind, views, clicks } : { id, name, kind, views: null, clicks: null },
  );
  return [
    ...(out.length === 0
      ? []
      : [
          {
            kind: 'permalinks' as const,
            posts: out.map(({ publishedAt, ...post }) => ({ ...post, publishedAt: publishedAt.toISOString() })),
          },
        ]),
    ...(seen.length === 0 ? [] : [{ kind: 'widget_counts' as const, from, until, widgets: seen }]),
  ];
}
