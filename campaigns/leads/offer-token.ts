import { AssignmentId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { type Keys, sign, signaturesMatch } from '#campaigns/kernel/secrets.ts';

/** What the link in an offer's mail says: which offer, and to which address it was sent. */
export type OfferFacts = { vendorId: VendorId; partnerId: PartnerId; assignmentId: AssignmentId; email: string };

const MAC_BYTES = 16;

/** The link's token. It ends with the offer: an answer is taken once, and not after its time. */
export function offerToken(keys: Keys, { vendorId, partnerId, assignmentId, email }: OfferFacts): string {
  const head = [vendorId, partnerId, assignmentId, Buffer.from(email).toString('base64url'), keys.keyId].join('.');
  return `${head}.${sign(keys.current('lead-offer'), head, MAC_BYTES)}`;
}

/** Reads an offer's token; null when it is not ours, or was altered. */
export function parseOfferToken(keys: Keys, token: string): OfferFacts | null {
  const at = token.lastIndexOf('.');
  const head = token.slice(0, at);
  const [vendor, partner, assignment, email = '', keyId = ''] = head.split('.');
  const key = keys.byId('lead-offer', keyId);
  if (at < 0 || !key || !signaturesMatch(token.slice(at + 1), sign(key, head, MAC_BYTES))) return null;
  return {
    vendorId: VendorId.parse(vendor),
    partnerId: PartnerId.parse(partner),
    assignmentId: AssignmentId.parse(assignment),
    email: Buffer.from(email, 'base64url').toString(),
  };
}
