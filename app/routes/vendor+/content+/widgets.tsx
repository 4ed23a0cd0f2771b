import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { ContentTabs } from '#app/components/widgets/content-tabs.tsx';
import { WidgetTable } from '#app/components/widgets/widget-table.tsx';
import { vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/widgets.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { WidgetListInput } from '#campaigns/widgets/schema.ts';
import { listWidgets } from '#campaigns/widgets/widget-queries.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('widgets.onWebsites'));

export const loader = vendorLoader(WidgetListInput, ({ ctx, input }) =>
  listWidgets(ctx, input, { limit: 50, cursor: input.cursor }),
);

export default function ContentWidgets() {
  const t = useT(words);
  return (
    <Page>
      <PageHeader title={t('widgets.content')} sentence={t('widgets.onWebsitesSentence')} tabs={<ContentTabs />} />
      <WidgetTable side="vendor" page={useLoaderData<typeof loader>()} />
    </Page>
  );
}
