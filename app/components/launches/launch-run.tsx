import { useEffect, useState } from 'react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { NumberText } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { PreviewFrame } from '#app/components/ui/preview-frame.tsx';
import { Stat, StatRow } from '#app/components/ui/stat.tsx';
import { paths, withQuery } from '#app/http/paths.ts';
import words from '#app/i18n/en/launches.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { LaunchRunPage } from '#campaigns/launches/read-launch-page.ts';
import type { LaunchRun as Run } from '#campaigns/launches/read-launch-run.ts';
import { LaunchStatus } from './launch-status.tsx';
import { RunControls } from './run-controls.tsx';
import { RunProgress } from './run-progress.tsx';
import { UnknownCallout } from './unknown-callout.tsx';

const GROUPS = ['accepted', 'failed', 'skipped', 'unknown', 'cancelled'] as const;

/** A launch on its way, and after: one bar, one sentence, and the sum that always comes out at the audience. */
export function LaunchRun({ page }: { page: LaunchRunPage }) {
  const t = useT(words);
  const format = useFormat();
  const { launch } = page;
  const { status, progress, reasons } = useLiveRun(page);
  const { accepted, failed, skipped, unknown, cancelled, audience: total, confirmed } = progress;
  const deliveries = (group: string) => withQuery(paths.partner.launchPart(launch.id, 'deliveries'), { group });
  const sending = status === 'sending' || status === 'paused' || status === 'scheduled';
  const wait = progress.pause?.reason as 'throttled' | 'daily_quota' | 'unreachable' | undefined;
  return (
    <Page>
      <PageHeader
        crumbs={[{ to: paths.partner.launches, label: t('launches.title') }]}
        title={launch.name}
        sentence={t('launches.fromVendor', { vendor: launch.vendorName })}
        status={<LaunchStatus status={status} />}
        action={
          sending ? undefined : (
            <ButtonLink to={paths.partner.launchResults(launch.id)} variant="primary">
              {t('launches.openResults')}
            </ButtonLink>
          )
        }
        secondary={<RunControls launchId={launch.id} status={status} archived={launch.archivedAt !== null} />}
      />
      <div className="flex flex-col gap-6">
        {status === 'paused' && progress.pause ? (
          <Callout tone="warning" title={t(`launches.pausedBy.${progress.pause.reason as 'person'}`)}>
            {progress.pause.detail}
          </Callout>
        ) : null}
        {progress.waitsUntil && wait ? (
          <Callout
            tone="info"
            title={t(`launches.waitsFor.${wait}`, { when: format.relative(new Date(progress.waitsUntil)) })}
          >
            {progress.pause?.detail}
          </Callout>
        ) : null}
        <UnknownCallout launchId={launch.id} count={unknown} />
        <Card>
          <RunProgress status={status} progress={progress} />
          {progress.captured ? <p className="mt-2 text-sm text-muted">{t('launches.captured')}</p> : null}
        </Card>
        <div>
          <StatRow>
            {GROUPS.map((group) => (
              <Stat
                key={group}
                label={t(`launches.counts.${group}`)}
                value={<NumberText value={progress[group]} />}
                to={deliveries(group)}
              />
            ))}
          </StatRow>
          {progress.underWay === 0 && total > 0 ? (
            <p className="mt-4 text-sm text-muted">
              {t('launches.sum', { accepted, failed, skipped, unknown, cancelled, total })}
            </p>
          ) : null}
          {confirmed !== null && total > 0 && confirmed !== total - skipped ? (
            <p className="mt-1 text-sm text-muted">
              {t('launches.differs', { count: confirmed, total: total - skipped })}
            </p>
          ) : null}
          {reasons.length > 0 ? (
            <ul className="mt-3 flex flex-col gap-1 text-sm">
              {reasons.map(({ group, reason, count }) => (
                <li key={`${group} ${reason}`} className="text-muted">
                  <NumberText value={count} /> {t(`launches.counts.${group}`)}: {reasonWords(t, reason)}
                </li>
              ))}
            </ul>
          ) : null}
        </div>
        <PreviewFrame src={paths.partner.launchPart(launch.id, 'preview')} title={t('launches.preview')} />
      </div>
    </Page>
  );
}

const KNOWN_REASONS = ['suppressed', 'vendor_opt_out', 'no_consent', 'unsendable', 'cap'] as const;

function reasonWords(t: ReturnType<typeof useT<typeof words>>, reason: string): string {
  const known = KNOWN_REASONS.find((candidate) => candidate === reason);
  return known ? t(`launches.reasonWords.${known}`) : reason;
}

/** The page's own state, brought up to date by the event stream until the launch is over. */
function useLiveRun(page: LaunchRunPage): Run {
  const [live, setLive] = useState<Run>(page);
  const over = page.status === 'done' || page.status === 'cancelled';
  useEffect(() => setLive(page), [page]);
  useEffect(() => {
    if (over) return;
    const source = new EventSource(paths.partner.launchPart(page.launch.id, 'events'));
    source.onmessage = (event: MessageEvent<string>) => setLive(JSON.parse(event.data) as Run);
    source.addEventListener('end', () => source.close());
    return () => source.close();
  }, [page.launch.id, over]);
  return live;
}
