import { isMeantFor, type MeantFor, type PartnerPlace } from '#campaigns/partners/meant-for.ts';
import type { CampaignStatus } from './schema.ts';

/** Whether a partner may launch a campaign now, and if not, why. */
export type Offer = { kind: 'yes' } | { kind: 'no'; reason: 'withdrawn' | 'ended' | 'not_started' | 'not_eligible' };

export type OfferFacts = MeantFor & {
  status: CampaignStatus;
  archived: boolean;
  /** days in the vendor's zone, "2026-03-29"; null = open */
  startsOn: string | null;
  endsOn: string | null;
  /** today in the vendor's zone */
  today: string;
  partner: PartnerPlace;
};

/**
 * Is this campaign offered to this partner today? Both ends of its dates count as days of the offer.
 *
 * Source: campaigns/catalog/README.md, "Who sees a campaign".
 */
export function offerOf(facts: OfferFacts): Offer {
  if (facts.status !== 'published' || facts.archived) return { kind: 'no', reason: 'withdrawn' };
  if (!isMeantFor(facts, facts.partner)) return { kind: 'no', reason: 'not_eligible' };
  if (facts.startsOn && facts.today < facts.startsOn) return { kind: 'no', reason: 'not_started' };
  if (facts.endsOn && facts.today > facts.endsOn) return { kind: 'no', reason: 'ended' };
  return { kind: 'yes' };
}
