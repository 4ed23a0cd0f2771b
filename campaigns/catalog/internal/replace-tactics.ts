import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import { type CampaignId, newId } from '#campaigns/kernel/ids.ts';
import type { TacticInput } from '../schema.ts';

/** Makes the list of a campaign's tactics be this one, in this order. */
export async function replaceTactics(ctx: VendorCtx, campaignId: CampaignId, tactics: readonly TacticInput[]) {
  const { vendorId } = ctx.scope;
  await checkVersions(ctx, tactics);
  const present = await ctx.db.campaignTactic.findMany({
    where: { vendorId, campaignId },
    select: { id: true, _count: { select: { launches: true } } },
  });
  const kept = new Set<string>(tactics.flatMap((tactic) => tactic.id ?? []));
  const unknown = [...kept].find((id) => !present.some((row) => row.id === id));
  if (unknown) throw notFound('tactic', unknown);
  const removed = present.filter((row) => !kept.has(row.id));
  const launched = removed.find((row) => row._count.launches > 0);
  if (launched) {
    throw new DomainError('conflict', `Tactic ${launched.id} has launches`, {
      show: 'Partners have made this e-mail their own, so it stays in the campaign. Nothing was changed.',
    });
  }
  await ctx.db.campaignTactic.deleteMany({
    where: { vendorId, campaignId, id: { in: removed.map((row) => row.id) } },
  });
  for (const [at, { id, name, templateVersionId }] of tactics.entries()) {
    const data = { name, templateVersionId, position: at + 1 };
    if (id) await ctx.db.campaignTactic.updateMany({ where: { vendorId, campaignId, id }, data });
    else await ctx.db.campaignTactic.createMany({ data: { vendorId, campaignId, id: newId('tactic'), ...data } });
  }
}

async function checkVersions(ctx: VendorCtx, tactics: readonly TacticInput[]): Promise<void> {
  const wanted = new Set(tactics.map((tactic) => tactic.templateVersionId));
  const found = await ctx.db.templateVersion.findMany({
    where: { vendorId: ctx.scope.vendorId, id: { in: [...wanted] } },
    select: { id: true },
  });
  for (const { id } of found) wanted.delete(id as TacticInput['templateVersionId']);
  const [missing] = wanted;
  if (missing) throw notFound('template version', missing);
}
