import type { FrequencyCap } from '#campaigns/contacts/reachable.sql.ts';
import type { DeliveryId, MailingId, PartnerId } from '#campaigns/kernel/ids.ts';
import type { Installation } from '#campaigns/kernel/world.ts';
import { type RenderedMessage, type RenderPlan, renderMessage } from '#templates/engine/render.ts';
import type { TrackingMode } from './schema.ts';
import type { Marked } from './sending-turn.sql.ts';
import { clickUrl, mailViewUrl, openPixelUrl, unsubscribeHeaders, unsubscribeUrl } from './tracking/links.ts';
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

/** Of a mailing and a person, what a mail's text is made of. */
export type Frozen = Pick<MailingHead, 'partnerId' | 'mailingId' | 'trackingMode' | 'links'>;
export type Reader = Omit<Marked, 'attempt'>;

/**
 * One person's mail as text. Without the person's consent to tracking links count without naming anybody, and there is
 * no pixel; unsubscribing always names the person.
 *
 * @param pixel false: none even with consent, as for the mail's page
 * @throws TemplateError when the filled mail is too large
 */
export function fillMail(
  install: Installation,
  mailing: Frozen,
  plan: RenderPlan,
  { person, pixel }: { person: Reader; pixel: boolean },
): RenderedMessage {
  const { partnerId, mailingId } = mailing;
  const { deliveryId, contactId } = person;
  const tracked = mailing.trackingMode === 'consent' && person.trackingConsent;
  return renderMessage(plan, {
    contact: person,
    links: linksOf(install, mailing, tracked ? deliveryId : null),
    unsubscribeUrl: unsubscribeUrl(install, { partnerId, deliveryId, contactId }),
    viewUrl: mailViewUrl(install, { partnerId, deliveryId, contactId }),
    ...(tracked && pixel ? { pixelUrl: openPixelUrl(install, { partnerId, mailingId, deliveryId }) } : {}),
  });
}

/**
 * One person's message, ready for the wire.
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
  const { subject, html, text } = fillMail(install, mailing, plan, { person, pixel: true });
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
      ...unsubscribeHeaders(unsubscribeUrl(install, { partnerId, deliveryId, contactId })),
      // Gmail groups complaints by these: campaign, customer, kind, sender.
      'Feedback-ID': `${mailingId}:${partnerId}:marketing:throughline`,
      'X-Throughline-Delivery': deliveryId,
    },
    owner: { partnerId, mailingId, deliveryId },
  };
}

/** Addresses by link number; each is made once though HTML and text both name it. */
function linksOf(install: Installation, mailing: Frozen, deliveryId: DeliveryId | null) {
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
