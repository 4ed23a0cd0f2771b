import { Card } from '#app/components/ui/card.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import words from '#app/i18n/en/mdf.json';
import socialWords from '#app/i18n/en/social.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { ClaimView } from '#campaigns/mdf/claim-queries.ts';
import type { ShownProof } from '#campaigns/mdf/shown-proof.ts';
import { Day } from './day.tsx';

type Of<K extends ShownProof['kind']> = Extract<ShownProof, { kind: K }>;

/** Where else the launch was seen, as its files tell it: posts with their addresses, and views of widgets. */
export function SeenAt({ evidence }: { evidence: ClaimView['evidence'] }) {
  const t = useT(words);
  const shown = evidence.map((file) => file.shown).filter((one) => one !== null);
  const posts = shown.filter((one) => one.kind === 'permalinks').at(-1);
  const widgets = shown.filter((one) => one.kind === 'widget_counts').at(-1);
  if (!posts && !widgets) return null;
  return (
    <Card title={t('mdf.seenAt')} sentence={t('mdf.seenAtSentence')}>
      <div className="flex flex-col gap-5">
        {posts ? <Posts posts={posts} /> : null}
        {widgets ? <Widgets widgets={widgets} /> : null}
      </div>
    </Card>
  );
}

function Posts({ posts: { posts } }: { posts: Of<'permalinks'> }) {
  const t = useT(words);
  const social = useT(socialWords);
  return (
    <section aria-label={t('mdf.seenPosts')}>
      <h3 className="mb-2 text-sm font-medium">{t('mdf.seenPosts')}</h3>
      <ul className="flex flex-col gap-2">
        {posts.map(({ network, permalink, publishedAt, clicks }) => (
          <li key={permalink} className="min-w-0">
            <a href={permalink} className="link wrap-anywhere" rel="noreferrer" target="_blank">
              {permalink}
            </a>
            <p className="text-sm text-muted">
              {social(`social.networks.${network}`)} · <DateTime value={new Date(publishedAt)} style="date" /> ·{' '}
              {t('mdf.seenClicks', { count: clicks })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Widgets({ widgets: { widgets, from, until } }: { widgets: Of<'widget_counts'> }) {
  const t = useT(words);
  const format = useFormat();
  return (
    <section aria-label={t('mdf.seenWidgets')}>
      <h3 className="mb-2 text-sm font-medium">{t('mdf.seenWidgets')}</h3>
      <ul className="flex flex-col gap-2">
        {widgets.map(({ id, name, views, clicks }) => (
          <li key={id} className="min-w-0">
            <span className="wrap-anywhere">{name}</span>
            <p className="text-sm text-muted">
              {views === null || clicks === null
                ? t('mdf.seenFew')
                : t('mdf.seenCounts', { views: format.number(views), clicks: format.number(clicks) })}
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-muted">
        <Day value={from} /> – <Day value={until} />
      </p>
    </section>
  );
}
