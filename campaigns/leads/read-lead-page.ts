import type { Ctx } from '#campaigns/kernel/context.ts';
import type { LeadId } from '#campaigns/kernel/ids.ts';
import {
  explainScore,
  findOpenOffer,
  getLead,
  type LeadScoreView,
  type LeadView,
  listTimeline,
  type OpenOffer,
  type TimelineEntry,
} from './lead-queries.ts';

export type LeadPage = { lead: LeadView; score: LeadScoreView; timeline: TimelineEntry[]; offer: OpenOffer | null };

/**
 * A lead with its score explained and all that happened.
 *
 * @throws DomainError not_found
 */
export async function readLeadPage(ctx: Ctx, { leadId }: { leadId: LeadId }): Promise<LeadPage> {
  const lead = await getLead(ctx, leadId);
  return {
    lead,
    score: await explainScore(ctx, lead),
    timeline: await listTimeline(ctx, lead),
    offer: await findOpenOffer(ctx, lead),
  };
}
