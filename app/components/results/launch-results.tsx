import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { NumberText } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { Stat, StatRow } from '#app/components/ui/stat.tsx';
import { paths, withQuery } from '#app/http/paths.ts';
import words from '#app/i18n/en/results.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { LaunchResults as Results } from '#campaigns/analytics/get-launch-results.ts';
import type { LaunchPerson } from '#campaigns/analytics/launch-people.sql.ts';
import { ClickChart } from './click-chart.tsx';
import { LinkTable } from './link-table.tsx';
import { PeopleTable } from './people-table.tsx';
import { Section } from './section.tsx';
import { useReason } from './use-reason.ts';
import { useResultsSentence } from './use-results-sentence.ts';

/** What came back: a sentence, the numbers, their course, the links, the people. Every number opens what is behind it. */
export function LaunchResults({ results, people }: { results: Results; people: LaunchPerson[] }) {
  const t = useT(words);
  const { launchId, chart, links, reasons, startedAt } = results;
  return (
    <Page>
      <PageHeader
        crumbs={[{ to: paths.partner.results, label: t('results.title') }]}
        title={results.name}
        sentence={t('results.fromVendor', { campaign: results.campaignName, vendor: results.vendorName })}
        secondary={<ButtonLink to={paths.partner.launch(launchId)}>{t('results.openLaunch')}</ButtonLink>}
      />
      <div className="flex flex-col gap-6">
        <p className="max-w-text text-lg">{useResultsSentence(results)}</p>
        {startedAt ? (
          <>
            <Numbers results={results} />
            {chart ? <ClickChart chart={chart} /> : null}
            <LinkTable launchId={launchId} links={links} />
            <NotDelivered launchId={launchId} reasons={reasons} />
            <Section
              title={t('results.peopleTitle')}
              sentence={t('results.peopleSentence')}
              action={<ButtonLink to={paths.partner.launchPeople(launchId)}>{t('results.seePeople')}</ButtonLink>}
            >
              <PeopleTable people={people} framed={false} />
            </Section>
          </>
        ) : null}
      </div>
    </Page>
  );
}

function Numbers({ results: { launchId, counts } }: { results: Results }) {
  const t = useT(words);
  const format = useFormat();
  const { accepted, clickers, clicks, namelessClicks, machineClicks, unsubscribes, bounced, openers } = counts;
  const share = (count: number) =>
    accepted > 0 ? t('results.ofDelivered', { share: format.percent(count / accepted) }) : undefined;
  const people = (who: string) => paths.partner.launchPeople(launchId, { who });
  const machines = machineClicks === 0 ? t('results.noMachines') : t('results.machines', { count: machineClicks });
  const nameless = namelessClicks > 0 ? `${t('results.nameless', { count: namelessClicks })}. ` : '';
  return (
    <div className="flex flex-col gap-3">
      <StatRow>
        <Stat
          label={t('results.delivered')}
          value={<NumberText value={accepted} />}
          to={withQuery(paths.partner.launchPart(launchId, 'deliveries'), { group: 'accepted' })}
          detail={t('results.ofAudience', { count: counts.audience })}
        />
        <Stat
          label={t('results.clickers')}
          value={<NumberText value={clickers} />}
          to={people('clicked')}
          detail={share(clickers)}
        />
        <Stat
          label={t('results.clicks')}
          value={<NumberText value={clicks} />}
          to="#links"
          detail={`${nameless}${machines}`}
        />
        <Stat
          label={t('results.unsubscribed')}
          value={<NumberText value={unsubscribes} />}
          to={people('unsubscribed')}
          detail={share(unsubscribes)}
        />
      </StatRow>
      <StatRow>
        <Stat
          label={t('results.cameBack')}
          value={<NumberText value={bounced} />}
          to={people('bounced')}
          detail={share(bounced)}
        />
        <Stat
          label={t('results.opened')}
          value={<NumberText value={openers} />}
          to={people('opened')}
          detail={t('results.openedWhy')}
        />
      </StatRow>
    </div>
  );
}

function NotDelivered({ launchId, reasons }: { launchId: string; reasons: Results['reasons'] }) {
  const t = useT(words);
  const format = useFormat();
  const say = useReason();
  if (reasons.length === 0) return null;
  return (
    <Card title={t('results.notDelivered')} sentence={t('results.notDeliveredSentence')}>
      <StatRow>
        {reasons.slice(0, 6).map(({ group, reason, count }) => (
          <Stat
            key={`${group} ${reason}`}
            label={t(`results.groups.${group}`)}
            value={format.number(count)}
            to={withQuery(paths.partner.launchPart(launchId, 'deliveries'), { group, reason })}
            detail={say(reason)}
          />
        ))}
      </StatRow>
    </Card>
  );
}
