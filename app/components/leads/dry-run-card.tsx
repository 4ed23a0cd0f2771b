import { Link } from '@remix-run/react';
import { Card } from '#app/components/ui/card.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/leads.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { DryRun } from '#campaigns/leads/scoring/score-rules.ts';

/** What a draft would have made of the last quarter. */
export function DryRunCard({ dryRun }: { dryRun: DryRun }) {
  const t = useT(words);
  return (
    <Card title={t('leads.dryRun')} sentence={t('leads.dryRunSentence')} as="section">
      <p>
        {dryRun.leads === 0
          ? t('leads.dryRunNone')
          : t('leads.dryRunSum', { count: dryRun.leads, more: dryRun.more, fewer: dryRun.fewer })}
      </p>
      {dryRun.examples.length > 0 ? (
        <table className="mt-4 w-full text-start">
          <thead>
            <tr className="text-sm text-muted">
              <th className="text-start font-normal">{t('leads.who')}</th>
              <th className="text-start font-normal">{t('leads.now')}</th>
              <th className="text-start font-normal">{t('leads.then')}</th>
            </tr>
          </thead>
          <tbody>
            {dryRun.examples.map((one) => (
              <tr key={one.leadId} className="border-t border-line">
                <td className="py-1.5">
                  <Link className="link" to={paths.vendor.lead(one.leadId)}>
                    {one.name}
                  </Link>
                </td>
                <td className="tabular-nums">{one.before}</td>
                <td className="tabular-nums">{one.after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Card>
  );
}
