import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { type BrandKitVersionId, newId } from '#campaigns/kernel/ids.ts';
import { type BrandKitView, getBrandKit } from './brand-kit-queries.ts';
import { brandKitConflict, writeBrandKit } from './internal/write-brand-kit.ts';
import type { PublishBrandKitInput } from './schema.ts';

/**
 * Makes the working copy what mails are made with from now on. Mailings that are already confirmed keep theirs.
 * Publishing what is published already changes nothing.
 *
 * @throws DomainError conflict when someone else saved since `revision`; invalid without a company name
 */
export async function publishBrandKit(
  caller: PartnerCaller,
  input: PublishBrandKitInput,
): Promise<{ versionId: BrandKitVersionId; number: number; revision: number }> {
  authorize(caller.actor, 'brand_kit:write');
  return inTransaction(caller, async (ctx) => {
    const kit = await getBrandKit(ctx);
    if (kit.revision !== input.revision) throw brandKitConflict(ctx.scope.partnerId, input.revision);
    if (kit.data.companyName === '') {
      throw new DomainError('invalid', `Brand kit of ${ctx.scope.partnerId} has no company name`, {
        show: 'The brand kit has no company name, so nothing was published. Write it, then publish.',
        fields: { companyName: 'needs a name' },
      });
    }
    if (kit.published && !kit.changed) return { ...kit.published, revision: kit.revision };
    return addVersion(ctx, kit);
  });
}

async function addVersion(ctx: PartnerCtx, kit: BrandKitView) {
  const { partnerId } = ctx.scope;
  // the save takes the row, so that of two publishers one waits and then hears of the other
  const { revision } = await writeBrandKit(ctx, kit.revision, kit.data);
  const version = { versionId: newId('brandKitVersion'), number: (kit.published?.number ?? 0) + 1 };
  await ctx.db.brandKitVersion.createMany({
    data: { partnerId, id: version.versionId, number: version.number, data: kit.data, createdAt: ctx.clock.now() },
  });
  const { logo } = kit.data;
  const logoImage = logo && `${logo.sha256}.${logo.extension}`;
  await ctx.db.partner.update({ where: { id: partnerId }, data: { logoImage }, select: { id: true } });
  await audit(ctx, {
    action: 'brand_kit.published',
    objectType: 'brand_kit',
    objectId: partnerId,
    before: kit.published && { number: kit.published.number },
    after: { number: version.number },
  });
  return { ...version, revision };
}
