import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { sortProblems, type TemplateProblem } from '#templates/engine/problems.ts';
import type { Zone } from '#templates/engine/zone.ts';
import { listOwnImages } from '../image-queries.ts';
import { readSource } from '../internal/check-source.ts';
import type { PreviewTemplateInput } from '../schema.ts';
import { assetUrls } from '../template-assets.ts';
import { getTemplate } from '../template-queries.ts';
import { loadVendorBranding } from './load-branding.ts';
import type { PreviewTicket } from './preview-ticket.ts';
import { renderPreview } from './render-preview.ts';
import { keepTypedPreview } from './typed-previews.ts';

export type TemplatePreview = {
  problems: TemplateProblem[];
  zones: Zone[];
  subject: string;
  /** null: the source cannot be compiled */
  ticket: PreviewTicket | null;
};

/**
 * What a source would be as it is being typed: every problem at its line, its zones, and a preview. Saves no version.
 *
 * @throws DomainError not_found for a template, or a partner, that is not the vendor's
 */
export async function previewTemplate(
  caller: VendorCaller & { files: FileStore },
  input: PreviewTemplateInput,
): Promise<TemplatePreview> {
  authorize(caller.actor, 'template:write');
  const { templateId, as, ...source } = input;
  const { vendorId } = caller.scope;
  const { images, branding } = await inTransaction(caller, async (ctx) => {
    await getTemplate(ctx, templateId);
    return { images: await listOwnImages(ctx), branding: await loadVendorBranding(ctx, as === 'sample' ? null : as) };
  });
  const { publicUrl } = caller.install;
  const assets = assetUrls(Object.fromEntries(images.map((image) => [image.name, image.path])), publicUrl);
  const [checked, preview] = await Promise.all([
    readSource(source, images, publicUrl),
    renderPreview({ ...source, ...branding, assets, publicUrl }),
  ]);
  const problems = sortProblems([...checked.problems, ...preview.problems]);
  if (!preview.mail) return { problems, zones: checked.zones, subject: source.subject, ticket: null };
  const { mail } = preview;
  const ticket = await keepTypedPreview(caller.files, { vendorId, templateId, actor: caller.actor, mail });
  return { problems, zones: checked.zones, subject: mail.subject, ticket };
}
