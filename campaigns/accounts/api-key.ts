import { randomBytes } from 'node:crypto';
import type { Actor, Role, Scope } from '#campaigns/kernel/context.ts';
import type { PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { type Keys, sign } from '#campaigns/kernel/secrets.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';

const PREFIX = 'tlk_';
// Two characters naming the secret it is hashed with, then 43 random ones.
const FORM = /^tlk_([A-Za-z0-9_-]{2})[A-Za-z0-9_-]{43}$/;
const USED_STEP_MS = 60_000;

/**
 * A new key: `tlk_`, the current secret's id, 256 random bits. It is shown once; what is kept is a keyed hash, so that a
 * copy of the database alone opens nothing, and the first characters to recognize it by.
 */
export function makeApiKey(keys: Keys): { key: string; keyHash: string; hint: string } {
  const key = `${PREFIX}${keys.keyId}${randomBytes(32).toString('base64url')}`;
  return { key, keyHash: sign(keys.current('api-key'), key), hint: key.slice(0, 10) };
}

/** null for what cannot be a key of this installation. */
function hashOf(keys: Keys, key: string): string | null {
  const secret = keys.byId('api-key', FORM.exec(key)?.[1] ?? '');
  return secret && sign(secret, key);
}

export type KeyHolder = {
  actor: Extract<Actor, { kind: 'api_key' }>;
  scope: Extract<Scope, { side: 'vendor' | 'partner' }>;
};

/**
 * Whose key this is; null for none, a revoked one, or one whose maker is no longer a member. A key has its maker's role
 * of this moment, cut to its scopes. Crosses organizations, hence the system role.
 */
export async function findKeyHolder(system: SystemDb, keys: Keys, key: string, now: Date): Promise<KeyHolder | null> {
  const keyHash = hashOf(keys, key);
  if (!keyHash) return null;
  const found = await system.apiKey.findFirst({
    where: { keyHash, revokedAt: null },
    select: { id: true, name: true, vendorId: true, partnerId: true, scopes: true, createdBy: true, lastUsedAt: true },
  });
  if (!found) return null;
  const membership = await system.membership.findFirst({
    where: { userId: found.createdBy, vendorId: found.vendorId, partnerId: found.partnerId, revokedAt: null },
    select: { role: true },
  });
  if (!membership) return null;
  if (!found.lastUsedAt || now.getTime() - found.lastUsedAt.getTime() > USED_STEP_MS)
    await system.apiKey.updateMany({ where: { id: found.id }, data: { lastUsedAt: now } });
  const side = found.vendorId ? 'vendor' : 'partner';
  return {
    actor: {
      kind: 'api_key',
      keyId: found.id,
      name: found.name,
      role: `${side}.${membership.role}` as Role,
      scopes: found.scopes,
    },
    scope: found.vendorId
      ? { side: 'vendor', vendorId: found.vendorId as VendorId }
      : { side: 'partner', partnerId: (found.partnerId ?? '') as PartnerId },
  };
}
