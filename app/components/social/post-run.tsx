import { Button } from '#app/components/ui/button.tsx';
import { ConfirmDialog } from '#app/components/ui/confirm-dialog.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { NumberText } from '#app/components/ui/format.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/social.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { PostView } from '#campaigns/social/post-queries.ts';
import type { VendorPublicationRow } from '#campaigns/social/publication-queries.ts';
import { PostPreview } from './post-preview.tsx';
import { PublicationState } from './publication-state.tsx';

/** A post that is offered, or was: where it is, and the ways to end it. */
export function PostRun({ post, publications }: { post: PostView; publications: readonly VendorPublicationRow[] }) {
  const t = useT(words);
  const action = paths.vendor.socialPost(post.id);
  return (
    <>
      {post.status === 'recalled' ? null : (
        <div className="flex flex-wrap gap-3">
          {post.status === 'published' ? (
            <ConfirmDialog
              trigger={<Button type="button">{t('social.withdraw')}</Button>}
              title={t('social.withdraw')}
              body={t('social.withdrawWhat')}
              confirmLabel={t('social.withdraw')}
              action={action}
              fields={{ intent: 'withdraw' }}
            />
          ) : null}
          <ConfirmDialog
            trigger={<Button type="button">{t('social.recall')}</Button>}
            title={t('social.recall')}
            body={t('social.recallWhat')}
            confirmLabel={t('social.recall')}
            action={action}
            fields={{ intent: 'recall' }}
          />
        </div>
      )}
      <DataTable
        label={t('social.where')}
        rows={publications}
        rowKey={(row) => row.id}
        columns={[
          { key: 'partner', header: t('social.partner'), cell: (row) => row.partnerName },
          { key: 'network', header: t('social.network'), cell: (row) => t(`social.networks.${row.network}`) },
          {
            ...{ key: 'account', header: t('social.account') },
            cell: (row) => (row.permalink ? <a href={row.permalink}>{row.handle}</a> : row.handle),
          },
          {
            key: 'state',
            header: t('social.state'),
            cell: (row) => <PublicationState state={row.state} reason={row.reason} />,
          },
          { key: 'clicks', header: t('social.clicks'), align: 'end', cell: (row) => <NumberText value={row.clicks} /> },
        ]}
        empty={<EmptyState title={t('social.whereEmpty')} why={t('social.whereEmptyWhy')} />}
      />
      <PostPreview draft={post.content} image={post.content.image} />
    </>
  );
}
