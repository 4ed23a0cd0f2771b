import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import type { TemplateIdInput } from './schema.ts';
import { getTemplate } from './template-queries.ts';

/**
 * Takes a template back out of the archive.
 *
 * @throws DomainError not_found
 */
export async function restoreTemplate(caller: VendorCaller, input: TemplateIdInput): Promise<void> {
  authorize(caller.actor, 'template:write');
  await inTransaction(caller, async (ctx) => {
    const template = await getTemplate(ctx, input.templateId);
    if (!template.archivedAt) return;
    await ctx.db.template.updateMany({
      where: { vendorId: ctx.scope.vendorId, id: template.id },
      data: { archivedAt: null },
    });
    await audit(ctx, { action: 'template.restored', objectType: 'template', objectId: template.id });
  });
}
