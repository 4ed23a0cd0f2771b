import { createHash } from 'node:crypto';
import { type Ctx, inTransaction, type PartnerCaller, type VendorCaller } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { type FormId, newId, type SubmissionId } from '#campaigns/kernel/ids.ts';
import { sign } from '#campaigns/kernel/secrets.ts';
import { readFormTicket } from './form-ticket.ts';
import { type FormAnswers, readFormValues } from './form-values.ts';
import { acceptPost } from './internal/accept-post.ts';
import { ADDRESS_WINDOW_MS, countRecentPosts } from './posts.sql.ts';
import { FormContent, SubmitForm } from './schema.ts';
import { type Flag, flagOf } from './spam.ts';

/** The same for everybody: whether a post was held back is not told to its sender. */
export type FormAnswer = { submissionId: SubmissionId; thanks: string };

/**
 * Takes one post of a form: in a partner's scope it becomes the partner's lead, in a vendor's scope the vendor's. The
 * post is kept whatever it is; one that looks like a machine's is held back with the reason and makes no lead until a
 * person releases it. Sent twice, word by word, from the same page, it counts once.
 *
 * @throws DomainError invalid with a message per field, for people; not_found when the form is not offered to the scope
 * Source: campaigns/leads/README.md, "Capture".
 */
export async function submitForm(caller: PartnerCaller | VendorCaller, given: SubmitForm): Promise<FormAnswer> {
  const input = SubmitForm.parse(given);
  return inTransaction<typeof caller.scope, FormAnswer>(caller, async (ctx) => {
    const version = await ctx.db.formVersion.findUnique({
      where: { vendorId_id: { vendorId: input.vendorId, id: input.formVersionId } },
      select: { formId: true, content: true },
    });
    if (!version) throw notFound('form', input.formVersionId);
    const content = FormContent.parse(version.content);
    const answers = readFormValues(content, input.values);
    const formId = version.formId as FormId;
    const submission = await keepPost(ctx, { input, formId, answers });
    if (submission.isNew && !submission.flag)
      await acceptPost(ctx, {
        ...{ submissionId: submission.id, vendorId: input.vendorId, formId, person: answers.person },
        ...{ source: input.source, launchId: input.launchId ?? null, campaignId: input.campaignId ?? null },
      });
    return { submissionId: submission.id, thanks: content.thanks };
  });
}

type Post = { input: ReturnType<typeof SubmitForm.parse>; formId: FormId; answers: FormAnswers };

async function keepPost(
  ctx: Ctx,
  { input, formId, answers }: Post,
): Promise<{ id: SubmissionId; isNew: boolean; flag: Flag | null }> {
  const { vendorId, formVersionId, source, origin, consent } = input;
  const now = ctx.clock.now();
  const addressHash = hashOfAddress(ctx, input.address, now);
  // Ten minutes ago may have been another day, with another salt.
  const hashBefore = hashOfAddress(ctx, input.address, new Date(now.getTime() - ADDRESS_WINDOW_MS));
  const ticket = readFormTicket(ctx.install.keys, input.ticket);
  const isOurs = ticket?.formVersionId === formVersionId;
  const id = newId('submission');
  const content = createHash('sha256')
    .update(JSON.stringify([answers.values, consent, input.trap]))
    .digest('base64url');
  const ticketId = ticket && isOurs ? `${ticket.id}.${content.slice(0, 16)}` : id;
  const again = await ctx.db.formSubmission.findFirst({ where: { vendorId, ticketId }, select: { id: true } });
  if (again) return { id: again.id as SubmissionId, isNew: false, flag: null };
  const flag = flagOf({
    trap: input.trap,
    ticketAgeMs: ticket && isOurs ? now.getTime() - ticket.issuedAt.getTime() : null,
    ...(await countRecentPosts(ctx, { vendorId, addressHash, hashBefore, formId, now })),
    values: Object.values(answers.values),
    emailDomain: answers.person.emailCanonical.split('@').at(-1) ?? '',
  });
  const { count } = await ctx.db.formSubmission.createMany({
    data: [
      {
        ...{ vendorId, id, formId, formVersionId, source, origin, consent, ticketId, addressHash, flag },
        partnerId: ctx.scope.side === 'partner' ? ctx.scope.partnerId : null,
        launchId: input.launchId ?? null,
        campaignId: input.campaignId ?? null,
        widgetId: input.widgetId ?? null,
        values: answers.values,
        email: answers.person.email,
        receivedAt: now,
      },
    ],
    skipDuplicates: true,
  });
  return { id, isNew: count === 1, flag };
}

/** Under the day's salt: it tells that two posts of a day came from one address, and nothing else. */
function hashOfAddress(ctx: Ctx, address: string, at: Date): string {
  const day = at.toISOString().slice(0, 10);
  return sign(ctx.install.keys.current('lead-form'), `${day} ${address}`, 16);
}
