import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { type AccountRow, listRepairs } from './account-queries.ts';
import { getPartnerPost, listPartnerPosts, type PartnerPostView } from './partner-post-queries.ts';
import { listPublications, type PublicationRow } from './publication-queries.ts';

const SHOWN = 20;

/** Posts that wait for the partner's answer, whole, the next due first. */
export async function listWaitingPosts(ctx: PartnerCtx): Promise<PartnerPostView[]> {
  const views: PartnerPostView[] = [];
  for (const { id } of (await listPartnerPosts(ctx, 'waiting')).slice(0, SHOWN))
    views.push(await getPartnerPost(ctx, id));
  return views;
}

/** A partner's first social screen: what waits, what is out, and what has to be mended. */
export async function readSocialPage(
  ctx: PartnerCtx,
): Promise<{ waiting: PartnerPostView[]; publications: PublicationRow[]; repairs: AccountRow[] }> {
  return {
    waiting: await listWaitingPosts(ctx),
    publications: await listPublications(ctx),
    repairs: await listRepairs(ctx),
  };
}
