import { Card, CardRow } from '#app/components/ui/card.tsx';
import { CodeBlock } from '#app/components/ui/code.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { PreviewFrame } from '#app/components/ui/preview-frame.tsx';
import { Segmented } from '#app/components/ui/segmented.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/mailbox.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { CapturedMailView } from '#app/routes/mailbox+/$mailId.tsx';

const VIEWS = ['html', 'text', 'headers', 'source'] as const;

/** One captured mail: what it says, as text, what its envelope carries, and its bytes. */
export function MailPage({ view }: { view: CapturedMailView }) {
  const t = useT(words);
  const { mail, links, attachments } = view;
  const format = useFormat();
  return (
    <Page>
      <PageHeader
        crumbs={[{ to: paths.mailbox, label: t('mailbox.title') }]}
        title={mail.subject || t('mailbox.noSubject')}
      />
      <div className="flex flex-col gap-6">
        <Card>
          <dl>
            <CardRow label={t('mailbox.from')}>{mail.fromAddress}</CardRow>
            <CardRow label={t('mailbox.to')}>{mail.toAddress}</CardRow>
            <CardRow label={t('mailbox.at')}>
              <DateTime value={mail.createdAt} style="datetime" />
            </CardRow>
            {attachments.length > 0 ? (
              <CardRow label={t('mailbox.attachments')}>
                {attachments.map((file) => `${file.fileName} (${format.bytes(file.bytes)})`).join(', ')}
              </CardRow>
            ) : null}
          </dl>
        </Card>
        <div>
          <Segmented
            label={t('mailbox.view')}
            param="view"
            value={view.view}
            options={VIEWS.map((value) => ({ value, label: t(`mailbox.views.${value}`) }))}
          />
        </div>
        <Body view={view} />
        {links.length > 0 && view.view === 'html' ? <Links links={links} /> : null}
      </div>
    </Page>
  );
}

function Body({ view }: { view: CapturedMailView }) {
  const t = useT(words);
  if (view.view === 'html')
    return view.bodyAt ? (
      <PreviewFrame src={view.bodyAt} title={view.mail.subject || t('mailbox.noSubject')} text={false} />
    ) : (
      <EmptyState title={t('mailbox.noHtml')} />
    );
  if (view.view === 'text')
    return view.text === null ? (
      <EmptyState title={t('mailbox.noText')} />
    ) : (
      <CodeBlock label={t('mailbox.views.text')}>{view.text}</CodeBlock>
    );
  if (view.view === 'source') return <CodeBlock label={t('mailbox.views.source')}>{view.source ?? ''}</CodeBlock>;
  return (
    <Card>
      <dl>
        {view.headers.map(({ name, value }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice, and their order is fixed
          <CardRow key={at} label={<code>{name}</code>}>
            <code className="text-sm">{value}</code>
          </CardRow>
        ))}
      </dl>
    </Card>
  );
}

/** The frame follows no link; here they can be tried. */
function Links({ links }: { links: CapturedMailView['links'] }) {
  const t = useT(words);
  return (
    <Card title={t('mailbox.links')} sentence={t('mailbox.linksSentence')}>
      <ul className="flex flex-col gap-2">
        {links.map(({ url, label }) => (
          <li key={url} className="min-w-0">
            <a href={url} target="_blank" rel="noopener noreferrer" className="link font-medium">
              {label || t('mailbox.unnamedLink')}
            </a>
            <span className="block truncate text-sm text-muted">{url}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
