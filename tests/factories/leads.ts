import type { PartnerCaller, VendorCaller } from '#campaigns/kernel/context.ts';
import type { FormId, FormVersionId, LeadId } from '#campaigns/kernel/ids.ts';
import { createForm } from '#campaigns/leads/create-form.ts';
import { makeFormTicket } from '#campaigns/leads/form-ticket.ts';
import { publishForm } from '#campaigns/leads/publish-form.ts';
import type { FormContent, SubmitForm } from '#campaigns/leads/schema.ts';
import { submitForm } from '#campaigns/leads/submit-form.ts';
import { unique } from './accounts.ts';

export const QUOTE_FORM: FormContent = {
  heading: 'Ask for a quote',
  text: 'An engineer calls you back within a day.',
  button: 'Ask for a quote',
  thanks: 'Thank you. We call you back within a day.',
  fields: [
    { name: 'email', label: 'E-mail', kind: 'email', meaning: 'email', required: true, options: [] },
    { name: 'firstName', label: 'First name', kind: 'text', meaning: 'firstName', required: true, options: [] },
    { name: 'lastName', label: 'Last name', kind: 'text', meaning: 'lastName', required: false, options: [] },
    { name: 'company', label: 'Company', kind: 'text', meaning: 'company', required: false, options: [] },
    { name: 'jobTitle', label: 'Job title', kind: 'text', meaning: 'jobTitle', required: false, options: [] },
    { name: 'phone', label: 'Phone', kind: 'tel', meaning: 'phone', required: false, options: [] },
    { name: 'country', label: 'Country', kind: 'country', meaning: 'country', required: false, options: [] },
    {
      ...{ name: 'product', label: 'Product', kind: 'select', meaning: 'product', required: false },
      options: ['Solar', 'Storage'],
    },
    { name: 'message', label: 'Message', kind: 'textarea', meaning: 'message', required: false, options: [] },
  ],
};

/** A published form with nine fields. */
export async function aForm(
  vendorCaller: VendorCaller,
  given: { name?: string; content?: FormContent; consentText?: string } = {},
): Promise<{ formId: FormId; formVersionId: FormVersionId }> {
  const { name = `Form ${unique()}`, content = QUOTE_FORM, consentText = 'You may write to me.' } = given;
  const form = await createForm(vendorCaller, { name, content, consentText });
  await publishForm(vendorCaller, { formId: form.formId });
  return form;
}

let visitor = 0;

/** A post as a person sends it: from a page that was open for half a minute, from an address of its own. */
export function aPost(
  caller: PartnerCaller | VendorCaller,
  form: { formVersionId: FormVersionId },
  given: Partial<SubmitForm> & Pick<SubmitForm, 'vendorId'>,
): SubmitForm {
  visitor += 1;
  const now = new Date(caller.clock.now().getTime() - 30_000);
  return {
    formVersionId: form.formVersionId,
    ticket: makeFormTicket(caller.install.keys, { formVersionId: form.formVersionId, now }),
    source: 'page',
    address: `2001:db8::${visitor.toString(16)}`,
    ...given,
    values: { email: `visitor-${unique()}@customer.test`, firstName: 'Kim', ...given.values },
  };
}

/** A lead that somebody's post made: the partner's in its scope, the vendor's in a vendor's. */
export async function aFormLead(
  caller: PartnerCaller | VendorCaller,
  form: { formVersionId: FormVersionId },
  given: Partial<SubmitForm> & Pick<SubmitForm, 'vendorId'>,
): Promise<{ leadId: LeadId }> {
  const { submissionId } = await submitForm(caller, aPost(caller, form, given));
  const post = await caller.inScope(({ db }) =>
    db.formSubmission.findFirst({ where: { id: submissionId }, select: { leadId: true } }),
  );
  if (!post?.leadId) throw new Error(`post ${submissionId} made no lead`);
  return { leadId: post.leadId as LeadId };
}
