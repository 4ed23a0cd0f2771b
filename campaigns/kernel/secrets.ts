import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

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
  | 'lead-offer'
  | 'social-token'
  | 'social-approval';

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

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals a text with AES-256-GCM; the key's id stands before it, so that the previous secret still opens it.
 *
 * @param owner what it belongs to ("partner account"): a row that is copied elsewhere does not open there
 */
export function seal(keys: Keys, purpose: KeyPurpose, given: { text: string; owner: string }): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keys.current(purpose), iv);
  cipher.setAAD(Buffer.from(given.owner));
  const sealed = Buffer.concat([cipher.update(given.text, 'utf8'), cipher.final()]);
  return `${keys.keyId}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`;
}

/** Opens what `seal` made; null when its secret is gone, it was altered, or it belongs to something else. */
export function unseal(keys: Keys, purpose: KeyPurpose, given: { sealed: string; owner: string }): string | null {
  const [keyId = '', body = ''] = given.sealed.split('.');
  const key = keys.byId(purpose, keyId);
  const bytes = Buffer.from(body, 'base64url');
  if (!key || bytes.length < IV_BYTES + TAG_BYTES) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES));
    decipher.setAAD(Buffer.from(given.owner));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
