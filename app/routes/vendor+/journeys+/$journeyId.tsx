import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { JourneyEditor } from '#app/components/journeys/journey-editor.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorActions, vendorIntent, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/journeys.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { editJourney } from '#campaigns/journeys/edit-journey.ts';
import { publishJourney } from '#campaigns/journeys/publish-journey.ts';
import { readJourneyPage } from '#campaigns/journeys/read-journey-page.ts';
import { saveJourney } from '#campaigns/journeys/save-journey.ts';
import {
  EditJourneyInput,
  JourneyIdInput,
  JourneyPageInput,
  JourneyVisibilityForm,
} from '#campaigns/journeys/schema.ts';
import { withdrawJourney } from '#campaigns/journeys/withdraw-journey.ts';
import { can } from '#campaigns/kernel/authorize.ts';
import { listForms } from '#campaigns/leads/form-queries.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) => data?.journey.name ?? t('journeys.title'));

export const loader = vendorLoader(JourneyPageInput, async ({ ctx, input }) => ({
  ...(await readJourneyPage(ctx, input)),
  ...{ view: input.view, open: input.step ?? null, add: input.add ?? null, seed: input.simulate ?? null },
  forms: (await listForms(ctx)).map(({ id, name }) => ({ id, name })),
  mayWrite: can(ctx.actor, 'journey:write'),
}));

export const action = vendorActions({
  edit: vendorIntent(EditJourneyInput, async ({ caller, input, url, redirectWith }) => {
    const { added } = await editJourney(caller, input);
    const { edit, journeyId } = input;
    const stays =
      edit.kind === 'replace' ? edit.step.id : 'stepId' in edit && edit.kind !== 'remove' ? edit.stepId : '';
    const view = url.searchParams.get('view') === 'canvas' ? 'canvas' : undefined;
    const to = paths.vendor.journey(journeyId, { view, step: added[0] ?? stays });
    return redirectWith(to, { message: say(words, 'journeys.saved') });
  }),
  visibility: vendorIntent(JourneyVisibilityForm, async ({ caller, input, url, redirectWith }) => {
    await saveJourney(caller, input);
    const view = url.searchParams.get('view') === 'canvas' ? 'canvas' : undefined;
    return redirectWith(paths.vendor.journey(input.journeyId, { view }), { message: say(words, 'journeys.saved') });
  }),
  publish: vendorIntent(JourneyIdInput, async ({ caller, input, redirectWith }) => {
    const { number } = await publishJourney(caller, input);
    const message = say(words, 'journeys.published', { number });
    return redirectWith(paths.vendor.journey(input.journeyId), { message, tone: 'success' });
  }),
  withdraw: vendorIntent(JourneyIdInput, async ({ caller, input, redirectWith }) => {
    await withdrawJourney(caller, input);
    return redirectWith(paths.vendor.journey(input.journeyId), { message: say(words, 'journeys.withdrawnDone') });
  }),
});

export default function EditJourney() {
  return <JourneyEditor page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
