import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import { type LaunchId, newId, type VendorId } from '#campaigns/kernel/ids.ts';
import { pageToken } from './page-token.ts';
import type { OpenLandingPage } from './schema.ts';

/**
 * Opens the launch's own page with one of the vendor's forms; doing it again changes the form.
 *
 * @returns the address that everybody can open
 * @throws DomainError not_found for another's launch; invalid when the form is not offered by the launch's vendor
 */
export async function openLandingPage(caller: PartnerCaller, input: OpenLandingPage): Promise<{ url: string }> {
  authorize(caller.actor, 'landing_page:write');
  return inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const { launchId, formId } = input;
    const vendorId = await vendorOf(ctx, launchId);
    const form = await ctx.db.form.findFirst({
      where: { vendorId, id: formId, status: 'published' },
      select: { id: true },
    });
    if (!form)
      throw new DomainError('invalid', `form ${formId} is not offered for launch ${launchId}`, {
        show: 'This form is not offered any more. Choose another.',
        fields: { formId: 'This form is not offered.' },
      });
    await ctx.db.landingPage.createMany({
      data: [{ vendorId, id: newId('landingPage'), partnerId, launchId, formId, createdAt: ctx.clock.now() }],
      skipDuplicates: true,
    });
    await ctx.db.landingPage.updateMany({ where: { vendorId, partnerId, launchId }, data: { status: 'open', formId } });
    await audit(ctx, { action: 'landing_page.opened', objectType: 'launch', objectId: launchId, after: { formId } });
    return { url: landingPageUrl(ctx, { vendorId, launchId }) };
  });
}

/**
 * Closes the launch's page: whoever comes reads that it is over. What was posted stays.
 *
 * @throws DomainError not_found
 */
export async function closeLandingPage(caller: PartnerCaller, { launchId }: { launchId: LaunchId }): Promise<void> {
  authorize(caller.actor, 'landing_page:write');
  await inTransaction(caller, async (ctx) => {
    const { count } = await ctx.db.landingPage.updateMany({
      where: { partnerId: ctx.scope.partnerId, launchId },
      data: { status: 'closed' },
    });
    if (count === 0) throw notFound('landing page', launchId);
    await audit(ctx, { action: 'landing_page.closed', objectType: 'launch', objectId: launchId });
  });
}

/** Where everybody can open a launch's page. */
export function landingPageUrl(
  ctx: Pick<PartnerCtx, 'install' | 'scope'>,
  launch: { vendorId: VendorId; launchId: LaunchId },
): string {
  return `${ctx.install.publicUrl}/p/${pageToken(ctx.install.keys, { kind: 'launch', ...launch, partnerId: ctx.scope.partnerId })}`;
}

async function vendorOf(ctx: PartnerCtx, launchId: LaunchId): Promise<VendorId> {
  const launch = await ctx.db.launch.findUnique({
    where: { partnerId_id: { partnerId: ctx.scope.partnerId, id: launchId } },
    select: { vendorId: true },
  });
  if (!launch) throw notFound('launch', launchId);
  return launch.vendorId as VendorId;
}
