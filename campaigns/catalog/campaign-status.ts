import type { CampaignStatus } from './schema.ts';

/** States of a campaign and the moves between them. A withdrawn campaign can be published again. */
export const CAMPAIGN_MOVES = {
  draft: ['published'],
  published: ['withdrawn'],
  withdrawn: ['published'],
} as const satisfies Record<CampaignStatus, readonly CampaignStatus[]>;

/** The states from which a campaign may become `to`. */
export function campaignStatesBefore(to: CampaignStatus): CampaignStatus[] {
  const states = Object.keys(CAMPAIGN_MOVES) as CampaignStatus[];
  return states.filter((from) => (CAMPAIGN_MOVES[from] as readonly CampaignStatus[]).includes(to));
}
