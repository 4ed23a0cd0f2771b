import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Inbox } from 'lucide-react';
import { useLiveList } from '#app/components/mailbox/use-live-list.ts';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { mailboxOf, withMailbox } from '#app/http/mailbox.server.ts';
import { paths } from '#app/http/paths.ts';
import { publicLoader } from '#app/http/public.server.ts';
import words from '#app/i18n/en/mailbox.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { listCapturedMail } from '#campaigns/delivery/mailbox/queries.ts';
import { MailboxListInput } from '#campaigns/delivery/mailbox/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('mailbox.title'));

export const loader = publicLoader(MailboxListInput, async (parts) => {
  const owner = mailboxOf(parts);
  const page = await withMailbox(parts, owner, (mailbox) => listCapturedMail(mailbox, parts.input));
  return { page, captured: parts.world.install.captured, everybody: owner === null };
});

export default function MailboxList() {
  const t = useT(words);
  const { page, captured, everybody } = useLoaderData<typeof loader>();
  useLiveList();
  return (
    <Page>
      <PageHeader title={t('mailbox.title')} sentence={t(everybody ? 'mailbox.sentenceAll' : 'mailbox.sentence')} />
      <DataTable
        label={t('mailbox.title')}
        rows={page.items}
        rowKey={(row) => row.id}
        rowTo={(row) => paths.mail(row.id)}
        search={{ label: t('mailbox.search') }}
        columns={[
          { key: 'subject', header: t('mailbox.subject'), cell: (row) => row.subject || t('mailbox.noSubject') },
          { key: 'to', header: t('mailbox.to'), cell: (row) => row.toAddress },
          { key: 'from', header: t('mailbox.from'), cell: (row) => row.fromAddress },
          { key: 'at', header: t('mailbox.at'), cell: (row) => <DateTime value={row.createdAt} /> },
        ]}
        page={{ kind: 'cursor', next: page.nextCursor ?? undefined }}
        empty={
          <EmptyState
            icon={Inbox}
            title={t('mailbox.emptyTitle')}
            why={t(captured ? 'mailbox.emptyWhy' : 'mailbox.emptyNotCaptured')}
          />
        }
      />
    </Page>
  );
}
