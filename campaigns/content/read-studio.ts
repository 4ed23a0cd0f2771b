import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { TemplateId } from '#campaigns/kernel/ids.ts';
import { CONTACT_FIELDS, type MergeField, SENDER_FIELDS } from '#templates/engine/merge-fields.ts';
import { type ImageRow, listOwnImages } from './image-queries.ts';
import { listPreviewPartners, type PreviewPartner } from './previews/preview-partners.ts';
import { signPreview } from './previews/preview-ticket.ts';
import type { PreviewAs } from './schema.ts';
import { getTemplate, getTemplateVersion, type TemplateVersionView, type TemplateView } from './template-queries.ts';

export type StudioPage = {
  template: TemplateView;
  /** what the editor begins with: the latest version, or an older one that is taken up again */
  version: TemplateVersionView;
  images: ImageRow[];
  partners: PreviewPartner[];
  mergeFields: readonly MergeField[];
  as: PreviewAs;
  /** token of the preview of `version` */
  preview: string;
};

/**
 * Everything that the studio shows.
 *
 * @param input.from number of an older version to begin from
 * @throws DomainError not_found
 */
export async function readStudio(
  ctx: VendorCtx,
  input: { templateId: TemplateId; as: PreviewAs; from?: number | undefined },
): Promise<StudioPage> {
  const template = await getTemplate(ctx, input.templateId);
  const version =
    input.from === undefined ? template.latest : await getVersionByNumber(ctx, input.templateId, input.from);
  const partners = await listPreviewPartners(ctx);
  const partner = partners.find(({ id }) => id === input.as);
  const { keys } = ctx.install;
  return {
    template,
    version,
    images: await listOwnImages(ctx),
    partners,
    mergeFields: [...CONTACT_FIELDS, ...SENDER_FIELDS],
    as: partner?.id ?? 'sample',
    preview: signPreview(
      keys,
      {
        kind: 'version',
        vendorId: ctx.scope.vendorId,
        templateVersionId: version.id,
        partnerId: partner?.id ?? null,
      },
      ctx.clock.now(),
    ),
  };
}

/**
 * One version of a template by its number.
 *
 * @throws DomainError not_found
 */
export async function getVersionByNumber(
  ctx: VendorCtx,
  templateId: TemplateId,
  number: number,
): Promise<TemplateVersionView> {
  const { vendorId } = ctx.scope;
  const row = await ctx.db.templateVersion.findUnique({
    where: { vendorId_templateId_number: { vendorId, templateId, number } },
    select: { id: true },
  });
  if (!row) throw notFound('template version', `${templateId} ${number}`);
  return getTemplateVersion(ctx, row.id as TemplateVersionView['id']);
}
