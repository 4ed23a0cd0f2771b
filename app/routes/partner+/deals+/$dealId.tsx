import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { DealCard } from '#app/components/leads/deal-card.tsx';
import { DealEnd } from '#app/components/leads/deal-end.tsx';
import { DealStatus } from '#app/components/leads/lead-status.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { SelectRow } from '#app/components/ui/form-rows.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { resultOf } from '#app/http/form-result.ts';
import { partnerActions, partnerIntent, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/leads.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { getDeal } from '#campaigns/leads/deal-queries.ts';
import { closeDeal, moveDeal } from '#campaigns/leads/move-deal.ts';
import { CloseDeal, DEAL_STAGES, DealIdInput, MoveDeal } from '#campaigns/leads/schema.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) => data?.name ?? t('leads.deal'));

export const loader = partnerLoader(DealIdInput, ({ ctx, input }) => getDeal(ctx, input.dealId));

export const action = partnerActions({
  stage: partnerIntent(MoveDeal, async ({ caller, input, redirectWith }) => {
    await moveDeal(caller, input);
    return redirectWith(paths.partner.deal(input.dealId), { message: say(words, 'leads.stageSet') });
  }),
  close: partnerIntent(CloseDeal, async ({ caller, input, redirectWith }) => {
    await closeDeal(caller, input);
    const message = say(words, input.result === 'won' ? 'leads.won' : 'leads.lostDone');
    return redirectWith(paths.partner.deal(input.dealId), { message, tone: 'success' });
  }),
});

export default function Deal() {
  const t = useT(words);
  const deal = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const open = deal.status === 'registered' || deal.status === 'approved';
  return (
    <Page width="text">
      <PageHeader
        crumbs={[{ to: paths.partner.deals, label: t('leads.deals') }]}
        title={deal.name}
        status={<DealStatus status={deal.status} />}
      />
      <div className="flex flex-col gap-6">
        <DealCard deal={deal} />
        {open ? (
          <Card>
            <Form method="post" className="flex flex-wrap items-end gap-3">
              <input type="hidden" name="intent" value="stage" />
              <SelectRow
                field={plainField('stage', { value: deal.stage })}
                label={t('leads.stage')}
                options={DEAL_STAGES.map((value) => ({ value, label: t(`leads.stages.${value}`) }))}
              />
              <SubmitButton>{t('leads.moveStage')}</SubmitButton>
            </Form>
          </Card>
        ) : null}
        {open ? <DealEnd refused={resultOf(refused, 'close')} approved={deal.status === 'approved'} /> : null}
      </div>
    </Page>
  );
}
