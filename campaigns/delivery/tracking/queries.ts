import { findPublishedBrandKit } from '#campaigns/content/brand-kit-queries.ts';
import { publicImagePath } from '#campaigns/content/files/public-image.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { LaunchId, MailingId, VendorId } from '#campaigns/kernel/ids.ts';
import type { UnsubscribeFacts } from './tokens.ts';
import { isOptedOutOfVendor } from './unsubscribe.sql.ts';

/** A link of a mailing, as it was frozen. */
export type StoredLink = { mailingId: MailingId; number: number; url: string; withdrawnAt: Date | null };

/** The links of these mailings; none for mailings of others. */
export async function listMailingLinks(ctx: PartnerCtx, mailingIds: readonly MailingId[]): Promise<StoredLink[]> {
  const rows = await ctx.db.mailingLink.findMany({
    where: { partnerId: ctx.scope.partnerId, mailingId: { in: [...mailingIds] } },
    select: { mailingId: true, number: true, url: true, withdrawnAt: true },
  });
  return rows.map((row) => ({ ...row, mailingId: row.mailingId as MailingId }));
}

/** Whom an unsubscribe link names, and the mail it came in. */
export type Recipient = {
  contactId: string;
  email: string;
  addressHmac: string;
  trackingConsent: boolean;
  /** null: the delivery is not on record */
  mailing: {
    id: MailingId;
    vendorId: VendorId;
    launchId: LaunchId | null;
    tacticId: string | null;
    locale: string;
  } | null;
};

/** The person of a link; null when the contact was erased, or the link came in a test and names nobody. */
export async function findRecipient(ctx: PartnerCtx, facts: UnsubscribeFacts): Promise<Recipient | null> {
  const { partnerId } = ctx.scope;
  if (facts.partnerId !== partnerId) return null;
  const contact = await ctx.db.contact.findUnique({
    where: { partnerId_id: { partnerId, id: facts.contactId } },
    select: { id: true, email: true, addressHmac: true, trackingConsent: true },
  });
  if (!contact) return null;
  const { id: contactId, ...rest } = contact;
  return { contactId, ...rest, mailing: await findMailing(ctx, facts) };
}

async function findMailing(ctx: PartnerCtx, facts: UnsubscribeFacts): Promise<Recipient['mailing']> {
  const delivery = await ctx.db.delivery.findUnique({
    where: { partnerId_id: { partnerId: ctx.scope.partnerId, id: facts.deliveryId } },
    select: {
      contactId: true,
      mailing: {
        select: { id: true, vendorId: true, sourceKind: true, sourceId: true, tacticId: true, locale: true },
      },
    },
  });
  if (!delivery || delivery.contactId !== facts.contactId) return null;
  const { id, vendorId, sourceKind, sourceId, ...mailing } = delivery.mailing;
  const launchId = sourceKind === 'launch' ? (sourceId as LaunchId) : null;
  return { ...mailing, id: id as MailingId, vendorId: vendorId as VendorId, launchId };
}

/** What the unsubscribe page shows. */
export type UnsubscribePage = {
  partnerName: string;
  /** path of the logo of the partner's published brand kit */
  logoPath: string | null;
  /** null: unknown, so the page offers only to stop everything */
  vendorName: string | null;
  /** "r…@example.test": enough to know which of one's addresses it is, too little to learn it from a forwarded mail */
  address: string;
  locale: string;
  /** stopped: everything from the partner · vendor_stopped: only mail about the vendor · gone: nobody to mail */
  state: 'subscribed' | 'stopped' | 'vendor_stopped' | 'gone';
  /** the stop is the person's own and may be taken back here */
  canUndo: boolean;
  optedOutOfVendor: boolean;
  trackingConsent: boolean;
};

/** What holds for the person of an unsubscribe link right now. */
export async function getUnsubscribePage(ctx: PartnerCtx, facts: UnsubscribeFacts): Promise<UnsubscribePage> {
  const { partnerId } = ctx.scope;
  const partner = await ctx.db.partner.findUnique({ where: { id: partnerId }, select: { name: true, locale: true } });
  const recipient = await findRecipient(ctx, facts);
  const page: UnsubscribePage = {
    partnerName: partner?.name ?? '',
    logoPath: await findLogo(ctx),
    vendorName: null,
    address: '',
    locale: partner?.locale ?? 'en',
    state: 'gone',
    canUndo: false,
    optedOutOfVendor: false,
    trackingConsent: false,
  };
  if (!recipient) return page;
  const { addressHmac, email, trackingConsent, mailing } = recipient;
  const vendor = mailing
    ? await ctx.db.vendor.findUnique({ where: { id: mailing.vendorId }, select: { name: true } })
    : null;
  const stops = await ctx.db.suppression.findMany({
    where: { partnerId, addressHmac, vendorId: { in: ['', mailing?.vendorId ?? ''] } },
    select: { vendorId: true, reason: true },
  });
  const whole = stops.some((stop) => stop.vendorId === '');
  return {
    ...page,
    vendorName: vendor?.name ?? null,
    address: maskAddress(email),
    locale: mailing?.locale ?? page.locale,
    state: whole ? 'stopped' : stops.length > 0 ? 'vendor_stopped' : 'subscribed',
    canUndo: stops.length > 0 && stops.every((stop) => stop.reason === 'unsubscribed'),
    optedOutOfVendor: mailing ? await isOptedOutOfVendor(ctx, mailing.vendorId, addressHmac) : false,
    trackingConsent,
  };
}

async function findLogo(ctx: PartnerCtx): Promise<string | null> {
  const kit = await findPublishedBrandKit(ctx, ctx.scope.partnerId);
  return kit?.data.logo ? publicImagePath(kit.data.logo) : null;
}

/** "robin@example.test" → "r…@example.test" */
export function maskAddress(email: string): string {
  const at = email.lastIndexOf('@');
  return `${[...email.slice(0, at)][0] ?? ''}…${email.slice(at)}`;
}
