import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow } from '#app/components/ui/form-rows.tsx';
import type { FormResult } from '#app/http/form-result.ts';
import words from '#app/i18n/en/leads.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { DealConflict } from '#campaigns/leads/deal-queries.ts';

type Props = { conflicts: readonly DealConflict[]; open: boolean; refused: FormResult | undefined };

/** Who else has this customer, and the decision. */
export function DealDecision({ conflicts, open, refused }: Props) {
  const t = useT(words);
  const format = useFormat();
  const errors = refused?.error?.reason;
  return (
    <Card title={t('leads.conflicts')} as="section">
      <div className="flex flex-col gap-5">
        {conflicts.length === 0 ? <p className="text-muted">{t('leads.noConflict')}</p> : null}
        <ul className="list-disc ps-5">
          {conflicts.map(({ dealId, partnerName: partner, name, protectedUntil }) => (
            <li key={dealId}>
              {protectedUntil
                ? t('leads.conflictProtected', { partner, name, when: format.date(protectedUntil) })
                : t('leads.conflictOpen', { partner, name })}
            </li>
          ))}
        </ul>
        {open ? (
          <Form method="post" className="flex flex-col gap-4">
            <FormErrors errors={refused?.error?.[''] ?? undefined} />
            <InputRow
              field={plainField('reason', errors ? { errors } : {})}
              label={t('leads.decisionReason')}
              help={t('leads.decisionReasonHelp')}
              maxLength={500}
            />
            <div className="flex flex-wrap gap-3">
              <SubmitButton name="decision" value="approve" variant="primary">
                {t('leads.approve')}
              </SubmitButton>
              <SubmitButton name="decision" value="reject">
                {t('leads.refuse')}
              </SubmitButton>
            </div>
          </Form>
        ) : null}
      </div>
    </Card>
  );
}
