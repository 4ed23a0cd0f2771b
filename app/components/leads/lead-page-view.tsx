import { Form, Link } from '@remix-run/react';
import { ButtonLink, SubmitButton } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow, TextareaRow } from '#app/components/ui/form-rows.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { type FormResult, resultOf } from '#app/http/form-result.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/leads.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { LeadPage } from '#campaigns/leads/read-lead-page.ts';
import { LeadStatus } from './lead-status.tsx';
import { PersonCard } from './person-card.tsx';
import { ScoreCard } from './score-card.tsx';
import { TimelineCard } from './timeline-card.tsx';
import { useLivePage } from './use-live-page.ts';
import { useReason } from './use-reason.ts';

/** A partner's lead: what to do first, then who it is, why it counts, and what happened. */
export function LeadPageView({ page, refused }: { page: LeadPage; refused: FormResult | undefined }) {
  const t = useT(words);
  const { lead, score, timeline } = page;
  useLivePage();
  const note = resultOf(refused, 'note');
  return (
    <Page>
      <PageHeader
        crumbs={[{ to: paths.partner.leads, label: t('leads.title') }]}
        title={lead.name || lead.email || lead.company || t('leads.veiled')}
        status={<LeadStatus status={lead.status} />}
        action={
          lead.status === 'accepted' ? (
            <ButtonLink to={paths.partner.leadDeal(lead.id)} variant="primary">
              {t('leads.registerDeal')}
            </ButtonLink>
          ) : undefined
        }
      />
      <div className="flex flex-col gap-6">
        <OpenOffer page={page} refused={resultOf(refused, 'answer')} />
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <div className="flex flex-col gap-6">
            <PersonCard lead={lead}>
              {lead.contactId && !lead.veiled ? (
                <Link className="link" to={paths.partner.contact(lead.contactId)}>
                  {t('leads.contact')}
                </Link>
              ) : null}
            </PersonCard>
            <ScoreCard score={score} />
          </div>
          <div className="flex flex-col gap-6">
            <Card>
              <Form method="post" className="flex flex-col items-start gap-3">
                <FormErrors errors={note?.error?.[''] ?? undefined} />
                <input type="hidden" name="intent" value="note" />
                <TextareaRow
                  field={plainField('text', {
                    required: true,
                    ...(note?.error?.text ? { errors: note.error.text } : {}),
                  })}
                  label={t('leads.note')}
                  rows={2}
                />
                <SubmitButton size="sm">{t('leads.addNote')}</SubmitButton>
              </Form>
            </Card>
            <TimelineCard entries={timeline} />
          </div>
        </div>
      </div>
    </Page>
  );
}

function OpenOffer({ page, refused }: { page: LeadPage; refused: FormResult | undefined }) {
  const t = useT(words);
  const format = useFormat();
  const reasonOf = useReason();
  const { lead, offer } = page;
  const waits = lead.origin === 'partner' && lead.status === 'unassigned';
  if (!offer && !waits) return <FormErrors errors={refused?.error?.[''] ?? undefined} />;
  return (
    <Callout tone="info" title={t('leads.offerOpen')}>
      <div className="flex flex-col gap-4">
        <FormErrors errors={refused?.error?.[''] ?? undefined} />
        {offer?.expiresAt ? (
          <p>{`${reasonOf(offer.reason)}. ${t(lead.origin === 'partner' ? 'leads.ownOfferUntil' : 'leads.offerUntil', { when: format.exact(offer.expiresAt) })}`}</p>
        ) : null}
        <Form method="post">
          <input type="hidden" name="intent" value="answer" />
          <SubmitButton name="answer" value="accept" variant="primary">
            {t('leads.accept')}
          </SubmitButton>
        </Form>
        {offer ? (
          <Form method="post" className="flex flex-wrap items-end gap-3">
            <input type="hidden" name="intent" value="answer" />
            <div className="min-w-0 flex-1">
              <InputRow field={plainField('reason')} label={t('leads.declineReason')} optional maxLength={300} />
            </div>
            <SubmitButton name="answer" value="decline">
              {t('leads.decline')}
            </SubmitButton>
          </Form>
        ) : null}
      </div>
    </Callout>
  );
}
