import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import type { FormVersionId } from '#campaigns/kernel/ids.ts';
import { addFormVersion } from './internal/add-form-version.ts';
import type { SaveFormVersion } from './schema.ts';

/**
 * A form's next version: new visitors get it at once; what was posted before keeps the words it was posted under.
 *
 * @throws DomainError not_found
 */
export async function saveFormVersion(
  caller: VendorCaller,
  input: SaveFormVersion,
): Promise<{ formVersionId: FormVersionId; number: number }> {
  authorize(caller.actor, 'form:write');
  return inTransaction(caller, async (ctx) => {
    const saved = await addFormVersion(ctx, input);
    await audit(ctx, {
      action: 'form.changed',
      objectType: 'form',
      objectId: input.formId,
      after: { number: saved.number },
    });
    return saved;
  });
}
