import { Form } from '@remix-run/react';
import { ButtonLink, SubmitButton } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { NumberText } from '#app/components/ui/format.tsx';
import { Progress } from '#app/components/ui/progress.tsx';
import { Stat, StatRow } from '#app/components/ui/stat.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/contacts.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { ImportView } from '#campaigns/contacts/import-queries.ts';
import { CancelImport } from './cancel-import.tsx';
import { ImportProblems } from './import-problems.tsx';

const OUTCOMES = ['new', 'changed', 'unchanged', 'duplicate', 'suppressed', 'refused'] as const;

/** Reading, the dry run to confirm, importing, and what was changed in the end. */
export function ImportResult({ view }: { view: ImportView }) {
  const t = useT(words);
  const { status, summary, rowsRead, rowsExpected, rowsApplied } = view;
  const changes = (summary?.new ?? 0) + (summary?.changed ?? 0);
  return (
    <div className="flex flex-col gap-6">
      {status === 'failed' ? (
        <Callout tone="danger" title={t('contacts.failedTitle')}>
          {view.error}
        </Callout>
      ) : null}
      {status === 'reading' ? (
        <Card>
          <Progress
            label={t('contacts.reading')}
            value={rowsRead}
            max={Math.max(rowsExpected, 1)}
            sentence={t('contacts.readingSentence', { done: rowsRead, count: rowsExpected })}
          />
        </Card>
      ) : null}
      {status === 'applying' ? (
        <Card>
          <Progress
            label={t('contacts.applying')}
            value={rowsApplied}
            max={Math.max(rowsRead, 1)}
            sentence={t('contacts.applyingSentence', { done: rowsApplied, count: rowsRead })}
          />
        </Card>
      ) : null}
      {summary && status !== 'reading' ? (
        <Card
          title={status === 'done' ? t('contacts.doneTitle') : t('contacts.dryRun')}
          sentence={status === 'ready' ? t('contacts.dryRunSentence') : undefined}
        >
          <StatRow>
            {OUTCOMES.map((outcome) => (
              <Stat
                key={outcome}
                label={t(`contacts.outcomes.${outcome}`)}
                value={<NumberText value={summary[outcome]} />}
              />
            ))}
          </StatRow>
          {summary.suppressed > 0 ? <p className="mt-4 text-sm text-muted">{t('contacts.suppressedNote')}</p> : null}
        </Card>
      ) : null}
      {summary && summary.refused > 0 && status !== 'reading' ? (
        <ImportProblems importId={view.id} summary={summary} />
      ) : null}
      {status === 'ready' ? (
        <Form
          method="post"
          action={paths.partner.importPart(view.id, 'confirmation')}
          className="flex flex-wrap items-center gap-3"
        >
          {changes > 0 ? (
            <SubmitButton variant="primary">{t('contacts.confirm', { count: changes })}</SubmitButton>
          ) : (
            <p className="text-muted">{t('contacts.nothingToImport')}</p>
          )}
          <CancelImport importId={view.id} />
        </Form>
      ) : null}
      {status === 'reading' || status === 'applying' ? (
        <Form method="post">
          <CancelImport importId={view.id} />
        </Form>
      ) : null}
      {status === 'done' ? (
        <div className="flex flex-wrap gap-3">
          <ButtonLink to={`${paths.partner.newAudience}?importIds=${view.id}`} variant="primary">
            {t('contacts.doneMakeAudience')}
          </ButtonLink>
          <ButtonLink to={`${paths.partner.contacts}?importId=${view.id}`}>{t('contacts.title')}</ButtonLink>
        </div>
      ) : null}
    </div>
  );
}
