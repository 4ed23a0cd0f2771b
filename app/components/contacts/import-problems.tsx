import { Card } from '#app/components/ui/card.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/contacts.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { ImportView } from '#campaigns/contacts/import-queries.ts';
import { refusalSentence } from './refusal-sentence.ts';

/** The first refused rows with their lines; all of them as a file to mend and bring again. */
export function ImportProblems({
  importId,
  summary,
}: {
  importId: string;
  summary: NonNullable<ImportView['summary']>;
}) {
  const t = useT(words);
  return (
    <Card
      title={t('contacts.problems')}
      action={
        <a className="link text-sm" href={paths.partner.importPart(importId, 'refused.csv')} download>
          {t('contacts.problemsAll')}
        </a>
      }
      padded={false}
    >
      <ul className="max-h-96 divide-y divide-line overflow-y-auto border-t border-line" tabIndex={-1}>
        {summary.problems.map(({ line, reason }) => (
          <li key={line} className="flex gap-4 px-4 py-2 text-sm sm:px-6">
            <span className="w-24 shrink-0 text-muted tabular-nums">{t('contacts.problemLine', { line })}</span>
            <span>{refusalSentence(t, reason)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
