import { Form } from '@remix-run/react';
import { PublicLayout } from '#app/components/shell/public-layout.tsx';
import { ButtonLink, SubmitButton } from '#app/components/ui/button.tsx';
import { CardRow } from '#app/components/ui/card.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow } from '#app/components/ui/form-rows.tsx';
import type { FormResult } from '#app/http/form-result.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/leads.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { OfferView } from '#campaigns/leads/offer-queries.ts';
import { useReason } from './use-reason.ts';

/** One lead, two buttons; for whoever has the link, without signing in. */
export function OfferPage({ offer, refused }: { offer: OfferView; refused: FormResult | undefined }) {
  const t = useT(words);
  const format = useFormat();
  const reasonOf = useReason();
  const brand = { name: offer.partnerName };
  if (offer.state !== 'offered') {
    const said = offer.state as 'accepted' | 'declined' | 'expired';
    return (
      <PublicLayout brand={brand} title={t('leads.offerPage.over')}>
        <p role="status" className="text-md">
          {t(`leads.offerPage.${said}`, { by: offer.answeredBy })}
        </p>
        {said === 'accepted' ? (
          <div>
            <ButtonLink to={paths.partner.lead(offer.leadId)} variant="primary">
              {t('leads.offerPage.open')}
            </ButtonLink>
          </div>
        ) : null}
      </PublicLayout>
    );
  }
  const isOwn = offer.reason.kind === 'own';
  const until = offer.expiresAt
    ? t(isOwn ? 'leads.ownOfferUntil' : 'leads.offerUntil', { when: format.exact(offer.expiresAt) })
    : '';
  return (
    <PublicLayout
      brand={brand}
      title={t('leads.offerPage.title', { vendor: offer.vendorName })}
      sentence={`${t('leads.offerPage.sentence')} ${until}`}
    >
      <FormErrors errors={refused?.error?.[''] ?? undefined} />
      <dl>
        {(['company', 'jobTitle', 'country', 'product'] as const)
          .filter((key) => offer[key] !== '')
          .map((key) => (
            <CardRow key={key} label={t(`leads.${key}`)}>
              {offer[key]}
            </CardRow>
          ))}
        <CardRow label={t('leads.grade')}>
          {`${offer.grade} · ${t('leads.fit')} ${offer.fit} · ${t('leads.engagement')} ${offer.engagement}`}
        </CardRow>
        <CardRow label={t('leads.why')}>{reasonOf(offer.reason)}</CardRow>
      </dl>
      <Form method="post">
        <SubmitButton name="answer" value="accept" variant="primary" size="lg">
          {t('leads.accept')}
        </SubmitButton>
      </Form>
      <Form method="post" className="flex flex-col items-start gap-3 border-t border-line pt-5">
        <InputRow field={plainField('reason')} label={t('leads.declineReason')} optional maxLength={300} />
        <SubmitButton name="answer" value="decline">
          {t('leads.decline')}
        </SubmitButton>
      </Form>
    </PublicLayout>
  );
}
