import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { TemplateIdInput } from './schema.ts';
import { getTemplate } from './template-queries.ts';

/**
 * Puts a template out of the way; it can be restored. Campaigns keep the versions they use.
 *
 * @throws DomainError conflict while a published campaign uses it; not_found
 */
export async function archiveTemplate(caller: VendorCaller, input: TemplateIdInput): Promise<void> {
  authorize(caller.actor, 'template:write');
  await inTransaction(caller, async (ctx) => {
    const template = await getTemplate(ctx, input.templateId);
    if (template.archivedAt) return;
    const inUse = template.campaigns.find((campaign) => campaign.status === 'published');
    if (inUse) {
      throw new DomainError('conflict', `Template ${template.id} is used by published campaign ${inUse.id}`, {
        show: `The published campaign “${inUse.name}” uses this template. Withdraw it first, then archive the template.`,
      });
    }
    await ctx.db.template.updateMany({
      where: { vendorId: ctx.scope.vendorId, id: template.id },
      data: { archivedAt: ctx.clock.now() },
    });
    await audit(ctx, { action: 'template.archived', objectType: 'template', objectId: template.id });
  });
}
