import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { requireAccount } from './check-account.ts';
import type { SavePayeeInput } from './schema.ts';

/**
 * Says to which account a partner's vendors pay. Payments under way keep the account they were made with.
 *
 * @throws DomainError forbidden · invalid
 */
export async function savePayee(caller: PartnerCaller, input: SavePayeeInput): Promise<void> {
  authorize(caller.actor, 'payee:write');
  requireAccount(input, { iban: 'iban', bic: 'bic' });
  const { partnerId } = caller.scope;
  await inTransaction(caller, async (ctx) => {
    const data = { ...input, updatedBy: actorName(ctx.actor), updatedAt: ctx.clock.now() };
    const { count } = await ctx.db.payeeAccount.updateMany({ where: { partnerId }, data });
    if (count === 0) await ctx.db.payeeAccount.createMany({ data: { ...data, partnerId } });
    const after = { iban: `…${input.iban.slice(-4)}` };
    await audit(ctx, { action: 'payee.saved', objectType: 'partner', objectId: partnerId, after });
  });
}
