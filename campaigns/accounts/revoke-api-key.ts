import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { OrganizationCaller } from './organization.ts';
import type { ApiKeyIdInput } from './schema.ts';

/**
 * Revokes a key at once and for good.
 *
 * @throws DomainError forbidden · not_found (no such key, or revoked already)
 */
export async function revokeApiKey(caller: OrganizationCaller, { apiKeyId }: ApiKeyIdInput): Promise<void> {
  authorize(caller.actor, 'api_key:manage');
  await inTransaction(caller, async (ctx) => {
    const { count } = await ctx.db.apiKey.updateMany({
      where: { id: apiKeyId, revokedAt: null },
      data: { revokedAt: ctx.clock.now() },
    });
    if (count === 0) throw notFound('API key', apiKeyId);
    await audit(ctx, { action: 'api_key.revoked', objectType: 'api_key', objectId: apiKeyId });
  });
}
