import { BrandValues, VendorValues } from './brand-values.ts';
import { coBrand, listAssets } from './co-brand.ts';
import { compileTemplate } from './compile.ts';
import { lintContrast } from './contrast-lint.ts';
import { hasErrors, sortProblems, TemplateError, type TemplateProblem } from './problems.ts';
import { readTemplate, type TemplateSource } from './read-template.ts';
import { SAMPLE_BRAND, SAMPLE_VENDOR } from './sample-values.ts';
import type { Zone } from './zone.ts';

export type TemplateCheck = {
  /** in reading order; empty when the template cannot be read */
  zones: Zone[];
  /** errors stop saving, warnings don't; by line */
  problems: TemplateProblem[];
  /** names used as `asset:name`: the vendor needs a file for each */
  assets: string[];
};

/**
 * Everything that can be said about a template before a partner has it: read, checked, and compiled once for a sample
 * partner.
 *
 * @param knownAssets names of the vendor's images; left out, every name is taken as there
 */
export async function checkTemplate(
  source: TemplateSource & { locale: string; knownAssets?: readonly string[] },
): Promise<TemplateCheck> {
  const { tree, zones, problems } = readTemplate(source);
  if (tree === null) return { zones, problems, assets: [] };
  const assets = listAssets(tree);
  const assetUrl = (name: string) =>
    source.knownAssets && !source.knownAssets.includes(name) ? null : `https://files.example/${name}.png`;
  const found: TemplateProblem[] = [...problems];
  const { knownAssets: _, ...template } = source;
  try {
    const compiled = await compileTemplate({
      ...template,
      brand: SAMPLE_BRAND,
      vendor: SAMPLE_VENDOR,
      assetUrl,
      preview: true,
    });
    found.push(...compiled.problems);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    found.push(...error.problems);
  }
  if (!hasErrors(found)) {
    const brand = BrandValues.parse(SAMPLE_BRAND);
    const urls = Object.fromEntries(assets.map((name) => [name, assetUrl(name) ?? '']));
    found.push(...lintContrast(coBrand(tree, { brand, vendor: VendorValues.parse(SAMPLE_VENDOR), assets: urls }).tree));
  }
  return { zones, problems: sortProblems(found), assets };
}
