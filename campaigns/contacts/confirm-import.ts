import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { emit } from '#campaigns/kernel/events.ts';
import { getImportRecord } from './import-queries.ts';
import type { ImportIdInput } from './schema.ts';

/**
 * Says yes to a dry run: its rows become contacts, all of them or none, in the background.
 *
 * @throws DomainError not_found; conflict unless the dry run stands
 */
export async function confirmImport(caller: PartnerCaller, { importId }: ImportIdInput): Promise<void> {
  authorize(caller.actor, 'contact:write');
  await inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const record = await getImportRecord(ctx, importId);
    const { count } = await ctx.db.contactImport.updateMany({
      where: { partnerId, id: importId, status: 'ready' },
      data: { status: 'applying', confirmedAt: ctx.clock.now(), rowsApplied: 0, leaseUntil: null },
    });
    if (count === 0) {
      throw new DomainError('conflict', `import ${importId} is ${record.status}, not ready`, {
        show: 'This import cannot be confirmed: its dry run is not finished, or it has been confirmed or cancelled before.',
      });
    }
    const { legalBasis, consentSource } = record.terms ?? {};
    await audit(ctx, {
      action: 'import.confirmed',
      objectType: 'import',
      objectId: importId,
      after: { legalBasis, consentSource, new: record.summary?.new, changed: record.summary?.changed },
    });
    await emit(ctx, { type: 'import.confirmed', partnerId, importId });
  });
}
