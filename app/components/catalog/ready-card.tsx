import { Callout } from '#app/components/ui/callout.tsx';
import words from '#app/i18n/en/campaigns.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { PublishBlocker } from '#campaigns/catalog/publishing.ts';

/** The card that mends each. */
const CARD: Record<PublishBlocker, string> = {
  no_tactic: 'email',
  template_archived: 'email',
  ends_before_start: 'dates',
  already_over: 'dates',
  archived: 'basics',
};

/** Whether it can be published, and if not, what is missing and where. */
export function ReadyCard({ blockers }: { blockers: readonly PublishBlocker[] }) {
  const t = useT(words);
  if (blockers.length === 0) {
    return (
      <Callout tone="success" title={t('campaigns.ready')}>
        {t('campaigns.readyWhy')}
      </Callout>
    );
  }
  return (
    <Callout tone="warning" title={t('campaigns.notReady', { count: blockers.length })}>
      <ul>
        {blockers.map((blocker) => (
          <li key={blocker} className="flex gap-3">
            {t(`campaigns.blockers.${blocker}`)}
            <a href={`#${CARD[blocker]}`} className="link">
              {t('campaigns.fix')}
            </a>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
