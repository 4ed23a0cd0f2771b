import { actorName } from '#campaigns/kernel/actor-name.ts';
import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { type FormVersionId, newId } from '#campaigns/kernel/ids.ts';
import type { SaveFormVersion } from '../schema.ts';

/** Takes the form's row first, so that two who save at once get two numbers. */
export async function addFormVersion(
  ctx: VendorCtx,
  { formId, content, consentText }: SaveFormVersion,
): Promise<{ formVersionId: FormVersionId; number: number }> {
  const { vendorId } = ctx.scope;
  const [form] = await ctx.db.form.updateManyAndReturn({
    where: { vendorId, id: formId },
    data: { current: { increment: 1 } },
    select: { current: true },
  });
  if (!form) throw notFound('form', formId);
  const formVersionId = newId('formVersion');
  const { actor } = ctx;
  const createdBy = actorName(actor);
  await ctx.db.formVersion.createMany({
    data: [{ vendorId, id: formVersionId, formId, number: form.current, content, consentText, createdBy }],
  });
  return { formVersionId, number: form.current };
}
