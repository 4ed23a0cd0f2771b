import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DecideForm } from '#app/components/mdf/decide-form.tsx';
import { Decisions } from '#app/components/mdf/decisions.tsx';
import { RequestFacts } from '#app/components/mdf/request-facts.tsx';
import { RequestStatus } from '#app/components/mdf/status.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { InputRow } from '#app/components/ui/form-rows.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorAction, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/mdf.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { decideRequest } from '#campaigns/mdf/decide-request.ts';
import { getRequest } from '#campaigns/mdf/request-queries.ts';
import { REQUESTS_TO_DECIDE } from '#campaigns/mdf/request-status.ts';
import { DecideRequestInput, RequestIdInput } from '#campaigns/mdf/schema.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) => data?.request.title ?? t('mdf.requests'));

export const loader = vendorLoader(RequestIdInput, async ({ ctx, input }) => {
  const request = await getRequest(ctx, input.requestId);
  return { request, mayDecide: can(ctx.actor, 'fund:decide') && REQUESTS_TO_DECIDE.includes(request.status) };
});

export const action = vendorAction(DecideRequestInput, async ({ caller, input, redirectWith }) => {
  await decideRequest(caller, input);
  return redirectWith(paths.vendor.fundRequest(input.requestId), {
    message: say(words, 'mdf.decided'),
    tone: 'success',
  });
});

export default function Request() {
  const t = useT(words);
  const { request, mayDecide } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <Page>
      <PageHeader
        title={request.title}
        sentence={request.partnerName}
        crumbs={[
          { to: paths.vendor.funds, label: t('mdf.title') },
          { to: paths.vendor.fundRequests, label: t('mdf.requests') },
        ]}
        status={<RequestStatus status={request.status} />}
      />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <RequestFacts request={request} />
        <div className="flex flex-col gap-6">
          {mayDecide ? (
            <DecideForm result={result}>
              <InputRow
                field={plainField('amount', { errors: result?.error?.amount ?? [] })}
                label={t('mdf.amount')}
                help={t('mdf.requestedHelp')}
                inputMode="decimal"
                optional
              />
            </DecideForm>
          ) : null}
          <Decisions decisions={request.decisions} />
        </div>
      </div>
    </Page>
  );
}
