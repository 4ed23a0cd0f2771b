import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { assessRequest, type RequestAssessment } from './assess-request.ts';
import { requireShare } from './create-request.ts';
import { availableFor } from './internal/available.ts';
import { getFundRecord, getRules } from './internal/get-fund.ts';
import { getRequestRecord, moveRequest } from './internal/get-request.ts';
import { personBehind } from './internal/person.ts';
import { isRefused } from './rules.ts';
import type { AnswerRequestInput, RequestIdInput } from './schema.ts';

/**
 * Asks the vendor. Rules that cannot be met stop it here and say which; the version of the rules is kept with it.
 *
 * @throws DomainError forbidden · not_found · conflict · invalid with `details.lines` when a rule refuses
 */
export async function submitRequest(caller: PartnerCaller, { requestId }: RequestIdInput): Promise<RequestAssessment> {
  authorize(caller.actor, 'claim:write');
  return inTransaction(caller, async (ctx) => {
    const request = await getRequestRecord(ctx, requestId);
    const { vendorId, fundId, partnerId, activity, startsOn, endsOn, costMinor, requestedMinor } = request;
    const fund = await getFundRecord(ctx, request);
    await requireShare(ctx, { vendorId, fundId });
    const rules = await getRules(ctx, { vendorId, fundId, number: fund.policyNumber });
    const availableMinor = await availableFor(ctx, { vendorId, fundId, partnerId }, requestId);
    const assessment = assessRequest({
      ...{ fund, rules, policy: fund.policyNumber, activity, startsOn, endsOn, costMinor, requestedMinor },
      ...{ availableMinor, today: fund.today },
    });
    if (isRefused(assessment.lines)) throw refusedByRules(requestId, assessment);
    await moveRequest(ctx, request, 'submitted', {
      ...{ policyNumber: fund.policyNumber, submittedAt: ctx.clock.now(), submittedBy: await personBehind(ctx) },
      note: '',
    });
    await audit(ctx, { action: 'fund_request.submitted', objectType: 'fund_request', objectId: requestId });
    return assessment;
  });
}

function refusedByRules(requestId: string, { lines }: RequestAssessment): DomainError {
  const refused = lines.filter(({ outcome }) => outcome === 'refused');
  return new DomainError(
    'invalid',
    `Request ${requestId} is refused by ${refused.map(({ rule }) => rule).join(', ')}`,
    {
      show: 'The fund’s rules do not pay for this as it stands. It is kept as a draft; the rules below say why.',
      details: { lines },
    },
  );
}

/**
 * Answers what the vendor wants to know; it is with the vendor again then.
 *
 * @throws DomainError forbidden · not_found · conflict
 */
export async function answerRequest(caller: PartnerCaller, { requestId, answer }: AnswerRequestInput): Promise<void> {
  authorize(caller.actor, 'claim:write');
  await inTransaction(caller, async (ctx) => {
    await moveRequest(ctx, await getRequestRecord(ctx, requestId), 'in_review', { answer });
    await audit(ctx, { action: 'fund_request.answered', objectType: 'fund_request', objectId: requestId });
  });
}
