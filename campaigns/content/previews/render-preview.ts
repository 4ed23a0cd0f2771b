import type { BrandInput, VendorInput } from '#templates/engine/brand-values.ts';
import { compileTemplate } from '#templates/engine/compile.ts';
import { TemplateError, type TemplateProblem } from '#templates/engine/problems.ts';
import { makeRenderPlan, renderMessage } from '#templates/engine/render.ts';
import { SAMPLE_CONTACT } from '#templates/engine/sample-values.ts';

export type PreviewMail = { subject: string; html: string; text: string };

export type PreviewInput = {
  mjml: string;
  subject: string;
  preheader: string;
  locale: string;
  /** full addresses of the images that the source names */
  assets: Record<string, string>;
  brand: BrandInput;
  vendor: VendorInput;
  /** origin of the installation */
  publicUrl: string;
};

/**
 * The mail that a sample contact would get, with links that lead to their destinations; null with the problems when the
 * source cannot be compiled. Renders: never call it in a transaction.
 */
export async function renderPreview(
  input: PreviewInput,
): Promise<{ mail: PreviewMail | null; problems: TemplateProblem[] }> {
  const { assets, publicUrl, ...source } = input;
  try {
    const compiled = await compileTemplate({
      ...source,
      imageOrigins: [publicUrl],
      assetUrl: (name) => assets[name] ?? null,
      preview: true,
    });
    const destinations = new Map(compiled.links.map((link) => [link.number, link.url]));
    const mail = renderMessage(makeRenderPlan(compiled), {
      contact: SAMPLE_CONTACT,
      links: (number) => destinations.get(number) ?? publicUrl,
      // where the real one would be; a preview unsubscribes nobody
      unsubscribeUrl: publicUrl,
      viewUrl: publicUrl,
    });
    return { mail, problems: compiled.problems };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { mail: null, problems: error.problems };
  }
}
