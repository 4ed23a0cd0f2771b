import { USUAL_PROOF } from './proof.ts';
import { ACTIVITIES, type ActivityType, type PolicyRules, type ProofKind } from './schema.ts';

/** What one kind of activity gets under some rules, or null when it gets nothing. */
export function termsOf(
  rules: PolicyRules,
  activity: ActivityType,
): { rateBps: number; capMinor: number | null; proof: ProofKind[] } | null {
  const terms = rules.activities.find((one) => one.type === activity);
  if (!terms) return null;
  return { rateBps: terms.rateBps ?? rules.rateBps, capMinor: terms.capMinor, proof: terms.proof };
}

/** Rules as most programs of the field have them; where a vendor starts. */
export function usualRules(): PolicyRules {
  return {
    rateBps: 5_000,
    leadWorkingDays: 10,
    claimDays: 60,
    payDays: 30,
    autoApproveMinor: 0,
    directClaims: true,
    activities: ACTIVITIES.map((type) => ({ type, rateBps: null, capMinor: null, proof: [...USUAL_PROOF[type]] })),
    ineligible: ['agency_fee', 'freight', 'postage'],
  };
}
