import { Form } from '@remix-run/react';
import type { FormResult } from '#app/http/form-result.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { JourneyPage } from '#campaigns/journeys/read-journey-page.ts';
import { Button, ButtonLink, SubmitButton } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { Card } from '../ui/card.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { FormErrors } from '../ui/form-frame.tsx';
import { DateTime } from '../ui/format.tsx';
import { Page, PageHeader } from '../ui/page-header.tsx';
import { Stat, StatRow } from '../ui/stat.tsx';
import { JourneySettings } from './journey-settings.tsx';
import { JourneyStatusBadge } from './journey-status.tsx';
import { SimulationNote } from './simulation-note.tsx';
import { StepForm } from './step-form.tsx';
import { StepList } from './step-list.tsx';

type Props = {
  page: JourneyPage & { open: string | null; seed: number | null; mayWrite: boolean };
  result: FormResult | undefined;
};

/** The whole of a journey: its steps as a list that is complete by itself, the open one, and what is wrong. */
export function JourneyEditor({ page, result }: Props) {
  const t = useT(words);
  const { journey, simulation, figures, mayWrite, open, seed } = page;
  const step = journey.definition.steps.find(({ id }) => id === open);
  const number = (journey.versions[0]?.number ?? 0) + 1;
  const mayPublish = mayWrite && (journey.changed || journey.status === 'withdrawn');
  return (
    <Page width="full">
      <PageHeader
        crumbs={[{ to: paths.vendor.journeys, label: t('journeys.title') }]}
        title={journey.name}
        sentence={journey.description}
        status={<JourneyStatusBadge status={journey.status} />}
        action={
          mayPublish ? (
            <Form method="post">
              <SubmitButton variant="primary" name="intent" value="publish">
                {t('journeys.publish', { number })}
              </SubmitButton>
            </Form>
          ) : null
        }
        secondary={
          <>
            <ButtonLink to={paths.vendor.journey(journey.id, { simulate: (seed ?? 0) + 1 })}>
              {t(seed === null ? 'journeys.simulate' : 'journeys.simulateAgain')}
            </ButtonLink>
            {mayWrite && journey.status === 'published' ? (
              <ConfirmDialog
                trigger={<Button variant="quiet">{t('journeys.withdraw')}</Button>}
                title={t('journeys.withdrawTitle')}
                body={t('journeys.withdrawBody')}
                confirmLabel={t('journeys.withdraw')}
                action={paths.vendor.journey(journey.id)}
                fields={{ intent: 'withdraw' }}
              />
            ) : null}
          </>
        }
      />
      <FormErrors errors={result?.error?.[''] ?? []} />
      {journey.problems.length > 0 ? (
        <Callout tone="warning" title={t('journeys.problems', { count: journey.problems.length })}>
          {journey.problems
            .filter(({ stepId }) => stepId === null)
            .map(({ code }) => (
              <p key={code}>{t(`journeys.problem.${code}`)}</p>
            ))}
        </Callout>
      ) : null}
      {simulation ? <SimulationNote simulation={simulation} /> : null}
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-2">
        <StepList page={page} />
        <div className="flex flex-col gap-6">
          {step && mayWrite ? (
            <StepForm key={`${step.id} ${journey.revision}`} page={page} step={step} result={result} />
          ) : null}
          {mayWrite ? <JourneySettings key={journey.revision} journey={journey} /> : null}
          <Card title={t('journeys.figures')} sentence={t('journeys.figuresSentence')}>
            <StatRow>
              <Stat label={t('journeys.running')} value={figures.partners} />
              <Stat label={t('journeys.entered')} value={figures.entered} />
              <Stat label={t('journeys.finished')} value={figures.finished} />
              <Stat label={t('journeys.exited')} value={figures.exited} />
            </StatRow>
          </Card>
          <Card title={t('journeys.versions')}>
            <ul className="flex flex-col gap-1">
              {journey.versions.map((version) => (
                <li key={version.id}>
                  {t('journeys.versionLine', { number: version.number, by: version.publishedBy })} ·{' '}
                  <DateTime value={version.publishedAt} />
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
    </Page>
  );
}
