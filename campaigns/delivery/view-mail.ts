import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import type { ContactId, DeliveryId, MailingId } from '#campaigns/kernel/ids.ts';
import { makeRenderPlan, type RenderedMessage } from '#templates/engine/render.ts';
import { type Frozen, fillMail, type Reader } from './render-delivery.ts';
import type { TrackingMode } from './schema.ts';
import type { MailViewFacts } from './tracking/tokens.ts';

type Found = { mailing: Frozen; person: Reader; sources: { subject: string; html: string; text: string } };

/**
 * The mail that a person got, made again from the frozen mailing for whoever holds its link. No pixel is in it, and
 * looking counts nothing; its links are the mail's own.
 *
 * @returns null when there is nothing to show: the person was erased, or the link came in a test
 */
export async function viewMail(caller: PartnerCaller, facts: MailViewFacts): Promise<RenderedMessage | null> {
  const found = await inTransaction(caller, (ctx) => findMail(ctx, facts));
  if (!found) return null;
  const { mailing, person, sources } = found;
  return fillMail(caller.install, mailing, makeRenderPlan(sources), { person, pixel: false });
}

async function findMail(ctx: PartnerCtx, { deliveryId, contactId }: MailViewFacts): Promise<Found | null> {
  const { partnerId } = ctx.scope;
  const contact = await ctx.db.contact.findUnique({
    where: { partnerId_id: { partnerId, id: contactId } },
    select: PERSON,
  });
  const delivery = await ctx.db.delivery.findFirst({
    where: { partnerId, id: deliveryId, contactId },
    select: { mailing: { select: MAILING } },
  });
  if (!contact || !delivery) return null;
  const { id, links, trackingMode, ...sources } = delivery.mailing;
  const mailing = {
    partnerId,
    mailingId: id as MailingId,
    trackingMode: trackingMode as TrackingMode,
    links: new Map(links.map(({ number, url }) => [number, url])),
  };
  const ids = { deliveryId: deliveryId as DeliveryId, contactId: contactId as ContactId };
  return { mailing, person: { ...contact, ...ids }, sources };
}

const PERSON = {
  email: true,
  firstName: true,
  lastName: true,
  company: true,
  jobTitle: true,
  phone: true,
  country: true,
  language: true,
  trackingConsent: true,
} as const;

const MAILING = {
  id: true,
  subject: true,
  html: true,
  text: true,
  trackingMode: true,
  links: { select: { number: true, url: true } },
} as const;
