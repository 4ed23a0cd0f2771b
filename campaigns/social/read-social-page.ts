import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { type AccountRow, listRepairs } from './account-queries.ts';
import { listWaitingPosts, type PartnerPostView } from './partner-post-queries.ts';
import { listPublications, type PublicationRow } from './publication-queries.ts';

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
