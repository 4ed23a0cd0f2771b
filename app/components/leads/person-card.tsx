import type { ReactNode } from 'react';
import { Card, CardRow } from '#app/components/ui/card.tsx';
import words from '#app/i18n/en/leads.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { LeadView } from '#campaigns/leads/lead-queries.ts';

const ROWS = ['email', 'phone', 'company', 'jobTitle', 'country', 'product', 'message'] as const;

export function PersonCard({ lead, children }: { lead: LeadView; children?: ReactNode }) {
  const t = useT(words);
  return (
    <Card title={t('leads.person')} as="section">
      <dl>
        {ROWS.filter((key) => lead[key] !== '' || (lead.veiled && (key === 'email' || key === 'phone'))).map((key) => (
          <CardRow key={key} label={t(`leads.${key}`)}>
            <span className="whitespace-pre-line wrap-anywhere">{lead[key] || t('leads.veiled')}</span>
          </CardRow>
        ))}
      </dl>
      {children}
    </Card>
  );
}
