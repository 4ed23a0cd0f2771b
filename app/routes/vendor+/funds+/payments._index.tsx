import { getFormProps } from '@conform-to/react';
import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Banknote } from 'lucide-react';
import { VendorFundsTabs } from '#app/components/mdf/funds-tabs.tsx';
import { Badge } from '#app/components/ui/badge.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card, CardRow } from '#app/components/ui/card.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow } from '#app/components/ui/form-rows.tsx';
import { DateTime, Money, NumberText } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import { paths } from '#app/http/paths.ts';
import { vendorAction, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/mdf.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { countToDecide } from '#campaigns/mdf/fund-queries.ts';
import { createPaymentRun } from '#campaigns/mdf/settlement/create-payment-run.ts';
import { listPaymentRuns, listToPay } from '#campaigns/mdf/settlement/queries.ts';
import { CreatePaymentRunInput } from '#campaigns/mdf/settlement/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('mdf.payments'));

export const loader = vendorLoader(async ({ ctx }) => ({
  runs: await listPaymentRuns(ctx),
  toPay: await listToPay(ctx),
  waiting: await countToDecide(ctx),
  mayPay: can(ctx.actor, 'payment:run'),
}));

export const action = vendorAction(CreatePaymentRunInput, async ({ caller, input, redirectWith }) => {
  const { runId, payments, without } = await createPaymentRun(caller, input);
  const left = without.length > 0 ? ` ${say(words, 'mdf.runWithout', { names: without.join(', ') })}` : '';
  const message = `${say(words, 'mdf.runMade', { count: payments })}${left}`;
  return redirectWith(paths.vendor.paymentRun(runId), { message, tone: 'success' });
});

export default function Payments() {
  const t = useT(words);
  const { runs, toPay, waiting, mayPay } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={t('mdf.title')}
        sentence={t('mdf.vendorSentence')}
        tabs={<VendorFundsTabs waiting={waiting} />}
      />
      <div className="flex flex-col gap-6">
        <DataTable
          label={t('mdf.runs')}
          rows={runs}
          rowKey={(run) => run.id}
          rowTo={(run) => paths.vendor.paymentRun(run.id)}
          columns={[
            { key: 'made', header: t('mdf.run'), cell: (run) => <DateTime value={run.createdAt} style="datetime" /> },
            { key: 'status', header: t('mdf.state'), cell: (run) => <Badge>{t(`mdf.runStatus.${run.status}`)}</Badge> },
            { key: 'count', header: t('mdf.count'), align: 'end', cell: (run) => <NumberText value={run.payments} /> },
            { key: 'total', header: t('mdf.total'), align: 'end', cell: (run) => <Money value={run.total} /> },
          ]}
          exportTo={runs.length > 0 ? paths.vendor.paymentsCsv : undefined}
          empty={<EmptyState icon={Banknote} title={t('mdf.noRuns')} why={t('mdf.noRunsWhy')} />}
        />
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <Card title={t('mdf.toPay')} sentence={t('mdf.toPaySentence')}>
            {toPay.length === 0 ? <p className="text-muted">{t('mdf.nothingToPay')}</p> : null}
            <dl>
              {toPay.map(({ currency, total }) => (
                <CardRow key={currency} label={currency}>
                  <Money value={total} />
                </CardRow>
              ))}
            </dl>
          </Card>
          {mayPay ? <NewRun key={runs.length} last={runs[0]} currency={toPay[0]?.currency ?? ''} /> : null}
        </div>
      </div>
    </Page>
  );
}

type Last = { debtorName: string; debtorIban: string; debtorBic: string } | undefined;

function NewRun({ last, currency }: { last: Last; currency: string }) {
  const t = useT(words);
  const [form, fields] = useActionForm(CreatePaymentRunInput, {
    lastResult: useActionData<typeof action>(),
    defaultValue: {
      currency,
      debtorName: last?.debtorName ?? '',
      debtorIban: last?.debtorIban ?? '',
      debtorBic: last?.debtorBic ?? '',
    },
  });
  return (
    <Card title={t('mdf.newRun')} sentence={t('mdf.newRunSentence')}>
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-5">
        <FormErrors errors={form.errors} />
        <div className="grid gap-5 sm:grid-cols-2">
          <InputRow field={fields.currency} label={t('mdf.currency')} maxLength={3} />
          <InputRow field={fields.executeOn} label={t('mdf.executeOn')} type="date" />
        </div>
        <InputRow field={fields.debtorName} label={t('mdf.debtorName')} />
        <InputRow field={fields.debtorIban} label={t('mdf.debtorIban')} autoComplete="off" />
        <InputRow field={fields.debtorBic} label={t('mdf.debtorBic')} autoComplete="off" optional />
        <div>
          <SubmitButton variant="primary">{t('mdf.makeRun')}</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
