import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { FormIdInput } from './schema.ts';

/**
 * Offers a form to the vendor's partners, and opens its own address. Doing it again changes nothing.
 *
 * @throws DomainError not_found
 */
export async function publishForm(caller: VendorCaller, { formId }: FormIdInput): Promise<void> {
  await setStatus(caller, formId, 'published');
}

/**
 * Offers a form to nobody any more; pages that stand on it stay.
 *
 * @throws DomainError not_found
 */
export async function withdrawForm(caller: VendorCaller, { formId }: FormIdInput): Promise<void> {
  await setStatus(caller, formId, 'draft');
}

async function setStatus(caller: VendorCaller, formId: string, status: 'published' | 'draft'): Promise<void> {
  authorize(caller.actor, 'form:write');
  await inTransaction(caller, async (ctx) => {
    const { count } = await ctx.db.form.updateMany({
      where: { vendorId: ctx.scope.vendorId, id: formId },
      data: { status },
    });
    if (count === 0) throw notFound('form', formId);
    const action = status === 'published' ? 'form.published' : 'form.withdrawn';
    await audit(ctx, { action, objectType: 'form', objectId: formId });
  });
}
