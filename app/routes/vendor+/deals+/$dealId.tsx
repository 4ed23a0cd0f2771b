import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DealCard } from '#app/components/leads/deal-card.tsx';
import { DealDecision } from '#app/components/leads/deal-decision.tsx';
import { DealStatus } from '#app/components/leads/lead-status.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorAction, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/leads.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { getDeal, listConflicts } from '#campaigns/leads/deal-queries.ts';
import { decideDeal } from '#campaigns/leads/decide-deal.ts';
import { DealIdInput, DecideDeal } from '#campaigns/leads/schema.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) => data?.deal.name ?? t('leads.deal'));

export const loader = vendorLoader(DealIdInput, async ({ ctx, input }) => ({
  deal: await getDeal(ctx, input.dealId),
  conflicts: await listConflicts(ctx, input.dealId),
  mayDecide: can(ctx.actor, 'deal:decide'),
}));

export const action = vendorAction(DecideDeal, async ({ caller, input, redirectWith }) => {
  await decideDeal(caller, input);
  const message = say(words, input.decision === 'approve' ? 'leads.approved' : 'leads.refused');
  return redirectWith(paths.vendor.deal(input.dealId), { message, tone: 'success' });
});

export default function Deal() {
  const t = useT(words);
  const { deal, conflicts, mayDecide } = useLoaderData<typeof loader>();
  return (
    <Page width="text">
      <PageHeader
        crumbs={[{ to: paths.vendor.deals, label: t('leads.deals') }]}
        title={deal.name}
        status={<DealStatus status={deal.status} />}
      />
      <div className="flex flex-col gap-6">
        <DealCard deal={deal} />
        <DealDecision
          conflicts={conflicts}
          open={mayDecide && deal.status === 'registered'}
          refused={useActionData<typeof action>()}
        />
      </div>
    </Page>
  );
}
