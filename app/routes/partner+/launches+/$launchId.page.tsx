import type { MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { Status } from '#app/components/ui/badge.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { CopyButton } from '#app/components/ui/copy-button.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { SelectRow } from '#app/components/ui/form-rows.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerActions, partnerIntent, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/leads.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { getLaunch } from '#campaigns/launches/queries.ts';
import { LaunchIdInput } from '#campaigns/launches/schema.ts';
import { listForms } from '#campaigns/leads/form-queries.ts';
import { findLandingPage } from '#campaigns/leads/landing-page-queries.ts';
import { closeLandingPage, openLandingPage } from '#campaigns/leads/open-landing-page.ts';
import { OpenLandingPage } from '#campaigns/leads/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('leads.page'));

export const loader = partnerLoader(LaunchIdInput, async ({ ctx, input }) => {
  const { id, name, vendorId } = await getLaunch(ctx, input.launchId);
  return { launch: { id, name }, page: await findLandingPage(ctx, id), forms: await listForms(ctx, { vendorId }) };
});

export const action = partnerActions(
  {
    open: partnerIntent(OpenLandingPage, async ({ caller, input, redirectWith }) => {
      await openLandingPage(caller, input);
      return redirectWith(paths.partner.launchLandingPage(input.launchId), { message: say(words, 'leads.pageOpened') });
    }),
    close: partnerIntent(LaunchIdInput, async ({ caller, input, redirectWith }) => {
      await closeLandingPage(caller, input);
      return redirectWith(paths.partner.launchLandingPage(input.launchId), { message: say(words, 'leads.pageClosed') });
    }),
  },
  { refuseTo: ({ launchId = '' }) => paths.partner.launchLandingPage(launchId) },
);

export default function LaunchLandingPage() {
  const t = useT(words);
  const { launch, page, forms } = useLoaderData<typeof loader>();
  const isOpen = page?.status === 'open';
  return (
    <Page width="text">
      <PageHeader
        crumbs={[{ to: paths.partner.launch(launch.id), label: launch.name }]}
        title={t('leads.pageTitle', { launch: launch.name })}
        sentence={t('leads.pageSentence')}
        status={
          page ? (
            <Status
              tone={isOpen ? 'success' : 'neutral'}
              label={t(isOpen ? 'leads.pageIsOpen' : 'leads.pageIsClosed')}
            />
          ) : undefined
        }
      />
      <Card>
        <div className="flex flex-col gap-5">
          {isOpen && page ? (
            <p className="flex flex-wrap items-center gap-3">
              <a className="link wrap-anywhere" href={page.url}>
                {page.url}
              </a>
              <CopyButton value={page.url} />
            </p>
          ) : null}
          {forms.length === 0 ? <p className="text-muted">{t('leads.pageNoForm')}</p> : null}
          {forms.length > 0 ? (
            <Form method="post" className="flex flex-col items-start gap-3">
              <SelectRow
                field={plainField('formId', { value: page?.formId ?? forms[0]?.id ?? '' })}
                label={t('leads.pageForm')}
                options={forms.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <SubmitButton name="intent" value="open" variant="primary">
                {t(isOpen ? 'leads.pageChange' : 'leads.pageOpen')}
              </SubmitButton>
            </Form>
          ) : null}
          {isOpen ? (
            <Form method="post">
              <SubmitButton name="intent" value="close">
                {t('leads.pageClose')}
              </SubmitButton>
            </Form>
          ) : null}
        </div>
      </Card>
    </Page>
  );
}
