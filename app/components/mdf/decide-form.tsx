import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { TextareaRow } from '#app/components/ui/form-rows.tsx';
import type { FormResult } from '#app/http/form-result.ts';
import words from '#app/i18n/en/mdf.json';
import { useT } from '#app/i18n/use-t.tsx';

/** Approve, ask, send back or decline; above the buttons what an approval gives. */
export function DecideForm({ result, children }: { result: FormResult | undefined; children?: ReactNode }) {
  const t = useT(words);
  const note = plainField('note', { errors: result?.error?.note ?? [] });
  const others = Object.entries(result?.error ?? {}).flatMap(([name, errors]) =>
    name === 'note' || (errors ?? []).length === 0 ? [] : (errors ?? []),
  );
  return (
    <Card title={t('mdf.decide')}>
      <Form method="post" preventScrollReset className="flex flex-col gap-5">
        <FormErrors errors={others} />
        {children}
        <TextareaRow field={note} label={t('mdf.decideNote')} help={t('mdf.decideNoteHelp')} optional rows={3} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton variant="primary" name="decision" value="approve">
            {t('mdf.decideApprove')}
          </SubmitButton>
          <SubmitButton name="decision" value="ask">
            {t('mdf.decideAsk')}
          </SubmitButton>
          <SubmitButton name="decision" value="reject">
            {t('mdf.decideReject')}
          </SubmitButton>
          <SubmitButton variant="danger" name="decision" value="decline">
            {t('mdf.decideDecline')}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
