import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { HeldTable } from '#app/components/leads/held-table.tsx';
import { partnerAction, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/leads.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { listSubmissions } from '#campaigns/leads/form-queries.ts';
import { releaseSubmission } from '#campaigns/leads/release-submission.ts';
import { HeldInput, SubmissionIdInput } from '#campaigns/leads/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('leads.held'));

export const loader = partnerLoader(HeldInput, ({ ctx, input }) =>
  listSubmissions(ctx, { held: true }, { limit: 50, cursor: input.cursor }),
);

export const action = partnerAction(
  SubmissionIdInput,
  async ({ caller, input, redirectWith }) => {
    const { leadId } = await releaseSubmission(caller, input);
    return redirectWith(paths.partner.lead(leadId), { message: say(words, 'leads.letThroughDone'), tone: 'success' });
  },
  { refuseTo: () => paths.partner.heldLeads },
);

export default function Held() {
  return <HeldTable page={useLoaderData<typeof loader>()} back={paths.partner.leads} />;
}
