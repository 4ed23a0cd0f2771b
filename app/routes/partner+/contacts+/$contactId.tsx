import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { ContactFields } from '#app/components/contacts/contact-fields.tsx';
import { ContactPermission } from '#app/components/contacts/contact-permission.tsx';
import { Button, SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { ConfirmDialog } from '#app/components/ui/confirm-dialog.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { resultOf } from '#app/http/form-result.ts';
import { partnerActions, partnerIntent, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/contacts.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { getContact } from '#campaigns/contacts/contact-queries.ts';
import { eraseContact } from '#campaigns/contacts/erase-contact.ts';
import { ChangeContactForm, ContactIdInput } from '#campaigns/contacts/list-input.ts';
import { recordConsent } from '#campaigns/contacts/record-consent.ts';
import { updateContact } from '#campaigns/contacts/update-contact.ts';
import { authorize, can } from '#campaigns/kernel/authorize.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) => data?.contact.email ?? t('contacts.title'));

export const loader = partnerLoader(ContactIdInput, async ({ ctx, input }) => {
  authorize(ctx.actor, 'contact:read');
  return { contact: await getContact(ctx, input.contactId), mayChange: can(ctx.actor, 'contact:write') };
});

export const action = partnerActions({
  save: partnerIntent(ChangeContactForm, async ({ caller, input, redirectWith }) => {
    await updateContact(caller, input);
    return redirectWith(paths.partner.contact(input.contactId), {
      message: say(words, 'contacts.saved'),
      tone: 'success',
    });
  }),
  withdraw: partnerIntent(ContactIdInput, async ({ caller, input, redirectWith }) => {
    const source = say(words, 'contacts.withdrawSource');
    await recordConsent(caller, { ...input, kind: 'marketing', granted: false, source, text: '' });
    return redirectWith(paths.partner.contact(input.contactId), { message: say(words, 'contacts.withdrawn') });
  }),
  erase: partnerIntent(ContactIdInput, async ({ caller, input, redirectWith }) => {
    await eraseContact(caller, { ...input, keepSuppressed: true });
    return redirectWith(paths.partner.contacts, { message: say(words, 'contacts.erased') });
  }),
});

export default function Contact() {
  const t = useT(words);
  const { contact, mayChange } = useLoaderData<typeof loader>();
  const refused = resultOf(useActionData<typeof action>(), 'save');
  return (
    <Page>
      <PageHeader
        crumbs={[{ to: paths.partner.contacts, label: t('contacts.title') }]}
        title={`${contact.firstName} ${contact.lastName}`.trim() || contact.email}
        sentence={contact.company || undefined}
        secondary={
          mayChange ? (
            <ConfirmDialog
              trigger={<Button type="button">{t('contacts.erase')}</Button>}
              title={t('contacts.eraseTitle')}
              body={t('contacts.eraseBody')}
              confirmLabel={t('contacts.erase')}
              action={paths.partner.contact(contact.id)}
              fields={{ intent: 'erase' }}
            />
          ) : undefined
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Form key={String(contact.updatedAt)} method="post">
          <Card title={t('contacts.details')}>
            <div className="flex flex-col gap-5">
              <FormErrors errors={refused?.error?.[''] ?? undefined} />
              <ContactFields errors={refused?.error} contact={contact} />
              {mayChange ? (
                <div>
                  <SubmitButton name="intent" value="save" variant="primary">
                    {t('contacts.save')}
                  </SubmitButton>
                </div>
              ) : null}
            </div>
          </Card>
        </Form>
        <ContactPermission contact={contact} mayChange={mayChange} />
      </div>
    </Page>
  );
}
