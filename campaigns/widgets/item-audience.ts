/** Whom an item is for. Both empty = every partner of the vendor. */
export type ItemAudience = { tierIds: readonly string[]; groupIds: readonly string[] };

/** A partner as its vendor has put it. */
export type PartnerPlace = { active: boolean; tierId: string | null; groupIds: readonly string[] };

/**
 * Does this partner's website show the item? Being in one of its tiers or one of its groups is enough.
 *
 * Source: campaigns/catalog/README.md, "Who sees a campaign": the same rule, so that vendors learn it once.
 */
export function isItemFor(audience: ItemAudience, partner: PartnerPlace): boolean {
  if (!partner.active) return false;
  if (audience.tierIds.length === 0 && audience.groupIds.length === 0) return true;
  const byTier = partner.tierId !== null && audience.tierIds.includes(partner.tierId);
  return byTier || audience.groupIds.some((id) => partner.groupIds.includes(id));
}
