import words from '#app/i18n/en/results.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { LaunchResults } from '#campaigns/analytics/get-launch-results.ts';

/** Within a quarter above or below is "about the usual": smaller differences come and go by themselves. */
const USUAL_WITHIN = 0.25;

/** The one sentence a launch's results begin with. */
export function useResultsSentence({ startedAt, counts, usualClickRate }: LaunchResults): string {
  const t = useT(words);
  const format = useFormat();
  const { accepted, clickers, namelessClicks } = counts;
  if (!startedAt) return t('results.notSent');
  if (clickers === 0) {
    return namelessClicks > 0 ? t('results.onlyNameless', { count: namelessClicks }) : t('results.nobody');
  }
  const said = t('results.people', { count: clickers, delivered: accepted });
  if (!usualClickRate || accepted === 0) return said;
  const ratio = clickers / accepted / usualClickRate;
  const times = format.number(ratio, { maximumFractionDigits: 1 });
  if (Math.abs(ratio - 1) <= USUAL_WITHIN) return `${said} ${t('results.usualSame')}`;
  return `${said} ${ratio > 1 ? t('results.usualAbove', { times }) : t('results.usualBelow', { times })}`;
}
