import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { WidgetTable } from '#app/components/widgets/widget-table.tsx';
import { partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/widgets.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { WidgetListInput } from '#campaigns/widgets/schema.ts';
import { listWidgets } from '#campaigns/widgets/widget-queries.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('widgets.title'));

export const loader = partnerLoader(WidgetListInput, async ({ ctx, input }) => ({
  page: await listWidgets(ctx, input, { limit: 50, cursor: input.cursor }),
  mayWrite: can(ctx.actor, 'widget:write'),
}));

export default function Website() {
  const t = useT(words);
  const { page, mayWrite } = useLoaderData<typeof loader>();
  const create = mayWrite ? (
    <ButtonLink to={paths.partner.newWidget} variant="primary">
      {t('widgets.new')}
    </ButtonLink>
  ) : null;
  return (
    <Page>
      <PageHeader title={t('widgets.title')} sentence={t('widgets.sentence')} action={create} />
      <WidgetTable side="partner" page={page} create={create} />
    </Page>
  );
}
