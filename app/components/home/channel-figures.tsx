import { NumberText } from '#app/components/ui/format.tsx';
import { Stat, StatRow } from '#app/components/ui/stat.tsx';
import words from '#app/i18n/en/home.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { ChannelCounts } from '#campaigns/analytics/channels.sql.ts';

type Props = {
  channels: ChannelCounts;
  to: { posts: string; journeys: string; widgets: string };
  /** vendors are told widgets' counts as a whole, partners those of the period */
  viewsLabel: string;
};

/** What is out besides mail, each figure with the screen behind it. */
export function ChannelFigures({ channels, to, viewsLabel }: Props) {
  const t = useT(words);
  return (
    <StatRow>
      <Stat label={t('home.posts')} value={<NumberText value={channels.posts} />} to={to.posts} />
      <Stat label={t('home.journeys')} value={<NumberText value={channels.journeys} />} to={to.journeys} />
      <Stat label={viewsLabel} value={<NumberText value={channels.widgetViews} />} to={to.widgets} />
      <Stat label={t('home.widgetClicks')} value={<NumberText value={channels.widgetClicks} />} to={to.widgets} />
    </StatRow>
  );
}
