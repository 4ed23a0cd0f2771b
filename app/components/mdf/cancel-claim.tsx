import { Button } from '#app/components/ui/button.tsx';
import { ConfirmDialog } from '#app/components/ui/confirm-dialog.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/mdf.json';
import { useT } from '#app/i18n/use-t.tsx';

export function CancelClaim({ claimId }: { claimId: string }) {
  const t = useT(words);
  return (
    <ConfirmDialog
      trigger={<Button type="button">{t('mdf.cancelClaim')}</Button>}
      title={t('mdf.cancelClaim')}
      body={t('mdf.cancelClaimWhat')}
      confirmLabel={t('mdf.cancelClaim')}
      action={`${paths.partner.claim(claimId)}?index`}
      fields={{ intent: 'cancel' }}
    />
  );
}
