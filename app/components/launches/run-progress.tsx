import { DateTime } from '#app/components/ui/format.tsx';
import { Progress } from '#app/components/ui/progress.tsx';
import words from '#app/i18n/en/launches.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { MailingProgress } from '#campaigns/delivery/mailing-queries.ts';
import type { LaunchStatus } from '#campaigns/launches/launch-status.ts';

/** "812 of 1,310 handled, 810 sent. About 40 seconds left." */
export function RunProgress({ status, progress }: { status: LaunchStatus; progress: MailingProgress }) {
  const t = useT(words);
  const format = useFormat();
  const { audience: total, accepted, failed, unknown, underWay } = progress;
  if (status === 'scheduled') {
    const startsAt = new Date(progress.startsAt);
    return (
      <div>
        <p className="text-lg font-medium">{t('launches.waiting', { when: format.relative(startsAt) })}</p>
        <p className="text-sm text-muted">
          <DateTime value={startsAt} style="datetime" /> · {t('launches.waitingBody')}
        </p>
      </div>
    );
  }
  const done = total - underWay;
  const left = secondsLeft(progress);
  const sentences = {
    sending: t('launches.progressSending', { done, total, accepted }),
    paused: t('launches.progressPaused', { accepted, count: total }),
    done: t('launches.progressDone', { accepted, count: total }),
    cancelled: t('launches.progressCancelled', { accepted, count: total }),
    draft: '',
  };
  const starting = status === 'sending' && progress.state === 'expanding';
  return (
    <Progress
      label={t('launches.progress')}
      value={done}
      max={total}
      indeterminate={starting}
      tone={status === 'done' ? 'success' : status === 'paused' ? 'warning' : 'accent'}
      segments={[
        {
          value: done - failed - unknown,
          tone: status === 'paused' ? 'warning' : 'accent',
          label: t('launches.counts.accepted'),
        },
        { value: failed + unknown, tone: 'danger', label: t('launches.counts.failed') },
      ]}
      sentence={
        starting
          ? t('launches.progressStarting')
          : `${sentences[status]}${left && status === 'sending' ? ` ${t('launches.progressLeft', { left: duration(format.locale, left) })}` : ''}`
      }
    />
  );
}

/** From the rate so far; null before there is one. */
function secondsLeft({ startedAt, audience, underWay, skipped }: MailingProgress): number | null {
  const elapsed = startedAt ? (Date.now() - new Date(startedAt).getTime()) / 1000 : 0;
  const handled = audience - underWay - skipped;
  return elapsed < 3 || handled < 20 || underWay === 0 ? null : Math.ceil((underWay * elapsed) / handled);
}

function duration(locale: string, seconds: number): string {
  const [value, unit] =
    seconds < 90
      ? [seconds, 'second']
      : seconds < 5400
        ? [Math.round(seconds / 60), 'minute']
        : [Math.round(seconds / 3600), 'hour'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit: String(unit), unitDisplay: 'long' }).format(
    Number(value),
  );
}
