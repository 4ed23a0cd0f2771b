import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Badge } from '#app/components/ui/badge.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ConfirmDialog } from '#app/components/ui/confirm-dialog.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { Money, None } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorActions, vendorIntent, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/mdf.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { getPaymentRun } from '#campaigns/mdf/settlement/queries.ts';
import { PaymentRunIdInput } from '#campaigns/mdf/settlement/schema.ts';
import { cancelPaymentRun, confirmPaymentRun } from '#campaigns/mdf/settlement/settle-run.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('mdf.run'));

export const loader = vendorLoader(PaymentRunIdInput, async ({ ctx, input }) => {
  const { run, payments } = await getPaymentRun(ctx, input.runId);
  return { run, payments, maySettle: can(ctx.actor, 'payment:run') && run.status === 'prepared' };
});

export const action = vendorActions({
  confirm: vendorIntent(PaymentRunIdInput, async ({ caller, input, redirectWith }) => {
    await confirmPaymentRun(caller, input);
    return redirectWith(paths.vendor.paymentRun(input.runId), { message: say(words, 'mdf.runPaid'), tone: 'success' });
  }),
  cancel: vendorIntent(PaymentRunIdInput, async ({ caller, input, redirectWith }) => {
    await cancelPaymentRun(caller, input);
    return redirectWith(paths.vendor.paymentRun(input.runId), { message: say(words, 'mdf.runCancelled') });
  }),
});

export default function PaymentRun() {
  const t = useT(words);
  const format = useFormat();
  const { run, payments, maySettle } = useLoaderData<typeof loader>();
  const here = `${paths.vendor.paymentRun(run.id)}?index`;
  return (
    <Page>
      <PageHeader
        title={t('mdf.runOf', { day: format.date(run.createdAt) })}
        sentence={`${run.debtorName}, ${run.debtorIban}`}
        crumbs={[
          { to: paths.vendor.funds, label: t('mdf.title') },
          { to: paths.vendor.payments, label: t('mdf.payments') },
        ]}
        status={<Badge>{t(`mdf.runStatus.${run.status}`)}</Badge>}
        secondary={
          <>
            <a className="link" href={paths.vendor.paymentRunPart(run.id, 'file.xml')} download>
              {t('mdf.download')}
            </a>
            <a className="link" href={paths.vendor.paymentRunPart(run.id, 'payments.csv')} download>
              {t('mdf.downloadCsv')}
            </a>
          </>
        }
        action={
          maySettle ? (
            <>
              <ConfirmDialog
                trigger={<Button type="button">{t('mdf.cancelRun')}</Button>}
                title={t('mdf.cancelRun')}
                body={t('mdf.cancelRunWhat')}
                confirmLabel={t('mdf.cancelRun')}
                action={here}
                fields={{ intent: 'cancel' }}
              />
              <ConfirmDialog
                trigger={
                  <Button type="button" variant="primary">
                    {t('mdf.confirmRun')}
                  </Button>
                }
                title={t('mdf.confirmRunTitle')}
                body={t('mdf.confirmRunWhat')}
                confirmLabel={t('mdf.confirmRun')}
                action={here}
                fields={{ intent: 'confirm' }}
                danger={false}
              />
            </>
          ) : null
        }
      />
      <FormErrors errors={useActionData<typeof action>()?.error?.[''] ?? []} />
      <DataTable
        label={t('mdf.payments')}
        rows={payments}
        rowKey={(row) => row.reference}
        rowTo={(row) => paths.vendor.claim(row.claimId)}
        columns={[
          { key: 'title', header: t('mdf.titleField'), cell: (row) => row.title },
          { key: 'partner', header: t('mdf.partner'), cell: (row) => row.partnerName },
          { key: 'holder', header: t('mdf.holder'), cell: (row) => row.holder || <None /> },
          { key: 'iban', header: t('mdf.iban'), hide: 'card', cell: (row) => row.iban || <None /> },
          { key: 'amount', header: t('mdf.amount'), align: 'end', cell: (row) => <Money value={row.amount} /> },
        ]}
        empty={null}
      />
    </Page>
  );
}
