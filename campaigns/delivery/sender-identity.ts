import { findPublishedBrandKit } from '#campaigns/content/brand-kit-queries.ts';
import type { BrandKitData } from '#campaigns/content/schema.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { newId, type SenderIdentityId } from '#campaigns/kernel/ids.ts';
import type { Installation } from '#campaigns/kernel/world.ts';
import { installationAddress } from './sender-address.ts';

/** From whom a partner's mail comes. */
export type Sender = {
  /** `<partner-slug>@MAIL_FROM_DOMAIN` */
  address: string;
  displayName: string;
  replyTo: string;
};

/** The partner's sender as its brand kit and the installation make it; writes nothing. */
export async function readSender(ctx: PartnerCtx): Promise<Sender> {
  const { partnerId } = ctx.scope;
  const partner = await ctx.db.partner.findUnique({ where: { id: partnerId }, select: { slug: true, name: true } });
  if (!partner) throw notFound('partner', partnerId);
  const kit = await findPublishedBrandKit(ctx, partnerId);
  return senderOf(ctx.install, partner, kit?.data ?? null);
}

/** @param kit as published; null = not yet */
export function senderOf(
  install: Installation,
  partner: { slug: string; name: string },
  kit: Pick<BrandKitData, 'senderName' | 'replyTo'> | null,
): Sender {
  return {
    address: installationAddress(partner.slug, install),
    displayName: kit?.senderName || partner.name,
    replyTo: kit?.replyTo ?? '',
  };
}

/** The partner's sender, kept as a row so that a launch can refer to it; follows the brand kit. */
export async function ensureSenderIdentity(ctx: PartnerCtx): Promise<Sender & { id: SenderIdentityId }> {
  const { partnerId } = ctx.scope;
  const sender = await readSender(ctx);
  const row = await ctx.db.senderIdentity.upsert({
    where: { partnerId_address: { partnerId, address: sender.address } },
    create: { partnerId, id: newId('senderIdentity'), ...sender },
    update: { displayName: sender.displayName, replyTo: sender.replyTo },
    select: { id: true },
  });
  return { ...sender, id: row.id as SenderIdentityId };
}
