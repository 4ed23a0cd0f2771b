import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { CodeEditor } from '#app/components/ui/code-editor.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { PreviewFrame } from '#app/components/ui/preview-frame.tsx';
import { paths, withQuery } from '#app/http/paths.ts';
import { vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/templates.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { readStudio } from '#campaigns/content/read-studio.ts';
import { TemplateVersionNumberInput } from '#campaigns/content/schema.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) =>
    data
      ? t('templates.versionTitle', { name: data.template.name, number: data.version.number })
      : t('templates.title'),
  );

export const loader = vendorLoader(TemplateVersionNumberInput, ({ ctx, input }) =>
  readStudio(ctx, { templateId: input.templateId, as: 'sample', from: input.number }),
);

/** An older state, to look at and to go on from. */
export default function TemplateVersion() {
  const t = useT(words);
  const { template, version, preview } = useLoaderData<typeof loader>();
  const { number, createdBy, subject, preheader, mjml } = version;
  return (
    <Page width="full">
      <PageHeader
        crumbs={[
          { to: paths.vendor.templates, label: t('templates.title') },
          { to: paths.vendor.template(template.id), label: template.name },
          { to: paths.vendor.templatePart(template.id, 'versions'), label: t('templates.versions') },
        ]}
        title={t('templates.version', { number })}
        sentence={t('templates.versionSentence', { name: createdBy })}
        action={
          template.archivedAt ? null : (
            <ButtonLink to={withQuery(paths.vendor.template(template.id), { from: number })}>
              {t('templates.takeUp')}
            </ButtonLink>
          )
        }
      />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <dl>
            <dt className="text-sm text-muted">{t('templates.subject')}</dt>
            <dd className="font-medium wrap-anywhere">{subject}</dd>
            {preheader ? <dd className="text-muted wrap-anywhere">{preheader}</dd> : null}
          </dl>
          <CodeEditor
            id="mjml"
            name="mjml"
            label={t('templates.sourceLabel', { name: template.name })}
            defaultValue={mjml}
            readOnly
          />
        </div>
        <PreviewFrame src={paths.preview(preview)} title={t('templates.preview')} />
      </div>
    </Page>
  );
}
