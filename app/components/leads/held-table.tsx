import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import words from '#app/i18n/en/leads.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { Paged } from '#campaigns/kernel/pagination.ts';
import type { SubmissionRow } from '#campaigns/leads/form-queries.ts';

/** What looked like a program's, with why, and the way to let it through. */
export function HeldTable({ page, back }: { page: Paged<SubmissionRow>; back: string }) {
  const t = useT(words);
  return (
    <Page>
      <PageHeader
        crumbs={[{ to: back, label: t('leads.title') }]}
        title={t('leads.held')}
        sentence={t('leads.heldSentence')}
      />
      <DataTable
        label={t('leads.held')}
        rows={page.items}
        rowKey={(row) => row.id}
        columns={[
          { key: 'email', header: t('leads.email'), cell: (row) => row.email },
          {
            ...{ key: 'answers', header: t('leads.answers') },
            cell: (row) => (
              <span className="line-clamp-2 wrap-anywhere">
                {Object.values(row.values).filter(Boolean).join(' · ')}
              </span>
            ),
          },
          { key: 'why', header: t('leads.why'), cell: (row) => t(`leads.flags.${row.flag as 'trap'}`) },
          { key: 'form', header: t('leads.form'), cell: (row) => row.formName, hide: 'card' },
          { key: 'came', header: t('leads.came'), cell: (row) => <DateTime value={row.receivedAt} /> },
          {
            ...{ key: 'act', header: '' },
            cell: (row) => (
              <Form method="post">
                <input type="hidden" name="submissionId" value={row.id} />
                <SubmitButton size="sm">{t('leads.letThrough')}</SubmitButton>
              </Form>
            ),
          },
        ]}
        page={{ kind: 'cursor', next: page.nextCursor ?? undefined }}
        empty={<EmptyState title={t('leads.heldEmpty')} />}
      />
    </Page>
  );
}
