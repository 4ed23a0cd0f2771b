import { Link } from '@remix-run/react';
import { Card, CardRow } from '#app/components/ui/card.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/launches.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { LaunchDraftPage } from '#campaigns/launches/read-launch-page.ts';

export function SenderCard({ sender }: { sender: LaunchDraftPage['sender'] }) {
  const t = useT(words);
  const state = sender.captured
    ? t('launches.captured')
    : sender.signed
      ? t('launches.signed')
      : t('launches.notSigned');
  return (
    <Card
      id="sender"
      title={t('launches.sender')}
      sentence={t('launches.senderSentence')}
      action={
        <Link to={paths.partner.brandKit} className="link text-sm">
          {t('launches.openBrandKit')}
        </Link>
      }
    >
      <dl>
        <CardRow label={t('launches.from')}>
          {sender.displayName} &lt;{sender.address}&gt;
        </CardRow>
        <CardRow label={t('launches.replyTo')}>{sender.replyTo || '–'}</CardRow>
      </dl>
      <p className="mt-2 text-sm text-muted">{state}</p>
    </Card>
  );
}
