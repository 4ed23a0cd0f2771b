import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { type Caller, inTransaction, type PartnerScope, type VendorScope } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import type { FormId, LeadId, VendorId } from '#campaigns/kernel/ids.ts';
import { readFormValues } from './form-values.ts';
import { acceptPost } from './internal/accept-post.ts';
import { FormContent, type SubmissionIdInput } from './schema.ts';

/**
 * Lets a post through that was held back: it becomes what it would have become.
 *
 * @throws DomainError not_found; conflict when it is not held back (any more)
 */
export async function releaseSubmission(
  caller: Caller<PartnerScope | VendorScope>,
  { submissionId }: SubmissionIdInput,
): Promise<{ leadId: LeadId }> {
  authorize(caller.actor, 'lead:write');
  return inTransaction(caller, async (ctx) => {
    const { actor } = ctx;
    const post = await ctx.db.formSubmission.findFirst({
      where: { id: submissionId },
      select: {
        ...{ vendorId: true, formId: true, values: true, source: true, launchId: true, campaignId: true },
        formVersion: { select: { content: true } },
      },
    });
    if (!post) throw notFound('form post', submissionId);
    const { count } = await ctx.db.formSubmission.updateMany({
      where: { vendorId: post.vendorId, id: submissionId, flag: { not: null } },
      data: { flag: null, releasedBy: actorName(actor) },
    });
    if (count === 0)
      throw new DomainError('conflict', `form post ${submissionId} is not held back`, {
        show: 'This post is not held back any more.',
      });
    const { person } = readFormValues(
      FormContent.parse(post.formVersion.content),
      post.values as Record<string, string>,
    );
    const lead = await acceptPost(ctx, {
      ...{ submissionId, person, source: post.source, launchId: post.launchId, campaignId: post.campaignId },
      ...{ vendorId: post.vendorId as VendorId, formId: post.formId as FormId },
    });
    await audit(ctx, { action: 'submission.released', objectType: 'submission', objectId: submissionId });
    return lead;
  });
}
