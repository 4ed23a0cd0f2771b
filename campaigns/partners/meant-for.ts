/** Whom a vendor's thing is for. Both empty = every partner of the vendor. */
export type MeantFor = { tierIds: readonly string[]; groupIds: readonly string[] };

/** A partner as its vendor has put it. */
export type PartnerPlace = { active: boolean; tierId: string | null; groupIds: readonly string[] };

/**
 * Is something of the vendor's for this partner? Being in one of its tiers or one of its groups is enough.
 *
 * Source: campaigns/catalog/README.md, "Who sees a campaign": one rule for all that is offered, so that vendors learn it once.
 */
export function isMeantFor({ tierIds, groupIds }: MeantFor, partner: PartnerPlace): boolean {
  if (!partner.active) return false;
  if (tierIds.length === 0 && groupIds.length === 0) return true;
  const byTier = partner.tierId !== null && tierIds.includes(partner.tierId);
  return byTier || groupIds.some((id) => partner.groupIds.includes(id));
}
