import { z } from 'zod';
import { BrandKitVersionId, PartnerId, TemplateVersionId, VendorId } from '#campaigns/kernel/ids.ts';
import { type Keys, sign, signaturesMatch } from '#campaigns/kernel/secrets.ts';

/** What a preview shows, and in whose scope it is read. */
export const PreviewTicket = z.discriminatedUnion('kind', [
  /** a source as it is being typed, rendered already (previewTemplate) */
  z.object({
    kind: z.literal('typed'),
    vendorId: VendorId,
    slot: z.string().regex(/^[0-9a-f-]{1,40}$/),
    hash: z.string(),
  }),
  /** a saved version, for its vendor: in the sample partner's brand or a partner's published one */
  z.object({
    kind: z.literal('version'),
    vendorId: VendorId,
    templateVersionId: TemplateVersionId,
    partnerId: PartnerId.nullable(),
  }),
  /** an offered version, for a partner, in its own published brand (or a plain one before that) */
  z.object({
    kind: z.literal('offer'),
    partnerId: PartnerId,
    vendorId: VendorId,
    templateVersionId: TemplateVersionId,
    brandKitVersionId: BrandKitVersionId.nullable(),
  }),
  /** a template of the library, for the sample partner */
  z.object({ kind: z.literal('library'), slug: z.string().max(60) }),
  /** the partner's working copy on a library template; `revision` makes each save another address */
  z.object({ kind: z.literal('brand'), partnerId: PartnerId, revision: z.number().int() }),
]);
export type PreviewTicket = z.infer<typeof PreviewTicket>;

const STEP_MS = 6 * 60 * 60 * 1000;
const SIGNATURE_BYTES = 16;

/**
 * The token of a preview's address. It opens for 6 to 12 hours, and stays the same for 6, so that a page that is shown
 * again finds its pictures in the browser's cache.
 */
export function signPreview(keys: Keys, ticket: PreviewTicket, now: Date): string {
  const expires = (Math.floor(now.getTime() / STEP_MS) + 2) * STEP_MS;
  const body = Buffer.from(JSON.stringify({ t: ticket, e: expires })).toString('base64url');
  return `${keys.keyId}.${body}.${sign(keys.current('preview'), body, SIGNATURE_BYTES)}`;
}

const Body = z.object({ t: PreviewTicket, e: z.number() });

/** The ticket of a token; null when it is not ours or its time is over. */
export function readPreview(keys: Keys, token: string, now: Date): PreviewTicket | null {
  const [keyId = '', body = '', signature = '', ...rest] = token.split('.');
  const key = keys.byId('preview', keyId);
  if (!key || rest.length > 0 || !signaturesMatch(signature, sign(key, body, SIGNATURE_BYTES))) return null;
  const { t, e } = Body.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
  return now.getTime() < e ? t : null;
}
