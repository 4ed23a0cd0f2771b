import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useDayText } from '#app/components/mdf/day.tsx';
import { FundActions } from '#app/components/mdf/fund-actions.tsx';
import { FundShares } from '#app/components/mdf/fund-shares.tsx';
import { FundStatus } from '#app/components/mdf/status.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { Money } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { Stat, StatRow } from '#app/components/ui/stat.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorActions, vendorIntent, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/mdf.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { allocateFunds } from '#campaigns/mdf/allocate-funds.ts';
import { changeBudget } from '#campaigns/mdf/change-budget.ts';
import { getFund } from '#campaigns/mdf/fund-queries.ts';
import { closeFund, openFund } from '#campaigns/mdf/move-fund.ts';
import { AllocateInput, ChangeBudgetInput, FundIdInput } from '#campaigns/mdf/schema.ts';
import { listPartnersAfter } from '#campaigns/partners/queries.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) => data?.fund.name ?? t('mdf.title'));

export const loader = vendorLoader(FundIdInput, async ({ ctx, input }) => ({
  fund: await getFund(ctx, input.fundId),
  partners: (await listPartnersAfter(ctx, { limit: 200, status: 'active' })).items,
  mayManage: can(ctx.actor, 'fund:manage'),
}));

export const action = vendorActions({
  give: vendorIntent(AllocateInput, async ({ caller, input, redirectWith }) => {
    await allocateFunds(caller, input);
    return redirectWith(paths.vendor.fund(input.fundId), { message: say(words, 'mdf.moved'), tone: 'success' });
  }),
  budget: vendorIntent(ChangeBudgetInput, async ({ caller, input, redirectWith }) => {
    await changeBudget(caller, input);
    return redirectWith(paths.vendor.fund(input.fundId), { message: say(words, 'mdf.moved'), tone: 'success' });
  }),
  open: vendorIntent(FundIdInput, async ({ caller, input, redirectWith }) => {
    await openFund(caller, input);
    return redirectWith(paths.vendor.fund(input.fundId), { message: say(words, 'mdf.opened'), tone: 'success' });
  }),
  close: vendorIntent(FundIdInput, async ({ caller, input, redirectWith }) => {
    await closeFund(caller, input);
    return redirectWith(paths.vendor.fund(input.fundId), { message: say(words, 'mdf.closed') });
  }),
});

export default function Fund() {
  const t = useT(words);
  const day = useDayText();
  const { fund, partners, mayManage } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const plain = result?.form === 'give' || result?.form === 'budget' ? [] : (result?.error?.[''] ?? []);
  return (
    <Page>
      <PageHeader
        title={fund.name}
        sentence={t('mdf.fromTo', { from: day(fund.startsOn), to: day(fund.endsOn) })}
        crumbs={[{ to: paths.vendor.funds, label: t('mdf.title') }]}
        status={<FundStatus status={fund.status} />}
        secondary={<ButtonLink to={paths.vendor.fundPolicy(fund.id)}>{t('mdf.policy')}</ButtonLink>}
        action={mayManage ? <FundActions fund={fund} /> : null}
      />
      <div className="flex flex-col gap-6">
        <FormErrors errors={plain} />
        <StatRow>
          <Stat label={t('mdf.budget')} value={<Money value={fund.budget} />} />
          <Stat label={t('mdf.pool')} value={<Money value={fund.pool} />} />
          <Stat label={t('mdf.reserved')} value={<Money value={fund.reserved} />} />
          <Stat label={t('mdf.payable')} value={<Money value={fund.payable} />} />
          <Stat label={t('mdf.paid')} value={<Money value={fund.paid} />} />
        </StatRow>
        <FundShares fund={fund} partners={partners} mayManage={mayManage} result={result} />
      </div>
    </Page>
  );
}
