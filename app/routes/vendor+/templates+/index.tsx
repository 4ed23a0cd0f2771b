import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Archive, LayoutTemplate } from 'lucide-react';
import { GalleryBar } from '#app/components/content/gallery-bar.tsx';
import { TemplateCard } from '#app/components/content/template-card.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths, withQuery } from '#app/http/paths.ts';
import { vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/templates.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { readGallery } from '#campaigns/content/read-gallery.ts';
import { TemplateListInput } from '#campaigns/content/schema.ts';
import { can } from '#campaigns/kernel/authorize.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('templates.title'));

export const loader = vendorLoader(TemplateListInput, async ({ ctx, input }) => ({
  page: await readGallery(ctx, input),
  input,
  mayWrite: can(ctx.actor, 'template:write'),
}));

export default function Templates() {
  const t = useT(words);
  const { page, input, mayWrite } = useLoaderData<typeof loader>();
  const create = mayWrite ? (
    <ButtonLink to={paths.vendor.newTemplate} variant="primary">
      {t('templates.new')}
    </ButtonLink>
  ) : null;
  const isBare = page.items.length === 0 && !input.q && input.show === 'active';
  return (
    <Page>
      <PageHeader title={t('templates.title')} sentence={t('templates.sentence')} action={isBare ? null : create} />
      <GalleryBar input={input} />
      {page.items.length === 0 ? (
        <Card>
          <NothingHere input={input} create={create} />
        </Card>
      ) : (
        <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
          {page.items.map((row) => (
            <TemplateCard key={row.id} row={row} />
          ))}
        </ul>
      )}
      {page.nextCursor ? (
        <div className="mt-6 flex justify-center">
          <ButtonLink to={withQuery(paths.vendor.templates, { ...input, cursor: page.nextCursor })}>
            {t('templates.more')}
          </ButtonLink>
        </div>
      ) : null}
    </Page>
  );
}

function NothingHere({ input, create }: { input: { q?: string | undefined; show: string }; create: React.ReactNode }) {
  const t = useT(words);
  if (input.q) {
    const all = (
      <Link to={paths.vendor.templates} className="link">
        {t('templates.clearSearch')}
      </Link>
    );
    return <EmptyState title={t('templates.nothingFound')} action={all} />;
  }
  if (input.show === 'archived')
    return <EmptyState icon={Archive} title={t('templates.emptyArchive')} why={t('templates.emptyArchiveWhy')} />;
  return (
    <EmptyState icon={LayoutTemplate} title={t('templates.emptyTitle')} why={t('templates.emptyWhy')} action={create} />
  );
}
