import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LeadPageView } from '#app/components/leads/lead-page-view.tsx';
import { partnerActions, partnerIntent, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/leads.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { addLeadNote } from '#campaigns/leads/add-lead-note.ts';
import { answerOpenOffer } from '#campaigns/leads/answer-open-offer.ts';
import { readLeadPage } from '#campaigns/leads/read-lead-page.ts';
import { AddLeadNote, AnswerLead, LeadIdInput } from '#campaigns/leads/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('leads.title'));

export const loader = partnerLoader(LeadIdInput, ({ ctx, input }) => readLeadPage(ctx, input));

export const action = partnerActions({
  answer: partnerIntent(AnswerLead, async ({ caller, input, redirectWith }) => {
    await answerOpenOffer(caller, input);
    const to = input.answer === 'accept' ? paths.partner.lead(input.leadId) : paths.partner.leads;
    return redirectWith(to, { message: say(words, input.answer === 'accept' ? 'leads.accepted' : 'leads.declined') });
  }),
  note: partnerIntent(AddLeadNote, async ({ caller, input, redirectWith }) => {
    await addLeadNote(caller, input);
    return redirectWith(paths.partner.lead(input.leadId), { message: say(words, 'leads.noteAdded') });
  }),
});

export default function Lead() {
  return <LeadPageView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
