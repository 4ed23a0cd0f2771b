import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { RunPage } from '#app/components/journeys/run-page.tsx';
import { partnerActions, partnerIntent, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/journeys.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { getActivation, listEnrollments } from '#campaigns/journeys/activation-queries.ts';
import { adjustActivation } from '#campaigns/journeys/adjust-activation.ts';
import { layOut } from '#campaigns/journeys/lay-out.ts';
import { pauseActivation } from '#campaigns/journeys/pause-activation.ts';
import { resumeActivation } from '#campaigns/journeys/resume-activation.ts';
import {
  ActivationIdInput,
  ActivationPageInput,
  AdjustActivationInput,
  TakeUpVersionInput,
} from '#campaigns/journeys/schema.ts';
import { stopActivation } from '#campaigns/journeys/stop-activation.ts';
import { takeUpVersion } from '#campaigns/journeys/take-up-version.ts';
import { can } from '#campaigns/kernel/authorize.ts';
import type { PartnerCaller } from '#campaigns/kernel/context.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) => data?.run.name ?? t('journeys.title'));

export const loader = partnerLoader(ActivationPageInput, async ({ ctx, input }) => {
  const run = await getActivation(ctx, input.activationId);
  return {
    ...{ run, view: input.view, drawing: input.view === 'canvas' ? layOut(run.definition) : null },
    people: await listEnrollments(ctx, input),
    mayRun: can(ctx.actor, 'journey:run'),
  };
});

type Act = (caller: PartnerCaller, input: ActivationIdInput) => Promise<void>;
const move = (act: Act, said: 'journeys.pausedDone' | 'journeys.resumedDone' | 'journeys.stoppedDone') =>
  partnerIntent(ActivationIdInput, async ({ caller, input, redirectWith }) => {
    await act(caller, input);
    return redirectWith(paths.partner.journeyRun(input.activationId), { message: say(words, said) });
  });

export const action = partnerActions(
  {
    pause: move(pauseActivation, 'journeys.pausedDone'),
    resume: move(resumeActivation, 'journeys.resumedDone'),
    stop: move(stopActivation, 'journeys.stoppedDone'),
    adjust: partnerIntent(AdjustActivationInput, async ({ caller, input, redirectWith }) => {
      await adjustActivation(caller, input);
      return redirectWith(paths.partner.journeyRun(input.activationId), { message: say(words, 'journeys.adjusted') });
    }),
    take_up: partnerIntent(TakeUpVersionInput, async ({ caller, input, redirectWith }) => {
      await takeUpVersion(caller, input);
      return redirectWith(paths.partner.journeyRun(input.activationId), { message: say(words, 'journeys.takenUp') });
    }),
  },
  { refuseTo: (params) => paths.partner.journeyRun(params.activationId ?? '') },
);

export default function JourneyRun() {
  return <RunPage {...useLoaderData<typeof loader>()} />;
}
