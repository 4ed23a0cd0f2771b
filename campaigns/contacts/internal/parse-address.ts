import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { type AddressRefusal, type CanonicalAddress, canonicalAddress } from '../address.ts';

const WORDS: Record<AddressRefusal, string> = {
  email_missing: 'Give an address.',
  email_control_character: 'This address has a line end or a control character in it.',
  email_invisible_character: 'This address has an invisible character in it. Type it anew.',
  email_several: 'Give one address only.',
  email_full_width_at: 'This address has a full-width ＠. Write @.',
  email_no_at: 'This address has no @.',
  email_with_name: 'Give the address alone, without a name or brackets around it.',
  email_quoted: 'Addresses with a quoted part before the @ are not supported.',
  email_dots: 'This address begins or ends with a dot before the @, or has two dots in a row.',
  email_local_too_long: 'The part before the @ is longer than 64 characters.',
  email_too_long: 'This address is longer than 254 characters.',
  email_ip_address: 'Give an address at a domain, not at an IP address.',
  email_local_invalid: 'The part before the @ has a space or a character that addresses cannot have.',
  email_domain_invalid: 'The part after the @ is not a domain like example.com.',
};

/** @throws DomainError invalid, at the field `email` */
export function parseAddress(text: string): Extract<CanonicalAddress, { kind: 'ok' }> {
  const address = canonicalAddress(text);
  if (address.kind === 'ok') return address;
  const show = WORDS[address.reason];
  throw new DomainError('invalid', `address refused: ${address.reason}`, { show, fields: { email: show } });
}

/** @throws DomainError conflict, at the field `email`, when nobody may bring this address (back) into the list */
export async function refuseSuppressed(ctx: PartnerCtx, addressHmac: string): Promise<void> {
  const found = await ctx.db.suppression.findFirst({
    where: { partnerId: ctx.scope.partnerId, addressHmac, vendorId: '' },
    select: { reason: true },
  });
  if (!found) return;
  const show = 'This address is suppressed: it must get no mail from you. It stays so, and was not added.';
  throw new DomainError('conflict', `address is suppressed: ${found.reason}`, { show, fields: { email: show } });
}

export function addressTaken(email: string): DomainError {
  const show = `There is a contact with the address ${email} already.`;
  return new DomainError('conflict', 'address is a contact already', { show, fields: { email: show } });
}
