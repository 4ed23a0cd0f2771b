import { readFile } from 'node:fs/promises';
import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AddFile } from '#app/components/mdf/add-file.tsx';
import { AnswerForm } from '#app/components/mdf/answer-form.tsx';
import { CancelClaim } from '#app/components/mdf/cancel-claim.tsx';
import { ClaimFacts } from '#app/components/mdf/claim-facts.tsx';
import { ClaimForm } from '#app/components/mdf/claim-form.tsx';
import { ClaimLines } from '#app/components/mdf/claim-lines.tsx';
import { Decisions } from '#app/components/mdf/decisions.tsx';
import { Evidence } from '#app/components/mdf/evidence.tsx';
import { SeenAt } from '#app/components/mdf/seen-at.tsx';
import { ClaimStatus } from '#app/components/mdf/status.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { resultOf } from '#app/http/form-result.ts';
import { partnerActions, partnerIntent, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import type { Upload } from '#app/http/upload.server.ts';
import words from '#app/i18n/en/mdf.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { MAX_PROOF_BYTES } from '#campaigns/mdf/check-proof-file.ts';
import { getClaim } from '#campaigns/mdf/claim-queries.ts';
import { isWithPartner } from '#campaigns/mdf/claim-status.ts';
import { saveClaimWithInvoice } from '#campaigns/mdf/save-claim-with-invoice.ts';
import { AnswerClaimInput, ClaimIdInput, SaveClaimInput } from '#campaigns/mdf/schema.ts';
import { answerClaim, cancelClaim, submitClaim } from '#campaigns/mdf/submit-claim.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) => data?.claim.title ?? t('mdf.claims'));

export const loader = partnerLoader(ClaimIdInput, async ({ ctx, input }) => {
  const claim = await getClaim(ctx, input.claimId);
  return { claim, mayChange: can(ctx.actor, 'claim:write') && isWithPartner(claim.status) };
});

const readInvoice = async (upload: Upload | undefined) =>
  upload && upload.bytes > 0 ? { bytes: await readFile(upload.path), fileName: upload.fileName } : null;

export const action = partnerActions(
  {
    save: partnerIntent(SaveClaimInput, async ({ caller, input, uploads, world, redirectWith }) => {
      await saveClaimWithInvoice({ ...caller, files: world.files }, input, await readInvoice(uploads.file));
      return redirectWith(paths.partner.claim(input.claimId), { message: say(words, 'mdf.claimSaved') });
    }),
    submit: partnerIntent(SaveClaimInput, async ({ caller, input, uploads, world, redirectWith }) => {
      await saveClaimWithInvoice({ ...caller, files: world.files }, input, await readInvoice(uploads.file));
      await submitClaim(caller, input);
      const message = say(words, 'mdf.claimSubmitted');
      return redirectWith(paths.partner.claim(input.claimId), { message, tone: 'success' });
    }),
    answer: partnerIntent(AnswerClaimInput, async ({ caller, input, redirectWith }) => {
      await answerClaim(caller, input);
      return redirectWith(paths.partner.claim(input.claimId), { message: say(words, 'mdf.answerSent') });
    }),
    cancel: partnerIntent(ClaimIdInput, async ({ caller, input, redirectWith }) => {
      await cancelClaim(caller, input);
      return redirectWith(paths.partner.claim(input.claimId), { message: say(words, 'mdf.claimCancelled') });
    }),
  },
  { upload: { fields: ['file'], maxBytes: MAX_PROOF_BYTES, action: 'claim:write' } },
);

export default function Claim() {
  const t = useT(words);
  const { claim, mayChange } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const isDraft = mayChange && claim.status !== 'info_requested';
  return (
    <Page>
      <PageHeader
        title={claim.title}
        sentence={claim.vendorName}
        crumbs={[
          { to: paths.partner.funds, label: t('mdf.title') },
          { to: paths.partner.claims, label: t('mdf.claims') },
        ]}
        status={<ClaimStatus status={claim.status} />}
        secondary={mayChange && claim.status !== 'rejected' ? <CancelClaim claimId={claim.id} /> : null}
      />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="flex flex-col gap-6">
          {isDraft ? (
            <ClaimForm
              key={claim.updatedAt.getTime()}
              claim={claim}
              result={resultOf(result, 'submit') ?? resultOf(result, 'save')}
            />
          ) : (
            <ClaimLines claim={claim} />
          )}
          {mayChange && claim.status === 'info_requested' ? (
            <AnswerForm question={claim.note} result={resultOf(result, 'answer')} />
          ) : null}
          <Decisions decisions={claim.decisions} />
        </div>
        <div className="flex flex-col gap-6">
          <SeenAt evidence={claim.evidence} />
          <Evidence
            evidence={claim.evidence}
            hash={claim.evidenceHash}
            fileTo={(number) => paths.partner.claimFile(claim.id, number)}
          />
          {mayChange ? <AddFile key={claim.evidence.length} claim={claim} /> : null}
          <ClaimFacts claim={claim} />
        </div>
      </div>
    </Page>
  );
}
