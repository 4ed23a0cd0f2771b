import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { PeopleTable } from '#app/components/results/people-table.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/results.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { listLaunchPeople } from '#campaigns/analytics/list-launch-people.ts';
import { LaunchPeopleInput } from '#campaigns/analytics/schema.ts';
import { can } from '#campaigns/kernel/authorize.ts';
import { getLaunch } from '#campaigns/launches/queries.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('results.peopleTitle'));

export const loader = partnerLoader(LaunchPeopleInput, async ({ ctx, input }) => {
  const { id, name } = await getLaunch(ctx, input.launchId);
  const page = await listLaunchPeople(ctx, input);
  return { id, name, page, link: input.link ?? null, mayExport: can(ctx.actor, 'contact:export') };
});

export default function LaunchPeople() {
  const t = useT(words);
  const { id, name, page, link, mayExport } = useLoaderData<typeof loader>();
  const onlyLink =
    link === null ? undefined : (
      <>
        {t('results.onlyLink', { number: link })}{' '}
        <Link to={paths.partner.launchPeople(id)} className="link">
          {t('results.allLinks')}
        </Link>
      </>
    );
  return (
    <Page>
      <PageHeader
        crumbs={[
          { to: paths.partner.results, label: t('results.title') },
          { to: paths.partner.launchResults(id), label: name },
        ]}
        title={t('results.peopleTitle')}
        sentence={t('results.peopleSentence')}
      />
      <PeopleTable
        people={page.items}
        summary={onlyLink}
        page={{ kind: 'cursor', next: page.nextCursor ?? undefined }}
        exportTo={mayExport ? paths.partner.launchPeopleCsv(id) : undefined}
      />
    </Page>
  );
}
