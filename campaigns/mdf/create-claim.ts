import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { type ClaimId, newId } from '#campaigns/kernel/ids.ts';
import { requireShare } from './create-request.ts';
import { appendEvidence } from './internal/append-evidence.ts';
import { getFundRecord } from './internal/get-fund.ts';
import { getRequestRecord } from './internal/get-request.ts';
import { type LaunchProof, makeLaunchProof } from './internal/launch-evidence.ts';
import { REQUESTS_UNDER_WAY } from './request-status.ts';
import type { ActivityType, CreateClaimInput } from './schema.ts';

/**
 * A draft of a claim. From a launch it writes itself: title, days, and the proof that the product has: the mail as it
 * left, to how many, when. What is left for a person is the invoice.
 *
 * @throws DomainError forbidden · not_found · conflict (nothing sent, request not approved, claimed already) · invalid
 */
export async function createClaim(
  caller: PartnerCaller & { files: FileStore },
  input: CreateClaimInput,
): Promise<{ claimId: ClaimId }> {
  authorize(caller.actor, 'claim:write');
  const { partnerId } = caller.scope;
  const proof = input.launchId ? await makeLaunchProof(caller, input.launchId) : null;
  if (proof && proof.launch.vendorId !== input.vendorId) throw notFound('launch', proof.launch.id);
  // Bytes before rows: a crash between leaves bytes that nothing points to, never a row without bytes.
  for (const { file, bytes } of proof?.files ?? []) await caller.files.put(`${partnerId}/${file.sha256}`, bytes);
  return inTransaction(caller, (ctx) => insertClaim(ctx, input, proof));
}

async function insertClaim(ctx: PartnerCtx, input: CreateClaimInput, proof: LaunchProof | null) {
  const { vendorId, fundId } = input;
  const { partnerId } = ctx.scope;
  const fund = await getFundRecord(ctx, { vendorId, fundId });
  await requireShare(ctx, { vendorId, fundId });
  const about = await findAbout(ctx, input, proof);
  const id = newId('claim');
  const { count } = await ctx.db.claim.createMany({
    data: {
      ...{ vendorId, id, partnerId, fundId, currency: fund.currency, ...about },
      ...{ requestId: input.requestId ?? null, launchId: input.launchId ?? null },
      ...{ createdBy: actorName(ctx.actor), createdAt: ctx.clock.now() },
    },
    skipDuplicates: true,
  });
  if (count === 0) {
    throw new DomainError('conflict', `Request ${input.requestId} is claimed already`, {
      show: 'There is a claim for this request already. Go on with that one.',
    });
  }
  if (proof) {
    const files = proof.files.map(({ file }) => file);
    await appendEvidence(ctx, { id, vendorId, partnerId }, files);
  }
  const after = { fundId, launchId: input.launchId ?? null, requestId: input.requestId ?? null };
  await audit(ctx, { action: 'claim.created', objectType: 'claim', objectId: id, after });
  return { claimId: id };
}

type About = { activity: ActivityType; title: string; startsOn: string; endsOn: string };

async function findAbout(ctx: PartnerCtx, input: CreateClaimInput, proof: LaunchProof | null): Promise<About> {
  const today = ctx.clock.now().toISOString().slice(0, 10);
  if (input.requestId) {
    const request = await getRequestRecord(ctx, input.requestId);
    if (request.vendorId !== input.vendorId || request.fundId !== input.fundId) throw notFound('request', request.id);
    if (!REQUESTS_UNDER_WAY.includes(request.status)) {
      throw new DomainError('conflict', `Request ${request.id} is ${request.status}`, {
        show: 'Only an approved request can be claimed.',
      });
    }
    const { activity, title, startsOn, endsOn } = request;
    return { activity, title, startsOn, endsOn };
  }
  if (proof) return { activity: 'email', title: proof.launch.name, startsOn: proof.startsOn, endsOn: proof.endsOn };
  const { activity, title = '', startsOn = today, endsOn = startsOn } = input;
  if (activity) return { activity, title, startsOn, endsOn };
  throw new DomainError('invalid', 'a claim about nothing', {
    show: 'Say what the money was spent on.',
    fields: { activity: 'needs a choice' },
  });
}
