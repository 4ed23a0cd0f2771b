import { Form } from '@remix-run/react';
import { Button, SubmitButton } from '#app/components/ui/button.tsx';
import { ConfirmDialog } from '#app/components/ui/confirm-dialog.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/mdf.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { FundView } from '#campaigns/mdf/fund-queries.ts';

/** Opens a fund, or closes it after asking. */
export function FundActions({ fund }: { fund: FundView }) {
  const t = useT(words);
  const action = `${paths.vendor.fund(fund.id)}?index`;
  if (fund.status === 'open') {
    return (
      <ConfirmDialog
        trigger={<Button type="button">{t('mdf.close')}</Button>}
        title={t('mdf.close')}
        body={t('mdf.closeWhat')}
        confirmLabel={t('mdf.close')}
        action={action}
        fields={{ intent: 'close' }}
      />
    );
  }
  if (fund.status === 'expired') return null;
  return (
    <Form method="post" action={action}>
      <SubmitButton variant="primary" name="intent" value="open" action={action}>
        {t('mdf.open')}
      </SubmitButton>
    </Form>
  );
}
