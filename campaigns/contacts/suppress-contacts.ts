import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { suppressMany } from './change-many.sql.ts';
import { meantBy } from './internal/selected.ts';
import type { SuppressContacts } from './schema.ts';

/**
 * Stops all mail to many contacts. They stay in the list.
 *
 * @returns how many were not suppressed before
 * @throws DomainError conflict when "all" is not the number that was shown
 */
export async function suppressContacts(
  caller: PartnerCaller,
  { selection }: SuppressContacts,
): Promise<{ added: number }> {
  authorize(caller.actor, 'contact:write');
  return inTransaction(
    caller,
    async (ctx) => {
      const added = await suppressMany(ctx.db, await meantBy(ctx, selection), `added by ${actorName(ctx.actor)}`);
      const { partnerId } = ctx.scope;
      await audit(ctx, { action: 'contacts.suppressed', objectType: 'partner', objectId: partnerId, after: { added } });
      return { added };
    },
    { timeoutMs: 60_000 },
  );
}
