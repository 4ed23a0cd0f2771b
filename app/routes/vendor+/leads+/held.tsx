import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { HeldTable } from '#app/components/leads/held-table.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorAction, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/leads.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { listSubmissions } from '#campaigns/leads/form-queries.ts';
import { releaseSubmission } from '#campaigns/leads/release-submission.ts';
import { HeldInput, SubmissionIdInput } from '#campaigns/leads/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('leads.held'));

export const loader = vendorLoader(HeldInput, ({ ctx, input }) =>
  listSubmissions(ctx, { held: true }, { limit: 50, cursor: input.cursor }),
);

export const action = vendorAction(
  SubmissionIdInput,
  async ({ caller, input, redirectWith }) => {
    const { leadId } = await releaseSubmission(caller, input);
    return redirectWith(paths.vendor.lead(leadId), { message: say(words, 'leads.letThroughDone'), tone: 'success' });
  },
  { refuseTo: () => paths.vendor.heldLeads },
);

export default function Held() {
  return <HeldTable page={useLoaderData<typeof loader>()} back={paths.vendor.leads} />;
}
