import { keepFormContact } from '#campaigns/contacts/keep-form-contact.ts';
import type { Ctx, PartnerCtx } from '#campaigns/kernel/context.ts';
import { emit } from '#campaigns/kernel/events.ts';
import {
  type ContactId,
  type FormId,
  type LeadId,
  newId,
  type SubmissionId,
  type VendorId,
} from '#campaigns/kernel/ids.ts';
import type { Person } from '../form-values.ts';
import { addLeadTotals } from '../totals.sql.ts';
import { keepTouches } from '../touches.sql.ts';
import { keepLead } from './keep-lead.ts';
import { rescoreLeads } from './rescore-leads.ts';
import { writeLeadEvent } from './write-lead-event.ts';

export type AcceptedPost = {
  submissionId: SubmissionId;
  vendorId: VendorId;
  formId: FormId;
  person: Person;
  source: string;
  launchId: string | null;
  campaignId: string | null;
};

/** What a post that is in order becomes: a contact and an engagement (at a partner), a lead, a touch, a score. */
export async function acceptPost(ctx: Ctx, post: AcceptedPost): Promise<{ leadId: LeadId }> {
  const { submissionId, vendorId, formId, person, source, launchId } = post;
  const launch = launchId
    ? await ctx.db.launch.findFirst({
        where: { vendorId, id: launchId },
        select: { campaignId: true, tacticId: true, mailingId: true },
      })
    : null;
  const campaignId = post.campaignId ?? launch?.campaignId ?? null;
  const contactId = ctx.scope.side === 'partner' ? await keepPerson(ctx as PartnerCtx, post, launch) : null;
  const { leadId } = await keepLead(ctx, { vendorId, contactId, person, campaignId, launchId, source });
  const partnerId = ctx.scope.side === 'partner' ? ctx.scope.partnerId : null;
  await keepTouches(ctx, vendorId, [
    {
      ...{ leadId, eventId: eventIdOf(submissionId), partnerId, campaignId, launchId, channel: source },
      ...{ tacticId: launch?.tacticId ?? null, role: 'contact', kind: 'form', class: 'human', at: ctx.clock.now() },
    },
  ]);
  await ctx.db.formSubmission.updateMany({ where: { vendorId, id: submissionId }, data: { leadId } });
  await writeLeadEvent(ctx, { vendorId, leadId, kind: 'form', data: { submissionId } });
  const qualified = await rescoreLeads(ctx, vendorId, [leadId], new Set([leadId]));
  await addLeadTotals(
    ctx,
    vendorId,
    qualified.map((lead) => ({ launchId: lead.launchId, qualified: 1 })),
  );
  await emit(ctx, {
    ...{ type: 'form.submitted', vendorId, submissionId, formId },
    ...(partnerId ? { partnerId } : {}),
    ...(contactId ? { contactId } : {}),
  });
  return { leadId };
}

function eventIdOf(submissionId: SubmissionId): string {
  return `form.${submissionId}`;
}

type LaunchFacts = { tacticId: string; mailingId: string | null } | null;

async function keepPerson(ctx: PartnerCtx, post: AcceptedPost, launch: LaunchFacts): Promise<ContactId | null> {
  const { partnerId } = ctx.scope;
  const { emailCanonical: _, message, product, ...fields } = post.person;
  const { vendorId, formId } = post;
  const form = await ctx.db.form.findUnique({
    where: { vendorId_id: { vendorId, id: formId } },
    select: { name: true },
  });
  const contactId = await keepFormContact(ctx, { ...fields, source: `form “${form?.name ?? formId}”` });
  await ctx.db.engagement.createMany({
    data: [
      {
        ...{ partnerId, id: newId('engagement'), eventId: eventIdOf(post.submissionId), vendorId: post.vendorId },
        // A form is not answered in a mail; the mailing stands here where its launch's page was posted.
        ...{ mailingId: launch?.mailingId ?? '', launchId: post.launchId, tacticId: launch?.tacticId ?? null },
        ...{ channel: post.source, contactId, kind: 'form', class: 'human', at: ctx.clock.now() },
      },
    ],
    skipDuplicates: true,
  });
  return contactId;
}
