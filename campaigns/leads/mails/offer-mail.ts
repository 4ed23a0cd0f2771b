import { type PlainMail, renderPlainMail } from '#campaigns/accounts/mails/mail-frame.ts';
import type { Installation } from '#campaigns/kernel/world.ts';
import { sayReason } from '../assignment-reason.ts';
import type { AssignmentRef } from '../follow-assignment.ts';
import type { OfferView } from '../offer-queries.ts';
import { offerToken } from '../offer-token.ts';

type OfferMail = { offer: OfferView; ref: AssignmentRef; to: string; reminder: boolean };

/** The mail that offers a lead: one button, which opens a page that asks; nothing is accepted by opening it. */
export function offerMail(install: Installation, { offer, ref, to, reminder }: OfferMail) {
  const url = `${install.publicUrl}/offer/${offerToken(install.keys, { ...ref, email: to })}`;
  const who = [offer.jobTitle, offer.company].filter(Boolean).join(', ') || 'Somebody';
  const about = [offer.product, offer.country].filter(Boolean).join(', ');
  const words: Omit<PlainMail, 'button'> = {
    subject: `${reminder ? 'Still open: a' : 'A'} lead about ${offer.vendorName}`,
    preheader: `${who}. Accept or decline without signing in.`,
    title: reminder ? 'This lead still waits for you' : 'A lead for you',
    paragraphs: [
      `${who}${about ? ` (${about})` : ''} is interested in ${offer.vendorName}’s products. Grade ${offer.grade}: fit ${offer.fit}, engagement ${offer.engagement}.`,
      `Why you: ${sayReason(offer.reason)}.`,
    ],
    notes: [
      offer.expiresAt
        ? `The offer stands until ${offer.expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC. Opening the page accepts nothing.`
        : 'Opening the page accepts nothing.',
    ],
  };
  return renderPlainMail({ ...words, button: { label: 'See the lead', url } });
}
