import type { CampaignStatus } from './schema.ts';

/** States of a campaign and the moves between them. A withdrawn campaign can be published again. */
export const CAMPAIGN_MOVES = {
  draft: ['published'],
  published: ['withdrawn'],
  withdrawn: ['published'],
} as const satisfies Record<CampaignStatus, readonly CampaignStatus[]>;
