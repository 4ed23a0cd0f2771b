import type { FrequencyCap } from '#campaigns/contacts/reachable.sql.ts';
import type { DeliveryId, MailingId, PartnerId } from '#campaigns/kernel/ids.ts';
import type { Installation } from '#campaigns/kernel/world.ts';
import { type RenderPlan, renderMessage } from '#templates/engine/render.ts';
import type { TrackingMode } from './schema.ts';
import type { Marked } from './sending-turn.sql.ts';
import { clickUrl, openPixelUrl, unsubscribeHeaders, unsubscribeUrl } from './tracking/links.ts';
import type { OutgoingMail } from './transports/mailer.ts';

/** What of a mailing is needed to send it, apart from its sources. */
export type MailingHead = {
  partnerId: PartnerId;
  mailingId: MailingId;
  /** about whose products */
  vendorId: string;
  /** the partner's frequency cap; null = none */
  cap: FrequencyCap | null;
  fromAddress: string;
  fromName: string;
  replyTo: string;
  trackingMode: TrackingMode;
  /** plain destinations, for mails without tracking */
  links: ReadonlyMap<number, string>;
};

/** Fixed before the first try, so that a message handed over twice can be told by it. */
export function messageIdOf(deliveryId: DeliveryId, install: Pick<Installation, 'mailFromDomain'>): string {
  return `<${deliveryId}@${install.mailFromDomain}>`;
}

/**
 * One person's message. Without the person's consent to tracking there is no pixel, and links count without naming
 * anybody; unsubscribing always names the person.
 *
 * @throws TemplateError when the filled mail is too large
 */
export function renderDelivery(
  install: Installation,
  mailing: MailingHead,
  plan: RenderPlan,
  person: Marked,
): OutgoingMail {
  const { partnerId, mailingId } = mailing;
  const { deliveryId, contactId } = person;
  const unsubscribe = unsubscribeUrl(install, { partnerId, deliveryId, contactId });
  const tracked = mailing.trackingMode === 'consent' && person.trackingConsent;
  const { subject, html, text } = renderMessage(plan, {
    contact: person,
    links: linksOf(install, mailing, tracked ? deliveryId : null),
    unsubscribeUrl: unsubscribe,
    ...(tracked ? { pixelUrl: openPixelUrl(install, { partnerId, mailingId, deliveryId }) } : {}),
  });
  const name = [person.firstName, person.lastName].filter((part) => part !== '').join(' ');
  return {
    messageId: messageIdOf(deliveryId, install),
    from: { address: mailing.fromAddress, name: mailing.fromName },
    to: { address: person.email, name },
    replyTo: { address: mailing.replyTo, name: mailing.fromName },
    subject,
    html,
    text,
    headers: {
      ...unsubscribeHeaders(unsubscribe),
      // Gmail groups complaints by these: campaign, customer, kind, sender.
      'Feedback-ID': `${mailingId}:${partnerId}:marketing:throughline`,
      'X-Throughline-Delivery': deliveryId,
    },
    owner: { partnerId, mailingId, deliveryId },
  };
}

/** Addresses by link number; each is made once though HTML and text both name it. */
function linksOf(install: Installation, mailing: MailingHead, deliveryId: DeliveryId | null) {
  const { partnerId, mailingId, trackingMode } = mailing;
  const made = new Map<number, string>();
  return (link: number): string => {
    let url = made.get(link);
    if (url === undefined) {
      url =
        trackingMode === 'none'
          ? (mailing.links.get(link) ?? '')
          : clickUrl(install, { partnerId, mailingId, deliveryId, link, query: null });
      made.set(link, url);
    }
    return url;
  };
}
