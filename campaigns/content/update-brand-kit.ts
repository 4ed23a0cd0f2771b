import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { getBrandKit } from './brand-kit-queries.ts';
import { brandKitConflict, writeBrandKit } from './internal/write-brand-kit.ts';
import type { BrandKitData, UpdateBrandKitInput } from './schema.ts';

/**
 * Keeps an edit of the working copy; nothing that is sent changes before it is published.
 *
 * @returns the new revision
 * @throws DomainError conflict when someone else saved since `revision`
 */
export async function updateBrandKit(
  caller: PartnerCaller,
  input: UpdateBrandKitInput,
): Promise<{ revision: number; data: BrandKitData }> {
  authorize(caller.actor, 'brand_kit:write');
  return inTransaction(caller, async (ctx) => {
    const kit = await getBrandKit(ctx);
    if (kit.revision !== input.revision) throw brandKitConflict(ctx.scope.partnerId, input.revision);
    const { revision, ...changes } = input;
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const data: BrandKitData = { ...kit.data, ...given };
    return { ...(await writeBrandKit(ctx, revision, data)), data };
  });
}
