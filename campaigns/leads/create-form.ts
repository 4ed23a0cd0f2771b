import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { type FormId, type FormVersionId, newId } from '#campaigns/kernel/ids.ts';
import { addFormVersion } from './internal/add-form-version.ts';
import type { CreateForm } from './schema.ts';

/**
 * Begins a form with its first version; partners are offered it once it is published.
 *
 * @throws DomainError conflict when the vendor has a form of that name
 */
export async function createForm(
  caller: VendorCaller,
  { name, content, consentText }: CreateForm,
): Promise<{ formId: FormId; formVersionId: FormVersionId }> {
  authorize(caller.actor, 'form:write');
  return inTransaction(caller, async (ctx) => {
    const { actor, scope } = ctx;
    const formId = newId('form');
    const createdBy = actorName(actor);
    const { count } = await ctx.db.form.createMany({
      data: [{ vendorId: scope.vendorId, id: formId, name, createdBy, createdAt: ctx.clock.now() }],
      skipDuplicates: true,
    });
    if (count === 0) {
      const show = `There is a form called ${name} already.`;
      throw new DomainError('conflict', `form name taken by vendor ${scope.vendorId}`, {
        show,
        fields: { name: show },
      });
    }
    const { formVersionId } = await addFormVersion(ctx, { formId, content, consentText });
    await audit(ctx, { action: 'form.created', objectType: 'form', objectId: formId, after: { name } });
    return { formId, formVersionId };
  });
}
