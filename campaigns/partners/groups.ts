import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller, type VendorCtx } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import { type GroupId, newId } from '#campaigns/kernel/ids.ts';
import type { CreateGroupInput, GroupIdInput, RenameGroupInput } from './schema.ts';

/** @throws DomainError forbidden · conflict (the name is taken) */
export async function createGroup(caller: VendorCaller, { name }: CreateGroupInput): Promise<{ groupId: GroupId }> {
  authorize(caller.actor, 'partner:manage');
  return inTransaction(caller, async (ctx) => {
    const id = newId('group');
    const { vendorId } = ctx.scope;
    const { count } = await ctx.db.partnerGroup.createMany({ data: { vendorId, id, name }, skipDuplicates: true });
    if (count === 0) throw nameTaken(name);
    await audit(ctx, { action: 'group.created', objectType: 'group', objectId: id, after: { name } });
    return { groupId: id };
  });
}

/** @throws DomainError forbidden · not_found · conflict (the name is taken) */
export async function renameGroup(caller: VendorCaller, { groupId, name }: RenameGroupInput): Promise<void> {
  authorize(caller.actor, 'partner:manage');
  await inTransaction(caller, async (ctx) => {
    const before = await getGroup(ctx, groupId);
    const other = await ctx.db.partnerGroup.findFirst({ where: { name, id: { not: groupId } }, select: { id: true } });
    if (other) throw nameTaken(name);
    const where = { vendorId_id: { vendorId: ctx.scope.vendorId, id: groupId } };
    await ctx.db.partnerGroup.update({ where, data: { name } });
    await audit(ctx, { action: 'group.renamed', objectType: 'group', objectId: groupId, before, after: { name } });
  });
}

/**
 * Removes a group that no campaign and no journey is offered to: it would otherwise be offered to everybody. Its partners
 * stay partners.
 *
 * @throws DomainError forbidden · not_found · conflict (campaigns or journeys are offered to it)
 */
export async function removeGroup(caller: VendorCaller, { groupId }: GroupIdInput): Promise<void> {
  authorize(caller.actor, 'partner:manage');
  await inTransaction(caller, async (ctx) => {
    const before = await getGroup(ctx, groupId);
    const campaigns = await ctx.db.campaignGroup.count({ where: { groupId } });
    const journeys = await ctx.db.journeyGroup.count({ where: { groupId } });
    if (campaigns + journeys > 0)
      throw new DomainError('conflict', `${groupId} is used`, {
        show: `This group is offered ${campaigns} campaigns and ${journeys} journeys. Change that first.`,
      });
    await ctx.db.partnerGroup.delete({ where: { vendorId_id: { vendorId: ctx.scope.vendorId, id: groupId } } });
    await audit(ctx, { action: 'group.removed', objectType: 'group', objectId: groupId, before });
  });
}

async function getGroup(ctx: VendorCtx, groupId: GroupId): Promise<{ name: string }> {
  const where = { vendorId_id: { vendorId: ctx.scope.vendorId, id: groupId } };
  const group = await ctx.db.partnerGroup.findUnique({ where, select: { name: true } });
  if (!group) throw notFound('group', groupId);
  return group;
}

function nameTaken(name: string): DomainError {
  return new DomainError('conflict', `there is a group ${name}`, {
    show: 'There is a group of this name already.',
    fields: { name: 'is taken by another group' },
  });
}
