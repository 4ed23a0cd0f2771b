import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { changeTags } from './change-many.sql.ts';
import { lockContacts } from './import-lock.sql.ts';
import { meantBy } from './internal/selected.ts';
import { MAX_TAGS, type TagContacts } from './schema.ts';

/**
 * Adds tags to many contacts and takes others away. Who would have more than 50 keeps what it has.
 *
 * @returns how many contacts changed
 * @throws DomainError conflict when "all" is not the number that was shown
 */
export async function tagContacts(caller: PartnerCaller, input: TagContacts): Promise<{ changed: number }> {
  authorize(caller.actor, 'contact:write');
  const { selection, add, remove } = input;
  return inTransaction(
    caller,
    async (ctx) => {
      await lockContacts(ctx.db, ctx.scope.partnerId);
      const changed = await changeTags(ctx.db, await meantBy(ctx, selection), { add, remove, atMost: MAX_TAGS });
      const { partnerId } = ctx.scope;
      await audit(ctx, {
        action: 'contacts.tagged',
        objectType: 'partner',
        objectId: partnerId,
        after: { add, remove, changed },
      });
      return { changed };
    },
    { timeoutMs: 60_000 },
  );
}
