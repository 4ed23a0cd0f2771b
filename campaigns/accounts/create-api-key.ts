import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { type ApiKeyId, newId } from '#campaigns/kernel/ids.ts';
import { makeApiKey } from './api-key.ts';
import type { OrganizationCaller } from './organization.ts';
import type { CreateApiKeyInput } from './schema.ts';
import { scopesFor } from './scopes.ts';

/**
 * Makes a key that acts for its maker in this organization, cut to its scopes.
 *
 * @returns the key itself, this once; only its hash is kept
 * @throws DomainError forbidden · invalid (an unknown scope; a key cannot make keys)
 */
export async function createApiKey(
  caller: OrganizationCaller,
  { name, scopes }: CreateApiKeyInput,
): Promise<{ apiKeyId: ApiKeyId; key: string }> {
  const { actor, scope } = caller;
  authorize(actor, 'api_key:manage');
  if (actor.kind !== 'user') throw new DomainError('forbidden', 'only a person makes keys');
  const known = scopesFor(scope.side);
  const unknown = scopes.filter((wanted) => !known.includes(wanted));
  if (unknown.length > 0)
    throw new DomainError('invalid', `unknown scopes ${unknown.join(', ')}`, {
      show: `There is no scope ${unknown.join(', ')}.`,
      fields: { scopes: `there is no scope ${unknown.join(', ')}` },
    });
  const { key, keyHash, hint } = makeApiKey(caller.install.keys);
  const id = newId('apiKey');
  await inTransaction(caller, async (ctx) => {
    const owner = scope.side === 'vendor' ? { vendorId: scope.vendorId } : { partnerId: scope.partnerId };
    await ctx.db.apiKey.create({
      data: { id, ...owner, name, keyHash, hint, scopes, createdBy: actor.userId, createdAt: ctx.clock.now() },
    });
    await audit(ctx, { action: 'api_key.created', objectType: 'api_key', objectId: id, after: { name, scopes } });
  });
  return { apiKeyId: id, key };
}
