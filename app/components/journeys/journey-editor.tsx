import { Form } from '@remix-run/react';
import type { FormResult } from '#app/http/form-result.ts';
import { type JourneyAddress, paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import { Button, ButtonLink, SubmitButton } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { Card } from '../ui/card.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { FormErrors } from '../ui/form-frame.tsx';
import { DateTime } from '../ui/format.tsx';
import { Page, PageHeader } from '../ui/page-header.tsx';
import { Stat, StatRow } from '../ui/stat.tsx';
import { AddStepCard } from './add-step.tsx';
import { JourneyCanvas } from './journey-canvas.tsx';
import { JourneySettings } from './journey-settings.tsx';
import { JourneyStatusBadge } from './journey-status.tsx';
import { JourneyVisibility } from './journey-visibility.tsx';
import { SimulationNote } from './simulation-note.tsx';
import { StepForm } from './step-form.tsx';
import { type EditorPage, StepList, templateNames } from './step-list.tsx';
import { ViewSwitch } from './view-switch.tsx';

type Props = { page: EditorPage; result: FormResult | undefined };

/** The whole of a journey: its steps as a list that is complete by itself, or drawn; the open one; what is wrong. */
export function JourneyEditor({ page, result }: Props) {
  const t = useT(words);
  const { journey, simulation, mayWrite, open, seed } = page;
  const { steps } = journey.definition;
  const step = steps.find(({ id }) => id === open);
  const [addAfter = '', addWay = ''] = page.add?.split(' ') ?? [];
  const before = steps.find(({ id }) => id === addAfter);
  const view = page.view === 'canvas' ? ('canvas' as const) : undefined;
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
            <ButtonLink to={paths.vendor.journey(journey.id, { view, simulate: (seed ?? 0) + 1 })}>
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
      <div className="mt-6">
        <ViewSwitch view={page.view} />
      </div>
      <div className={`mt-4 grid items-start gap-6 ${view ? 'xl:grid-cols-3' : 'lg:grid-cols-2'}`}>
        <div className={view ? 'min-w-0 xl:col-span-2' : 'min-w-0'}>
          {page.drawing ? <EditorCanvas page={page} drawing={page.drawing} /> : <StepList page={page} />}
        </div>
        <div className="flex flex-col gap-6">
          {before && mayWrite ? <AddStepCard revision={journey.revision} step={before} way={addWay} /> : null}
          {step && mayWrite ? (
            <StepForm key={`${step.id} ${journey.revision}`} page={page} step={step} result={result} />
          ) : null}
          {mayWrite ? <JourneySettings key={journey.revision} page={page} /> : null}
          {mayWrite ? <JourneyVisibility key={`seen ${journey.revision}`} page={page} /> : null}
          {view ? null : <About page={page} />}
        </div>
      </div>
      {view ? (
        <div className="mt-6 grid items-start gap-6 lg:grid-cols-2">
          <About page={page} />
        </div>
      ) : null}
    </Page>
  );
}

/** What became of it so far. */
function About({ page: { journey, figures } }: { page: EditorPage }) {
  const t = useT(words);
  return (
    <>
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
    </>
  );
}

function EditorCanvas({ page, drawing }: { page: EditorPage; drawing: NonNullable<EditorPage['drawing']> }) {
  const t = useT(words);
  const { journey, simulation, figures, mayWrite, open, seed } = page;
  const to = (more: JourneyAddress) =>
    paths.vendor.journey(journey.id, { view: 'canvas', simulate: seed ?? undefined, ...more });
  const figuresOf = (stepId: string) => {
    if (simulation) return t('journeys.came', { count: simulation.steps[stepId]?.came ?? 0 });
    const done = figures.steps[stepId];
    return done ? t('journeys.done', { count: done }) : '';
  };
  return (
    <JourneyCanvas
      drawing={drawing}
      steps={journey.definition.steps}
      templates={templateNames(page)}
      open={open}
      wrong={new Set(journey.problems.flatMap(({ stepId }) => stepId ?? []))}
      figures={figuresOf}
      stepTo={(step) => to({ step })}
      {...(mayWrite ? { addTo: (step: string, way: string) => to({ add: `${step} ${way}` }) } : {})}
    />
  );
}
