import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AnswerForm } from '#app/components/mdf/answer-form.tsx';
import { CitedLines } from '#app/components/mdf/cited-lines.tsx';
import { Decisions } from '#app/components/mdf/decisions.tsx';
import { RequestActions } from '#app/components/mdf/request-actions.tsx';
import { RequestFacts } from '#app/components/mdf/request-facts.tsx';
import { RequestForm } from '#app/components/mdf/request-form.tsx';
import { RequestStatus } from '#app/components/mdf/status.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { resultOf } from '#app/http/form-result.ts';
import { partnerActions, partnerIntent, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/mdf.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { toAmountText } from '#campaigns/kernel/money.ts';
import { cancelRequest } from '#campaigns/mdf/cancel-request.ts';
import { askRules } from '#campaigns/mdf/dry-run.ts';
import { getRequest } from '#campaigns/mdf/request-queries.ts';
import { saveRequest } from '#campaigns/mdf/save-request.ts';
import { AnswerRequestInput, RequestIdInput, SaveRequestInput } from '#campaigns/mdf/schema.ts';
import { answerRequest, submitRequest } from '#campaigns/mdf/submit-request.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) => data?.request.title ?? t('mdf.requests'));

export const loader = partnerLoader(RequestIdInput, async ({ ctx, input }) => {
  const request = await getRequest(ctx, input.requestId);
  const { answer } = await askRules(ctx, { ...request, fund: request.fundId, cost: toAmountText(request.cost) });
  return { request, rules: answer?.lines ?? [], mayChange: can(ctx.actor, 'claim:write') };
});

export const action = partnerActions({
  save: partnerIntent(SaveRequestInput, async ({ caller, input, redirectWith }) => {
    const { amended } = await saveRequest(caller, input);
    const message = say(words, amended ? 'mdf.requestAmended' : 'mdf.requestSaved');
    return redirectWith(paths.partner.fundRequest(input.requestId), { message });
  }),
  submit: partnerIntent(SaveRequestInput, async ({ caller, input, redirectWith }) => {
    await saveRequest(caller, input);
    await submitRequest(caller, input);
    const message = say(words, 'mdf.requestSubmitted');
    return redirectWith(paths.partner.fundRequest(input.requestId), { message, tone: 'success' });
  }),
  answer: partnerIntent(AnswerRequestInput, async ({ caller, input, redirectWith }) => {
    await answerRequest(caller, input);
    return redirectWith(paths.partner.fundRequest(input.requestId), { message: say(words, 'mdf.answerSent') });
  }),
  cancel: partnerIntent(RequestIdInput, async ({ caller, input, redirectWith }) => {
    await cancelRequest(caller, input);
    return redirectWith(paths.partner.fundRequest(input.requestId), { message: say(words, 'mdf.requestCancelled') });
  }),
});

export default function Request() {
  const t = useT(words);
  const { request, rules, mayChange } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const isDraft = request.status === 'draft' || request.status === 'rejected';
  return (
    <Page>
      <PageHeader
        title={request.title}
        sentence={request.vendorName}
        crumbs={[
          { to: paths.partner.funds, label: t('mdf.title') },
          { to: paths.partner.fundRequests, label: t('mdf.requests') },
        ]}
        status={<RequestStatus status={request.status} />}
        secondary={mayChange ? <RequestActions request={request} /> : null}
      />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {isDraft && mayChange ? (
          <Card title={t('mdf.activity')}>
            <RequestForm
              key={request.updatedAt.getTime()}
              request={request}
              result={resultOf(result, 'save') ?? resultOf(result, 'submit')}
              buttons={
                <>
                  <SubmitButton variant="primary" name="intent" value="submit">
                    {t('mdf.submitRequest')}
                  </SubmitButton>
                  <SubmitButton name="intent" value="save">
                    {t('mdf.saveRequest')}
                  </SubmitButton>
                </>
              }
            />
          </Card>
        ) : (
          <RequestFacts request={request} />
        )}
        <div className="flex flex-col gap-6">
          {request.status === 'info_requested' && mayChange ? (
            <AnswerForm question={request.note} result={resultOf(result, 'answer')} />
          ) : null}
          {isDraft ? (
            <Card title={t('mdf.rulesSay')}>
              <CitedLines lines={rules} currency={request.cost.currency} />
            </Card>
          ) : null}
          <Decisions decisions={request.decisions} />
        </div>
      </div>
    </Page>
  );
}
