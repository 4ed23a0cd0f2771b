import { FormId, LaunchId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { type Keys, sign, signaturesMatch } from '#campaigns/kernel/secrets.ts';

/** Whose page it is: a partner's, of one launch, or a vendor's own, of one form. */
export type PageFacts =
  | { kind: 'launch'; vendorId: VendorId; partnerId: PartnerId; launchId: LaunchId }
  | { kind: 'form'; vendorId: VendorId; formId: FormId };

const ID_CHARS = 26;
const KEY_ID_CHARS = 2;
const MAC_BYTES = 12;
const MAC_CHARS = 16;

/**
 * The public name of a page: whose it is and which, and a seal, so that nobody finds pages by trying. It has no end; a
 * page is closed by its row.
 */
export function pageToken(keys: Keys, facts: PageFacts): string {
  const ids =
    facts.kind === 'launch' ? [facts.vendorId, facts.partnerId, facts.launchId] : [facts.vendorId, facts.formId];
  const head = `${ids.map((id) => id.slice(id.indexOf('_') + 1)).join('')}${keys.keyId}`;
  return `${head}${sign(keys.current('lead-form'), `page ${head}`, MAC_BYTES)}`;
}

/** Reads a page's public name; null when it is not ours. */
export function parsePageToken(keys: Keys, token: string): PageFacts | null {
  const count = (token.length - KEY_ID_CHARS - MAC_CHARS) / ID_CHARS;
  if (count !== 2 && count !== 3) return null;
  const head = token.slice(0, -MAC_CHARS);
  const key = keys.byId('lead-form', head.slice(-KEY_ID_CHARS));
  if (!key || !signaturesMatch(token.slice(head.length), sign(key, `page ${head}`, MAC_BYTES))) return null;
  const part = (at: number) => head.slice(at * ID_CHARS, (at + 1) * ID_CHARS);
  const vendorId = VendorId.parse(`vnd_${part(0)}`);
  if (count === 2) return { kind: 'form', vendorId, formId: FormId.parse(`frm_${part(1)}`) };
  return {
    ...{ kind: 'launch', vendorId, partnerId: PartnerId.parse(`prt_${part(1)}`) },
    launchId: LaunchId.parse(`lch_${part(2)}`),
  };
}
