import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { RequestForm } from '#app/components/mdf/request-form.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { SelectRow } from '#app/components/ui/form-rows.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerAction, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/mdf.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { createRequest } from '#campaigns/mdf/create-request.ts';
import { getShare, listShares } from '#campaigns/mdf/fund-queries.ts';
import { DryRunQuery, NewRequestForm } from '#campaigns/mdf/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('mdf.newRequest'));

export const loader = partnerLoader(DryRunQuery.pick({ fund: true }), async ({ ctx, input }) => {
  authorize(ctx.actor, 'claim:write');
  const open = (await listShares(ctx)).filter(({ status }) => status === 'open');
  return {
    fund: input.fund,
    funds: open.map(({ fundId, name, vendorName }) => ({ value: fundId, label: `${name} (${vendorName})` })),
  };
});

export const action = partnerAction(NewRequestForm, async ({ caller, input }) => {
  const { fund, ...request } = input;
  const share = await getShare(caller, fund);
  const { requestId } = await createRequest(caller, { ...request, ...share });
  return redirect(paths.partner.fundRequest(requestId), 303);
});

export default function NewRequest() {
  const t = useT(words);
  const { funds, fund } = useLoaderData<typeof loader>();
  return (
    <Page width="text">
      <PageHeader
        title={t('mdf.newRequest')}
        sentence={t('mdf.noRequestsWhy')}
        crumbs={[
          { to: paths.partner.funds, label: t('mdf.title') },
          { to: paths.partner.fundRequests, label: t('mdf.requests') },
        ]}
      />
      <RequestForm
        result={useActionData<typeof action>()}
        before={
          <SelectRow
            field={plainField('fund', { value: fund ?? funds[0]?.value ?? '', required: true })}
            label={t('mdf.fund')}
            options={funds}
          />
        }
        buttons={<SubmitButton variant="primary">{t('mdf.saveRequest')}</SubmitButton>}
      />
    </Page>
  );
}
