import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ClaimFacts } from '#app/components/mdf/claim-facts.tsx';
import { ClaimLines, LineAmounts } from '#app/components/mdf/claim-lines.tsx';
import { DecideForm } from '#app/components/mdf/decide-form.tsx';
import { Decisions } from '#app/components/mdf/decisions.tsx';
import { Evidence } from '#app/components/mdf/evidence.tsx';
import { SeenAt } from '#app/components/mdf/seen-at.tsx';
import { ClaimStatus } from '#app/components/mdf/status.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorAction, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/mdf.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { getClaim } from '#campaigns/mdf/claim-queries.ts';
import { decideClaim } from '#campaigns/mdf/decide-claim.ts';
import { ClaimIdInput, DecideClaimInput } from '#campaigns/mdf/schema.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) => data?.claim.title ?? t('mdf.claims'));

export const loader = vendorLoader(ClaimIdInput, async ({ ctx, input }) => {
  const claim = await getClaim(ctx, input.claimId);
  return { claim, mayDecide: can(ctx.actor, 'fund:decide') && claim.status === 'in_review' };
});

export const action = vendorAction(DecideClaimInput, async ({ caller, input, redirectWith }) => {
  await decideClaim(caller, input);
  return redirectWith(paths.vendor.claim(input.claimId), { message: say(words, 'mdf.decided'), tone: 'success' });
});

export default function Claim() {
  const t = useT(words);
  const { claim, mayDecide } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <Page>
      <PageHeader
        title={claim.title}
        sentence={claim.partnerName}
        crumbs={[
          { to: paths.vendor.funds, label: t('mdf.title') },
          { to: paths.vendor.claims, label: t('mdf.claims') },
        ]}
        status={<ClaimStatus status={claim.status} />}
      />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="flex flex-col gap-6">
          <ClaimLines claim={claim} />
          {mayDecide ? (
            <DecideForm result={result}>
              <LineAmounts claim={claim} />
            </DecideForm>
          ) : null}
          <Decisions decisions={claim.decisions} />
        </div>
        <div className="flex flex-col gap-6">
          <ClaimFacts claim={claim} />
          <SeenAt evidence={claim.evidence} />
          <Evidence
            evidence={claim.evidence}
            hash={claim.evidenceHash}
            fileTo={(number) => paths.vendor.claimFile(claim.id, number)}
          />
        </div>
      </div>
    </Page>
  );
}
