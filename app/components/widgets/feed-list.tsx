import { Form } from '@remix-run/react';
import { Rss } from 'lucide-react';
import { Status } from '#app/components/ui/badge.tsx';
import { Button, SubmitButton } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { Card, CardRow } from '#app/components/ui/card.tsx';
import { ConfirmDialog } from '#app/components/ui/confirm-dialog.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/widgets.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { FeedRow } from '#campaigns/widgets/feed-queries.ts';

/** Feeds with what their last reading said. */
export function FeedList({ feeds, mayChange }: { feeds: FeedRow[]; mayChange: boolean }) {
  const t = useT(words);
  if (feeds.length === 0)
    return <EmptyState icon={Rss} title={t('widgets.feedEmpty')} why={t('widgets.feedEmptyWhy')} />;
  return feeds.map((feed) => <FeedCard key={feed.id} feed={feed} mayChange={mayChange} />);
}

function FeedCard({ feed, mayChange }: { feed: FeedRow; mayChange: boolean }) {
  const t = useT(words);
  const { id, url, kind, autoPublish, status, lastAt, nextAt, lastError, problems, added, changed } = feed;
  return (
    <Card
      title={<span className="wrap-anywhere">{url.replace(/^https?:\/\//, '')}</span>}
      sentence={`${t(`widgets.feedKinds.${kind}`)} · ${t(autoPublish ? 'widgets.feedPublished' : 'widgets.feedDrafts')}`}
      action={mayChange ? <FeedActions feedId={id} /> : null}
    >
      <div className="flex flex-col gap-4">
        {lastError ? <Callout tone="warning" title={t('widgets.feedError', { message: lastError })} /> : null}
        {problems.length > 0 ? (
          <Callout tone="info" title={t('widgets.importProblems')}>
            <ul className="list-disc ps-5">
              {problems.map((problem) => (
                <li key={`${problem.line} ${problem.message}`}>{t('widgets.importLine', problem)}</li>
              ))}
            </ul>
          </Callout>
        ) : null}
        <dl>
          <CardRow label={t('widgets.feedLast')}>
            {lastAt ? <DateTime value={lastAt} /> : t('widgets.feedNever')}
          </CardRow>
          <CardRow label={t('widgets.feedNext')}>
            {status === 'on' ? <DateTime value={nextAt} /> : <Status tone="warning" label={t('widgets.feedOff')} />}
          </CardRow>
          <CardRow label={t('widgets.items')}>{t('widgets.feedCounts', { added, changed })}</CardRow>
        </dl>
      </div>
    </Card>
  );
}

function FeedActions({ feedId }: { feedId: string }) {
  const t = useT(words);
  const action = paths.vendor.contentFeed(feedId);
  return (
    <span className="flex flex-wrap gap-2">
      <Form method="post" action={action}>
        <SubmitButton name="intent" value="read">
          {t('widgets.feedRead')}
        </SubmitButton>
      </Form>
      <ConfirmDialog
        trigger={<Button type="button">{t('widgets.feedRemove')}</Button>}
        title={t('widgets.feedRemoveTitle')}
        body={t('widgets.feedRemoveBody')}
        confirmLabel={t('widgets.feedRemove')}
        action={action}
        fields={{ intent: 'remove' }}
      />
    </span>
  );
}
