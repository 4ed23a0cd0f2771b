import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { FormId, VendorId } from '#campaigns/kernel/ids.ts';
import type { WidgetKind } from '../schema.ts';

type Wanted = { vendorId: VendorId; kind: WidgetKind; formId: FormId | undefined };

/**
 * The form of a widget of kind form; null for the others.
 *
 * @param keeps the form it stands on already, which may have been withdrawn since
 * @throws DomainError invalid when there is none, or the vendor does not offer it
 */
export async function requireForm(
  ctx: PartnerCtx,
  { vendorId, kind, formId }: Wanted,
  keeps: string | null = null,
): Promise<FormId | null> {
  if (kind !== 'form') return null;
  const isOffered =
    formId !== undefined &&
    (formId === keeps || (await ctx.db.form.count({ where: { vendorId, id: formId, status: 'published' } })) > 0);
  if (isOffered) return formId;
  throw new DomainError('invalid', `form ${formId ?? 'none'} is not offered by ${vendorId}`, {
    show: 'Choose a form that the vendor offers.',
    fields: { formId: 'Choose a form that the vendor offers.' },
  });
}
