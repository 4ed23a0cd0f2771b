import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { ConfirmDialog } from '#app/components/ui/confirm-dialog.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/social.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { PublicationRow } from '#campaigns/social/publication-queries.ts';
import { beginningOf } from './beginning-of.ts';

const ANSWERS = [
  { answer: 'look', label: 'social.doubtLook', body: 'social.doubtLookBody' },
  { answer: 'went_out', label: 'social.doubtWentOut', body: 'social.doubtWentOutBody' },
  { answer: 'did_not', label: 'social.doubtDidNot', body: 'social.doubtDidNotBody' },
] as const;

/** Publications of which nobody knows whether the network took them, and what a person may say of each. */
export function DoubtList({ rows }: { rows: readonly PublicationRow[] }) {
  const t = useT(words);
  if (rows.length === 0) return null;
  return (
    <Card title={t('social.doubtTitle', { count: rows.length })} sentence={t('social.doubtWhy')} padded={false}>
      <ul className="divide-y divide-line border-t border-line">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 py-4 sm:px-6">
            <div className="min-w-0 flex-1 basis-72">
              <p className="font-medium">
                {row.handle} · {t(`social.networks.${row.network}`)}
              </p>
              <p className="wrap-anywhere">{beginningOf(row.text, 160)}</p>
              <p className="mt-0.5 text-sm text-muted">{t(row.asks ? 'social.doubtAsks' : 'social.doubtLooking')}</p>
            </div>
            <div className="flex flex-wrap gap-3">
              {ANSWERS.map(({ answer, label, body }) => (
                <ConfirmDialog
                  key={answer}
                  trigger={
                    <Button type="button" size="sm" aria-label={`${t(label)}: ${row.handle}`}>
                      {t(label)}
                    </Button>
                  }
                  title={t(label)}
                  body={t(body)}
                  confirmLabel={t(label)}
                  danger={answer === 'did_not'}
                  action={paths.partner.social}
                  fields={{ intent: 'doubt', publicationId: row.id, answer }}
                />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
