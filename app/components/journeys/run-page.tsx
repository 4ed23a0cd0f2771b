import { Form, Link } from '@remix-run/react';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { ActivationView } from '#campaigns/journeys/activation-queries.ts';
import type { Drawing } from '#campaigns/journeys/lay-out.ts';
import type { EnrollmentRow } from '#campaigns/journeys/people.sql.ts';
import type { Paged } from '#campaigns/kernel/pagination.ts';
import { Button, SubmitButton } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { Card } from '../ui/card.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { plainField } from '../ui/field.tsx';
import { CheckboxRow } from '../ui/form-rows.tsx';
import { Page, PageHeader } from '../ui/page-header.tsx';
import { Stat, StatRow } from '../ui/stat.tsx';
import { JourneyCanvas } from './journey-canvas.tsx';
import { RunStatus } from './journey-status.tsx';
import { PeopleInside } from './people-inside.tsx';
import { RunChanges } from './step-changes.tsx';
import { type JourneyViewName, ViewSwitch } from './view-switch.tsx';

type Props = {
  run: ActivationView;
  people: Paged<EnrollmentRow>;
  view: JourneyViewName;
  /** null in the list */
  drawing: Drawing | null;
  mayRun: boolean;
};

/** A partner's run: its live counts, who is inside, and the ways to hold it. */
export function RunPage({ run, people, view, drawing, mayRun }: Props) {
  const t = useT(words);
  return (
    <Page>
      <PageHeader
        crumbs={[{ to: paths.partner.journeys, label: t('journeys.title') }]}
        title={run.name}
        sentence={t('journeys.by', { vendor: run.vendorName })}
        status={<RunStatus state={run.state} />}
        secondary={mayRun && run.state !== 'stopped' ? <HoldButtons run={run} /> : null}
      />
      {mayRun && run.newer && run.state !== 'stopped' ? <NewerVersion run={run} newer={run.newer} /> : null}
      <StatRow>
        <Stat label={t('journeys.inside')} value={run.entered - run.finished - run.exited} />
        <Stat label={t('journeys.entered')} value={run.entered} />
        <Stat label={t('journeys.finished')} value={run.finished} />
        <Stat label={t('journeys.exited')} value={run.exited} />
      </StatRow>
      <div className="mt-6 flex flex-col gap-4">
        <ViewSwitch view={view} />
        {drawing ? (
          <JourneyCanvas
            drawing={drawing}
            steps={run.definition.steps}
            figures={(id) => t('journeys.here', { count: run.steps[id]?.here ?? 0 })}
            stepTo={(step) => paths.partner.journeyRun(run.id, { view: 'canvas', step, state: 'active' })}
          />
        ) : (
          <RunSteps run={run} />
        )}
      </div>
      {mayRun && run.state !== 'stopped' ? (
        <div className="mt-6">
          <RunChanges key={JSON.stringify(run.adjustments)} run={run} />
        </div>
      ) : null}
      <PeopleInside run={run} people={people} />
    </Page>
  );
}

function RunSteps({ run }: { run: ActivationView }) {
  const t = useT(words);
  return (
    <Card title={t('journeys.steps')}>
      <ol className="flex flex-col gap-2">
        {run.definition.steps.map(({ id, name }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3">
            <Link className="link" to={paths.partner.journeyRun(run.id, { step: id, state: 'active' })}>
              {name}
            </Link>
            <span>{t('journeys.here', { count: run.steps[id]?.here ?? 0 })}</span>
            <span className="text-muted">{t('journeys.done', { count: run.steps[id]?.done ?? 0 })}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function HoldButtons({ run }: { run: ActivationView }) {
  const t = useT(words);
  const isRunning = run.state === 'running';
  return (
    <>
      <Form method="post">
        <SubmitButton name="intent" value={isRunning ? 'pause' : 'resume'}>
          {t(isRunning ? 'journeys.pause' : 'journeys.resume')}
        </SubmitButton>
      </Form>
      <ConfirmDialog
        trigger={<Button variant="quiet">{t('journeys.stop')}</Button>}
        title={t('journeys.stopTitle')}
        body={t('journeys.stopBody')}
        confirmLabel={t('journeys.stop')}
        action={paths.partner.journeyRun(run.id)}
        fields={{ intent: 'stop' }}
      />
    </>
  );
}

function NewerVersion({ run, newer }: { run: ActivationView; newer: NonNullable<ActivationView['newer']> }) {
  const t = useT(words);
  return (
    <div className="mb-6">
      <Callout tone="info" title={t('journeys.newer', { number: newer.number })}>
        <p className="mb-3">{t('journeys.newerWhy', { number: run.number })}</p>
        <Form method="post" className="flex flex-col items-start gap-3">
          <input type="hidden" name="intent" value="take_up" />
          <input type="hidden" name="versionId" value={newer.versionId} />
          <CheckboxRow field={plainField('moveInside')} value="true" label={t('journeys.takeUpMove')} />
          <SubmitButton>{t('journeys.takeUp')}</SubmitButton>
        </Form>
      </Callout>
    </div>
  );
}
