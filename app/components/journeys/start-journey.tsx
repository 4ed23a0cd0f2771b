import { Form } from '@remix-run/react';
import type { FormResult } from '#app/http/form-result.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { OfferedJourney } from '#campaigns/journeys/offer-queries.ts';
import { ButtonLink, SubmitButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { plainField } from '../ui/field.tsx';
import { FormErrors } from '../ui/form-frame.tsx';
import { SelectRow } from '../ui/form-rows.tsx';
import { StepChanges } from './step-changes.tsx';
import { waysInWords } from './ways-in-words.ts';

type Props = {
  offer: OfferedJourney;
  audiences: readonly { value: string; label: string }[];
  mayRun: boolean;
  result: FormResult | undefined;
};

/** What a journey does, and what a partner may change of it before it starts. */
export function StartJourney({ offer, audiences, mayRun, result }: Props) {
  const t = useT(words);
  const { definition, activationId } = offer;
  const startable = mayRun && !activationId;
  const audience = plainField('audienceId', { errors: result?.error?.audienceId ?? [] });
  return (
    <Card sentence={offer.description}>
      <Form method="post" className="flex flex-col gap-5">
        <FormErrors errors={result?.error?.[''] ?? []} />
        {definition.entry.kind === 'audience' ? (
          startable ? (
            <SelectRow
              field={audience}
              label={t('journeys.audience')}
              placeholder={t('journeys.chooseAudience')}
              options={[...audiences]}
            />
          ) : null
        ) : (
          <p>{t('journeys.noAudience')}</p>
        )}
        <ol className="flex flex-col gap-3">
          {definition.steps.map((step) => (
            <li key={step.id} className="rounded-md border border-line p-3">
              <p className="font-medium">{step.name}</p>
              <p className="text-sm text-muted">{t(`journeys.kinds.${step.kind}`)}</p>
              {waysInWords(t, step, definition.steps).map((way) => (
                <p key={way} className="text-sm">
                  {way}
                </p>
              ))}
              {startable ? <StepChanges step={step} /> : null}
            </li>
          ))}
        </ol>
        {activationId ? (
          <ButtonLink to={paths.partner.journeyRun(activationId)}>{t('journeys.openRun')}</ButtonLink>
        ) : null}
        {startable ? (
          <div className="flex flex-col items-start gap-2">
            <p className="text-sm text-muted">{t('journeys.startSentence')}</p>
            <SubmitButton variant="primary">{t('journeys.start')}</SubmitButton>
          </div>
        ) : null}
      </Form>
    </Card>
  );
}
