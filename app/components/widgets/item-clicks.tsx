import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card, CardRow } from '#app/components/ui/card.tsx';
import { NumberText } from '#app/components/ui/format.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/widgets.json';
import { useT } from '#app/i18n/use-t.tsx';

type Props = { widgetId: string; clicks: { itemId: string; itemTitle: string; clicks: number }[] };

/** What visitors clicked, of a month, and all days as a file. */
export function ItemClicks({ widgetId, clicks }: Props) {
  const t = useT(words);
  return (
    <Card
      title={t('widgets.itemClicks')}
      sentence={t(clicks.length === 0 ? 'widgets.itemClicksNone' : 'widgets.itemClicksSentence')}
      action={
        <ButtonLink to={paths.partner.widgetDaysCsv(widgetId)} reloadDocument prefetch="none" variant="quiet" size="sm">
          {t('widgets.daysCsv')}
        </ButtonLink>
      }
    >
      {clicks.length === 0 ? null : (
        <dl>
          {clicks.map((item) => (
            <CardRow key={item.itemId} label={item.itemTitle || t('widgets.itemGone')}>
              <NumberText value={item.clicks} />
            </CardRow>
          ))}
        </dl>
      )}
    </Card>
  );
}
