import { Card } from '#app/components/ui/card.tsx';
import { CodeBlock } from '#app/components/ui/code.tsx';
import words from '#app/i18n/en/widgets.json';
import { useT } from '#app/i18n/use-t.tsx';

type Props = { snippet: string; policy: string; pageUrl: string; calendarUrl: string | null };

/** What to paste where. */
export function SnippetCard({ snippet, policy, pageUrl, calendarUrl }: Props) {
  const t = useT(words);
  return (
    <Card title={t('widgets.snippetTitle')} sentence={t('widgets.snippetSentence')}>
      <div className="flex min-w-0 flex-col gap-5">
        <CodeBlock label={t('widgets.snippet')}>{snippet}</CodeBlock>
        <CodeBlock label={t('widgets.policy')}>{policy}</CodeBlock>
        <CodeBlock label={t('widgets.direct')}>{pageUrl}</CodeBlock>
        {calendarUrl ? <CodeBlock label={t('widgets.calendarFile')}>{calendarUrl}</CodeBlock> : null}
      </div>
    </Card>
  );
}
