import type { MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { Ban } from 'lucide-react';
import { ContactsTabs } from '#app/components/contacts/contacts-tabs.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Field, plainField } from '#app/components/ui/field.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerAction, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/contacts.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { SuppressionsListInput } from '#campaigns/contacts/list-input.ts';
import { SuppressContact } from '#campaigns/contacts/schema.ts';
import { suppressContact } from '#campaigns/contacts/suppress-contact.ts';
import { listSuppressions } from '#campaigns/contacts/suppression-queries.ts';
import { authorize, can } from '#campaigns/kernel/authorize.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('contacts.suppressions'));

export const loader = partnerLoader(SuppressionsListInput, async ({ ctx, input: { q, reason, sort, ...page } }) => {
  authorize(ctx.actor, 'contact:read');
  return {
    page: await listSuppressions(ctx, { email: q, reason, sort }, page),
    mayChange: can(ctx.actor, 'contact:write'),
    mayExport: can(ctx.actor, 'contact:export'),
  };
});

export const action = partnerAction(SuppressContact, async ({ caller, input, redirectWith }) => {
  await suppressContact(caller, input);
  return redirectWith(paths.partner.suppressions, {
    message: say(words, 'contacts.suppressionAdded'),
    tone: 'success',
  });
});

const REASONS = ['unsubscribed', 'bounced', 'complained', 'manual', 'erased'] as const;

export default function Suppressions() {
  const t = useT(words);
  const { page, mayChange, mayExport } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const problems = [...(refused?.error?.email ?? []), ...(refused?.error?.[''] ?? [])];
  const field = plainField('email', { required: true, errors: problems });
  return (
    <Page>
      <PageHeader title={t('contacts.title')} sentence={t('contacts.suppressionsSentence')} tabs={<ContactsTabs />} />
      <div className="flex flex-col gap-6">
        {mayChange ? (
          <Card>
            <Form method="post" className="flex flex-wrap items-end gap-3">
              <div className="min-w-64 flex-1">
                <Field field={field} label={t('contacts.suppressionAdd')}>
                  <Input id={field.id} name="email" required autoComplete="off" invalid={problems.length > 0} />
                </Field>
              </div>
              <SubmitButton>{t('contacts.bulkSuppress')}</SubmitButton>
            </Form>
          </Card>
        ) : null}
        <DataTable
          label={t('contacts.suppressions')}
          rows={page.items}
          rowKey={(row) => row.key}
          search={{ label: t('contacts.suppressionSearch') }}
          filters={[
            {
              name: 'reason',
              label: t('contacts.suppressionReason'),
              options: REASONS.map((value) => ({ value, label: t(`contacts.reasons.${value}`) })),
            },
          ]}
          columns={[
            {
              key: 'address',
              header: t('contacts.suppressionAddress'),
              cell: (row) =>
                row.contact ? (
                  <Link className="link" to={paths.partner.contact(row.contact.id)}>
                    {row.contact.email}
                  </Link>
                ) : (
                  t('contacts.suppressionUnknown')
                ),
            },
            {
              key: 'scope',
              header: t('contacts.suppressionScope'),
              sort: true,
              cell: (row) => row.vendor?.name ?? t('contacts.suppressionAll'),
            },
            {
              key: 'reason',
              header: t('contacts.suppressionReason'),
              sort: true,
              cell: (row) => t(`contacts.reasons.${row.reason}`),
            },
            {
              key: 'since',
              header: t('contacts.suppressionWhen'),
              sort: 'desc',
              cell: (row) => <DateTime value={row.createdAt} />,
            },
          ]}
          page={{ kind: 'cursor', next: page.nextCursor ?? undefined }}
          exportTo={mayExport ? paths.partner.suppressionsCsv : undefined}
          empty={
            <EmptyState icon={Ban} title={t('contacts.suppressionEmpty')} why={t('contacts.suppressionEmptyWhy')} />
          }
        />
      </div>
    </Page>
  );
}
