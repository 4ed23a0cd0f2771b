import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { checkSentence } from '#app/components/launches/check-words.ts';
import { HeldBack } from '#app/components/launches/held-back.tsx';
import { ButtonLink, SubmitButton } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { Card, CardRow } from '#app/components/ui/card.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { PreviewFrame } from '#app/components/ui/preview-frame.tsx';
import { partnerAction, partnerResource } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/launches.json';
import { formatExact } from '#app/i18n/format.ts';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { readLaunchReview } from '#campaigns/launches/read-launch-review.ts';
import { scheduleLaunch } from '#campaigns/launches/schedule-launch.ts';
import { LaunchIdInput, ScheduleLaunchInput } from '#campaigns/launches/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('launches.review'));

export const loader = partnerResource(LaunchIdInput, ({ caller, input }) => readLaunchReview(caller, input));

export const action = partnerAction(ScheduleLaunchInput, async ({ caller, input, redirectWith }) => {
  const { plan } = await scheduleLaunch(caller, input);
  const message = say(words, plan.when === 'now' ? 'launches.launched' : 'launches.scheduledFor');
  return redirectWith(paths.partner.launch(input.launchId), {
    message,
    tone: 'success',
    undo: { action: paths.partner.launchPart(input.launchId, 'undo') },
  });
});

/** Exactly what goes to how many; asks once. */
export default function Review() {
  const t = useT(words);
  const { locale } = useFormat();
  const { launch, subject, count, sender, plan, audienceName, blockers, revision } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const back = paths.partner.launch(launch.id);
  const start =
    plan.when === 'now'
      ? t('launches.reviewStartNow')
      : `${formatExact({ locale, timeZone: plan.timeZone }, plan.startsAt)} (${plan.timeZone})`;
  return (
    <Page width="full">
      <PageHeader
        crumbs={[
          { to: paths.partner.launches, label: t('launches.title') },
          { to: back, label: launch.name },
        ]}
        title={t('launches.reviewTitle', { name: launch.name })}
        sentence={t('launches.reviewSentence')}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,11fr)_minmax(0,14fr)]">
        <Form method="post" className="flex flex-col gap-4">
          <FormErrors errors={refused?.error?.[''] ?? undefined} />
          {blockers.length > 0 ? (
            <Callout tone="danger" title={t('launches.checksBlocked', { count: blockers.length })}>
              <ul className="list-disc ps-5">
                {blockers.map((check) => (
                  <li key={check.key}>
                    {checkSentence(t, check, launch.vendorName)}{' '}
                    <a className="link" href={`${back}#${check.card}`}>
                      {t('launches.mend')}
                    </a>
                  </li>
                ))}
              </ul>
            </Callout>
          ) : null}
          <Card>
            <dl>
              <CardRow label={t('launches.reviewSubject')}>{subject}</CardRow>
              <CardRow label={t('launches.from')}>
                {sender.displayName} &lt;{sender.address}&gt;
              </CardRow>
              <CardRow label={t('launches.replyTo')}>{sender.replyTo || '–'}</CardRow>
              <CardRow label={t('launches.reviewAudience')}>{audienceName ?? '–'}</CardRow>
              <CardRow label={t('launches.reviewPeople')}>
                {count ? (
                  <>
                    <strong className="font-semibold">
                      {t('launches.reviewPeopleNow', { count: count.reachable })}
                    </strong>
                    {plan.when === 'later' ? (
                      <p className="text-sm text-muted">{t('launches.reviewLater', { when: start })}</p>
                    ) : null}
                    <HeldBack count={count} />
                  </>
                ) : (
                  '–'
                )}
              </CardRow>
              <CardRow label={t('launches.reviewStart')}>{start}</CardRow>
            </dl>
          </Card>
          <input type="hidden" name="revision" value={revision} />
          <input type="hidden" name="confirmedCount" value={count?.reachable ?? 0} />
          <div className="flex flex-wrap gap-3">
            {blockers.length === 0 ? (
              <SubmitButton variant="primary" size="lg">
                {t('launches.launchTo', { count: count?.reachable ?? 0 })}
              </SubmitButton>
            ) : null}
            <ButtonLink to={back} size="lg">
              {t('launches.backToDraft')}
            </ButtonLink>
          </div>
        </Form>
        <PreviewFrame
          src={paths.partner.launchPart(launch.id, 'preview')}
          title={t('launches.preview')}
          reloadKey={revision}
        />
      </div>
    </Page>
  );
}
