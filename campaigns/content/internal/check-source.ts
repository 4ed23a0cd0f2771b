import type { VendorCaller } from '#campaigns/kernel/context.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { checkTemplate } from '#templates/engine/check-template.ts';
import { hasErrors, type TemplateProblem } from '#templates/engine/problems.ts';
import type { Zone } from '#templates/engine/zone.ts';
import { type ImageRow, listOwnImages } from '../image-queries.ts';
import type { TemplateSourceInput } from '../schema.ts';
import type { TemplateAssets } from '../template-assets.ts';

/** A source that may become a version, with what is frozen beside it. */
export type CheckedSource = {
  kind: 'ok';
  source: TemplateSourceInput;
  zones: Zone[];
  assets: TemplateAssets;
  warnings: TemplateProblem[];
};

/** Checks a source with the vendor's images; compiling happens outside of any transaction, in the engine's thread. */
export async function checkSource(
  caller: VendorCaller,
  source: TemplateSourceInput,
): Promise<CheckedSource | { kind: 'refused'; problems: TemplateProblem[] }> {
  const images = await inTransaction(caller, (ctx) => listOwnImages(ctx));
  const { zones, problems, named } = await readSource(source, images, caller.install.publicUrl);
  if (hasErrors(problems)) return { kind: 'refused', problems };
  const paths = images.filter((image) => named.has(image.name)).map((image) => [image.name, image.path]);
  return { kind: 'ok', source, zones, assets: Object.fromEntries(paths), warnings: problems };
}

/** The engine's findings, and images that are offered as a choice but are not there. */
export async function readSource(
  source: TemplateSourceInput,
  images: readonly ImageRow[],
  publicUrl: string,
): Promise<{ zones: Zone[]; problems: TemplateProblem[]; named: ReadonlySet<string> }> {
  const known = images.map((image) => image.name);
  const { zones, problems, assets } = await checkTemplate({ ...source, imageOrigins: [publicUrl], knownAssets: known });
  return {
    zones,
    problems: [...problems, ...missingOptions(zones, new Set(known))],
    named: new Set([...assets, ...zones.flatMap(optionNames)]),
  };
}

function optionNames(zone: Zone): string[] {
  return zone.options.flatMap((option) => /^asset:(.+)$/.exec(option)?.[1] ?? []);
}

function missingOptions(zones: readonly Zone[], known: ReadonlySet<string>): TemplateProblem[] {
  return zones.flatMap((zone) =>
    optionNames(zone)
      .filter((name) => !known.has(name))
      .map((name) => ({
        part: 'mjml' as const,
        line: zone.line,
        severity: 'error' as const,
        message: `There is no image ${name}. Upload it, or choose another.`,
        zone: zone.name,
      })),
  );
}
