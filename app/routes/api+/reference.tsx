import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OperationEntry } from '#app/components/api/operation-entry.tsx';
import { CodeBlock } from '#app/components/ui/code.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { listOperations } from '#app/http/api-operations.server.ts';
import { toReference } from '#app/http/api-reference.server.ts';
import { paths } from '#app/http/paths.ts';
import { publicLoader } from '#app/http/public.server.ts';
import words from '#app/i18n/en/api.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('api.title'));

// The same for everybody, and reading two hundred schemas takes 40 ms.
let groups: ReturnType<typeof toReference> | undefined;

export const loader = publicLoader(async ({ world }) => {
  groups ??= toReference(listOperations());
  return { groups, publicUrl: world.install.publicUrl };
});

/** Made from the operations themselves, like the OpenAPI document. */
export default function Reference() {
  const t = useT(words);
  const { groups, publicUrl } = useLoaderData<typeof loader>();
  return (
    <main id="main">
      <Page>
        <PageHeader
          title={t('api.title')}
          sentence={t('api.what')}
          secondary={
            <a href={paths.api.openapi} className="link">
              {t('api.document')}
            </a>
          }
        />
        <div className="grid items-start gap-10 lg:grid-cols-[13rem_minmax(0,1fr)]">
          <nav aria-label={t('api.operations')} className="text-sm lg:sticky lg:top-6">
            <ul className="flex flex-col gap-1">
              {groups.map(({ tag }) => (
                <li key={tag}>
                  <a lang="en" href={`#${slugOf(tag)}`} className="link inline-flex min-h-6 items-center">
                    {tag}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div className="flex min-w-0 flex-col gap-10">
            <section className="flex max-w-text flex-col gap-4">
              <p>{t('api.authWhat')}</p>
              <CodeBlock label="curl">{`curl -H "Authorization: Bearer tlk_…" ${publicUrl}/api/v1/organization`}</CodeBlock>
              <Said title={t('api.errorsTitle')}>{t('api.errorsWhat')}</Said>
              <Said title={t('api.pagesTitle')}>{t('api.pagesWhat')}</Said>
              <Said title={t('api.idempotencyTitle')}>{t('api.idempotencyWhat')}</Said>
            </section>
            {groups.map(({ tag, entries }) => (
              <section
                key={tag}
                id={slugOf(tag)}
                aria-labelledby={`${slugOf(tag)}-title`}
                className="flex scroll-mt-6 flex-col gap-2"
              >
                <h2 lang="en" id={`${slugOf(tag)}-title`} className="text-lg">
                  {tag}
                </h2>
                {entries.map((entry) => (
                  <OperationEntry key={entry.operationId} entry={entry} />
                ))}
              </section>
            ))}
          </div>
        </div>
      </Page>
    </main>
  );
}

function Said({ title, children }: { title: string; children: string }) {
  return (
    <div>
      <h2 className="text-md">{title}</h2>
      <p className="text-muted">{children}</p>
    </div>
  );
}

function slugOf(tag: string): string {
  return tag.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
