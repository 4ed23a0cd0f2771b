import { Button } from '#app/components/ui/button.tsx';
import { Card, CardRow } from '#app/components/ui/card.tsx';
import { ConfirmDialog } from '#app/components/ui/confirm-dialog.tsx';
import { DateTime, None } from '#app/components/ui/format.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/contacts.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { ContactView } from '#campaigns/contacts/contact-queries.ts';

/** May this person be written to, since when, and the ledger that proves it. */
export function ContactPermission({ contact, mayChange }: { contact: ContactView; mayChange: boolean }) {
  const t = useT(words);
  const basis = contact.legalBasis as 'consent' | 'legitimate_interest' | 'contract' | '';
  const withdraw =
    mayChange && contact.consent !== 'withdrawn' ? (
      <ConfirmDialog
        trigger={
          <Button type="button" size="sm">
            {t('contacts.withdraw')}
          </Button>
        }
        title={t('contacts.withdrawTitle')}
        body={t('contacts.withdrawBody')}
        confirmLabel={t('contacts.withdraw')}
        action={paths.partner.contact(contact.id)}
        fields={{ intent: 'withdraw' }}
      />
    ) : undefined;
  return (
    <Card title={t('contacts.permission')} action={withdraw}>
      <dl>
        <CardRow label={t('contacts.reach')}>{t(`contacts.reaches.${contact.notReachable ?? 'reachable'}`)}</CardRow>
        <CardRow label={t('contacts.consent')}>{t(`contacts.consentStates.${contact.consent}`)}</CardRow>
        <CardRow label={t('contacts.basis')}>{basis ? t(`contacts.legalBases.${basis}`) : <None />}</CardRow>
        <CardRow label={t('contacts.source')}>{contact.consentSource || <None />}</CardRow>
        <CardRow label={t('contacts.since')}>
          {contact.consentAt ? <DateTime value={contact.consentAt} style="date" /> : <None />}
        </CardRow>
        <CardRow label={t('contacts.tracking')}>
          {t(contact.trackingConsent ? 'contacts.trackingYes' : 'contacts.trackingNo')}
        </CardRow>
        <CardRow label={t('contacts.lastMailed')}>
          {contact.lastMailedAt ? <DateTime value={contact.lastMailedAt} /> : <None />}
        </CardRow>
      </dl>
      {contact.ledger.length > 0 ? (
        <>
          <h3 className="mt-5 mb-2 font-medium">{t('contacts.ledger')}</h3>
          <ul className="flex flex-col gap-1.5 text-sm text-muted">
            {contact.ledger.map((entry) => (
              <li key={entry.id}>
                <DateTime value={entry.at} style="date" />:{' '}
                {t(entry.kind === 'tracking' ? 'contacts.tracking' : 'contacts.consent')}{' '}
                {t(entry.granted ? 'contacts.granted' : 'contacts.taken')}
                {entry.source ? ` (${entry.source})` : ''}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  );
}
