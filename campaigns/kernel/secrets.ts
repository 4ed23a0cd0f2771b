import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** What a key is for. One purpose's key never opens another's tokens. */
export type KeyPurpose =
  | 'session'
  | 'tracking'
  | 'unsubscribe'
  | 'mail-view'
  | 'suppression'
  | 'preview'
  | 'api-key'
  | 'invitation'
  | 'database-roles'
  | 'idempotency'
  | 'lead-form'
  | 'lead-offer';

/** Purpose keys (32 bytes) by HKDF-SHA256 from SECRET_KEY; the previous secret still verifies. */
export type Keys = {
  current(purpose: KeyPurpose): Buffer;
  /** By the key id that a token carries; null when no secret has it. */
  byId(purpose: KeyPurpose, keyId: string): Buffer | null;
  /** Two characters naming the current secret. */
  readonly keyId: string;
};

/**
 * @param previousSecretKey the secret before, while tokens signed with it are still out there
 * @param suppressionKey    32 bytes, base64url: the key that opt-outs were stored under, kept when SECRET_KEY changes.
 *   An opt-out is an HMAC of an address, so under another key it would be forgotten.
 */
export function makeKeys(secretKey: string, previousSecretKey?: string, suppressionKey?: string): Keys {
  const secrets = [secretKey, ...(previousSecretKey ? [previousSecretKey] : [])].map((secret) => ({
    secret,
    keyId: createHmac('sha256', secret).update('throughline key id').digest('base64url').slice(0, 2),
    derived: new Map<KeyPurpose, Buffer>(),
  }));
  const derive = (entry: (typeof secrets)[number], purpose: KeyPurpose): Buffer => {
    if (purpose === 'suppression' && suppressionKey) return Buffer.from(suppressionKey, 'base64url');
    const known = entry.derived.get(purpose);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', entry.secret, '', `throughline:${purpose}`, 32));
    entry.derived.set(purpose, key);
    return key;
  };
  const [first] = secrets;
  if (!first) throw new Error('no secret key');
  return {
    keyId: first.keyId,
    current: (purpose) => derive(first, purpose),
    byId: (purpose, keyId) => {
      const entry = secrets.find((candidate) => candidate.keyId === keyId);
      return entry ? derive(entry, purpose) : null;
    },
  };
}

/** First `bytes` bytes of HMAC-SHA256, base64url. */
export function sign(key: Buffer, text: string, bytes = 32): string {
  return createHmac('sha256', key).update(text).digest().subarray(0, bytes).toString('base64url');
}

/** Constant-time comparison of two base64url signatures. */
export function signaturesMatch(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
