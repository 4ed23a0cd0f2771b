import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Badge } from '#app/components/ui/badge.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, None } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/templates.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { TemplateIdInput } from '#campaigns/content/schema.ts';
import { getTemplate, listTemplateVersions } from '#campaigns/content/template-queries.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('templates.history'));

export const loader = vendorLoader(TemplateIdInput, async ({ ctx, input }) => ({
  template: await getTemplate(ctx, input.templateId),
  versions: await listTemplateVersions(ctx, input.templateId),
}));

export default function TemplateVersions() {
  const t = useT(words);
  const { template, versions } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        crumbs={[
          { to: paths.vendor.templates, label: t('templates.title') },
          { to: paths.vendor.template(template.id), label: template.name },
        ]}
        title={t('templates.history')}
        sentence={t('templates.historySentence')}
      />
      <DataTable
        label={t('templates.history')}
        rows={versions}
        rowKey={(row) => row.id}
        rowTo={(row) => paths.vendor.templateVersion(template.id, row.number)}
        columns={[
          {
            key: 'number',
            header: t('templates.historyNumber'),
            cell: (row) => (
              <span className="inline-flex items-center gap-2">
                {t('templates.version', { number: row.number })}
                {row.number === template.latest.number ? <Badge tone="accent">{t('templates.latest')}</Badge> : null}
              </span>
            ),
          },
          { key: 'subject', header: t('templates.historySubject'), cell: (row) => row.subject },
          {
            key: 'used',
            header: t('templates.historyUsed'),
            cell: (row) => (row.campaigns.length > 0 ? row.campaigns.join(', ') : <None />),
          },
          { key: 'by', header: t('templates.historyBy'), cell: (row) => row.createdBy },
          { key: 'at', header: t('templates.historyAt'), cell: (row) => <DateTime value={row.createdAt} /> },
        ]}
        empty={<EmptyState title={t('templates.history')} />}
      />
    </Page>
  );
}
