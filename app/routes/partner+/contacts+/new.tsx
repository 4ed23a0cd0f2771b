import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { ContactFields } from '#app/components/contacts/contact-fields.tsx';
import { TermsFields } from '#app/components/contacts/terms-fields.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerAction, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/contacts.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { createContact } from '#campaigns/contacts/create-contact.ts';
import { CreateContact } from '#campaigns/contacts/schema.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('contacts.new'));

export const loader = partnerLoader(async ({ ctx }) => {
  authorize(ctx.actor, 'contact:write');
  return null;
});

export const action = partnerAction(CreateContact, async ({ caller, input, redirectWith }) => {
  const { contactId } = await createContact(caller, input);
  return redirectWith(paths.partner.contact(contactId), { message: say(words, 'contacts.created'), tone: 'success' });
});

export default function NewContact() {
  const t = useT(words);
  const refused = useActionData<typeof action>();
  return (
    <Page width="text">
      <PageHeader crumbs={[{ to: paths.partner.contacts, label: t('contacts.title') }]} title={t('contacts.new')} />
      <Form method="post" className="flex flex-col gap-6">
        <FormErrors errors={refused?.error?.[''] ?? undefined} />
        <Card>
          <ContactFields errors={refused?.error} />
        </Card>
        <Card title={t('contacts.permission')}>
          <TermsFields errors={refused?.error} />
        </Card>
        <div>
          <SubmitButton variant="primary">{t('contacts.create')}</SubmitButton>
        </div>
      </Form>
    </Page>
  );
}
