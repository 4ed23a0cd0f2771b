import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DryRunForm } from '#app/components/mdf/dry-run.tsx';
import { PolicyEditor } from '#app/components/mdf/policy-editor.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorAction, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/mdf.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { askRules } from '#campaigns/mdf/dry-run.ts';
import { getFund } from '#campaigns/mdf/fund-queries.ts';
import { savePolicyForm } from '#campaigns/mdf/save-policy-form.ts';
import { DryRunQuery, FundIdInput, PolicyForm } from '#campaigns/mdf/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('mdf.policy'));

export const loader = vendorLoader(DryRunQuery.extend(FundIdInput.shape), async ({ ctx, input }) => ({
  fund: await getFund(ctx, input.fundId),
  ...(await askRules(ctx, { ...input, fund: input.fundId, vendorId: ctx.scope.vendorId })),
  asked: input,
  mayManage: can(ctx.actor, 'fund:manage'),
}));

export const action = vendorAction(PolicyForm, async ({ caller, input, redirectWith }) => {
  const { number } = await savePolicyForm(caller, input);
  const message = say(words, 'mdf.policyPublished', { number });
  return redirectWith(paths.vendor.fundPolicy(input.fundId), { message, tone: 'success' });
});

export default function Policy() {
  const t = useT(words);
  const { fund, asked, answer, problem, mayManage } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <Page>
      <PageHeader
        title={t('mdf.policy')}
        sentence={t('mdf.policySentence')}
        crumbs={[
          { to: paths.vendor.funds, label: t('mdf.title') },
          { to: paths.vendor.fund(fund.id), label: fund.name },
        ]}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <PolicyEditor key={fund.policyNumber} fund={fund} mayManage={mayManage} result={result} />
        <div className="flex flex-col gap-6">
          <Card title={t('mdf.dryRun')} sentence={t('mdf.dryRunSentence')}>
            <DryRunForm asked={asked} funds={[]} fund={undefined} answer={answer} problem={problem} quiet />
          </Card>
          <Card title={t('mdf.versions')}>
            <ol className="flex flex-col gap-3">
              {fund.versions.map(({ number, note, createdBy, createdAt }) => (
                <li key={number}>
                  <p className="font-medium">{t('mdf.policyVersion', { number })}</p>
                  <p className="text-sm text-muted">
                    {[note || (number === 1 ? t('mdf.usualRules') : ''), createdBy].filter(Boolean).join(' · ')}{' '}
                    <DateTime value={createdAt} />
                  </p>
                </li>
              ))}
            </ol>
          </Card>
        </div>
      </div>
    </Page>
  );
}
