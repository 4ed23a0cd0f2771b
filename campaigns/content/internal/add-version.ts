import { actorName } from '#campaigns/kernel/actor-name.ts';
import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { newId, type TemplateId, type TemplateVersionId } from '#campaigns/kernel/ids.ts';
import type { CheckedSource } from './check-source.ts';

/** Inserts the version of that number; `added` is false when someone else was faster. */
export async function addVersion(
  ctx: VendorCtx,
  { templateId, number, checked }: { templateId: TemplateId; number: number; checked: CheckedSource },
): Promise<{ id: TemplateVersionId; added: boolean }> {
  const { actor, scope } = ctx;
  const id = newId('templateVersion');
  const now = ctx.clock.now();
  const { count } = await ctx.db.templateVersion.createMany({
    data: {
      vendorId: scope.vendorId,
      id,
      templateId,
      number,
      ...checked.source,
      zones: checked.zones,
      assets: checked.assets,
      createdBy: actorName(actor),
      createdAt: now,
    },
    skipDuplicates: true,
  });
  await ctx.db.template.updateMany({ where: { vendorId: scope.vendorId, id: templateId }, data: { updatedAt: now } });
  return { id, added: count === 1 };
}
