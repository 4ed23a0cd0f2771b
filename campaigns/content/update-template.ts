import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { nameTaken } from './create-template.ts';
import type { UpdateTemplateInput } from './schema.ts';
import { getTemplate } from './template-queries.ts';

/**
 * Renames a template or describes it anew; its versions stay as they are.
 *
 * @throws DomainError conflict when the vendor has another template of that name; not_found
 */
export async function updateTemplate(caller: VendorCaller, input: UpdateTemplateInput): Promise<void> {
  authorize(caller.actor, 'template:write');
  await inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    const before = await getTemplate(ctx, input.templateId);
    const name = input.name ?? before.name;
    const description = input.description ?? before.description;
    const other = await ctx.db.template.findUnique({
      where: { vendorId_name: { vendorId, name } },
      select: { id: true },
    });
    if (other && other.id !== input.templateId) throw nameTaken(name);
    await ctx.db.template.updateMany({ where: { vendorId, id: input.templateId }, data: { name, description } });
    await audit(ctx, {
      action: 'template.updated',
      objectType: 'template',
      objectId: input.templateId,
      before: { name: before.name, description: before.description },
      after: { name, description },
    });
  });
}
