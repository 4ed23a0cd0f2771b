import { Form } from '@remix-run/react';
import { Button, SubmitButton } from '#app/components/ui/button.tsx';
import { ConfirmDialog } from '#app/components/ui/confirm-dialog.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/mdf.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { RequestView } from '#campaigns/mdf/request-queries.ts';

const OVER: readonly RequestView['status'][] = ['declined', 'closed', 'lapsed', 'cancelled', 'rejected'];
const CLAIMABLE: readonly RequestView['status'][] = ['approved', 'approved_reduced', 'in_execution', 'awaiting_claim'];

/** Claims what was approved, or takes a request back. */
export function RequestActions({ request }: { request: RequestView }) {
  const t = useT(words);
  const here = paths.partner.fundRequest(request.id);
  return (
    <>
      {OVER.includes(request.status) || request.claimId ? null : (
        <ConfirmDialog
          trigger={<Button type="button">{t('mdf.cancelRequest')}</Button>}
          title={t('mdf.cancelRequest')}
          body={t('mdf.cancelRequestWhat')}
          confirmLabel={t('mdf.cancelRequest')}
          action={here}
          fields={{ intent: 'cancel' }}
        />
      )}
      {CLAIMABLE.includes(request.status) && !request.claimId ? (
        <Form method="post" action={paths.partner.newClaim}>
          <input type="hidden" name="fund" value={request.fundId} />
          <input type="hidden" name="requestId" value={request.id} />
          <SubmitButton variant="primary" action={paths.partner.newClaim}>
            {t('mdf.claimRequest')}
          </SubmitButton>
        </Form>
      ) : null}
    </>
  );
}
