import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { requireAmount } from './internal/amounts.ts';
import { getFundRecord, getRules } from './internal/get-fund.ts';
import { USUAL_PROOF } from './proof.ts';
import { publishPolicy } from './publish-policy.ts';
import type { PolicyForm, PolicyRules } from './schema.ts';

/**
 * Publishes what a form says: activities that were listed keep their own rate, cap and proof, new ones get the usual
 * proof.
 *
 * @throws DomainError forbidden · not_found · invalid (the amount) · conflict (another version meanwhile)
 */
export async function savePolicyForm(caller: VendorCaller, form: PolicyForm): Promise<{ number: number }> {
  const { vendorId } = caller.scope;
  const { fundId, basedOn, note, autoApprove, activities, ...numbers } = form;
  const { currency, before } = await inTransaction(caller, async (ctx) => {
    const fund = await getFundRecord(ctx, { vendorId, fundId });
    return {
      currency: fund.currency,
      before: await getRules(ctx, { vendorId, fundId, number: fund.policyNumber }),
    };
  });
  const rules: PolicyRules = {
    ...numbers,
    autoApproveMinor:
      autoApprove === undefined || /^0+(?:[.,]0+)?$/.test(autoApprove)
        ? 0
        : requireAmount(autoApprove, currency, 'autoApprove'),
    activities: activities.map(
      (type) =>
        before.activities.find((terms) => terms.type === type) ?? {
          ...{ type, rateBps: null, capMinor: null },
          proof: [...USUAL_PROOF[type]],
        },
    ),
  };
  return publishPolicy(caller, { fundId, basedOn, note, rules });
}
