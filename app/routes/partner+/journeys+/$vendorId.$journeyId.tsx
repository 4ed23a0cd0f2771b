import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { JourneyCanvas } from '#app/components/journeys/journey-canvas.tsx';
import { StartJourney } from '#app/components/journeys/start-journey.tsx';
import { ViewSwitch } from '#app/components/journeys/view-switch.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerAction, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/journeys.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { listAudiences } from '#campaigns/contacts/audience-queries.ts';
import { activateJourney } from '#campaigns/journeys/activate-journey.ts';
import { layOut } from '#campaigns/journeys/lay-out.ts';
import { getOfferedJourney } from '#campaigns/journeys/offer-queries.ts';
import { ActivateJourneyInput, OfferedJourneyPageInput } from '#campaigns/journeys/schema.ts';
import { can } from '#campaigns/kernel/authorize.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) => data?.offer.name ?? t('journeys.title'));

export const loader = partnerLoader(OfferedJourneyPageInput, async ({ ctx, input }) => {
  const offer = await getOfferedJourney(ctx, input);
  const audiences = await listAudiences(ctx, {}, { limit: 200 });
  return {
    ...{ offer, view: input.view, drawing: input.view === 'canvas' ? layOut(offer.definition) : null },
    audiences: audiences.items.map(({ id, name }) => ({ value: id, label: name })),
    mayRun: can(ctx.actor, 'journey:run'),
  };
});

export const action = partnerAction(ActivateJourneyInput, async ({ caller, input, redirectWith }) => {
  const { activationId } = await activateJourney(caller, input);
  const { name } = await caller.inScope((ctx) => getOfferedJourney(ctx, input));
  const message = say(words, 'journeys.started', { name });
  return redirectWith(paths.partner.journeyRun(activationId), { message, tone: 'success' });
});

export default function OfferedJourney() {
  const t = useT(words);
  const { offer, view, drawing, audiences, mayRun } = useLoaderData<typeof loader>();
  return (
    <Page width={drawing ? 'normal' : 'text'}>
      <PageHeader
        crumbs={[{ to: paths.partner.journeys, label: t('journeys.title') }]}
        title={offer.name}
        sentence={t('journeys.by', { vendor: offer.vendorName })}
      />
      <div className="mb-4">
        <ViewSwitch view={view} />
      </div>
      {drawing ? (
        <div className="mb-6">
          <JourneyCanvas drawing={drawing} steps={offer.definition.steps} />
        </div>
      ) : null}
      <StartJourney offer={offer} audiences={audiences} mayRun={mayRun} result={useActionData<typeof action>()} />
    </Page>
  );
}
