import type { BrandValues, VendorValues } from './brand-values.ts';
import { coBrand, listAssets, takeStyles } from './co-brand.ts';
import { compileInThread } from './compile-in-thread.ts';
import { type Frame, makeFrame } from './document.ts';
import { omitFromTree, openZones, type ZonePlace } from './fill-zones.ts';
import { MAX_OUTPUT_CHARS } from './limits.ts';
import { makeMemory } from './memory.ts';
import { type MjmlNode, walkTree } from './mjml-tree.ts';
import { takeComments } from './outlook-comments.ts';
import { mjmlError, TemplateError, type TemplateProblem } from './problems.ts';
import { readTemplate, type TemplateSource, type TemplateTree } from './read-template.ts';
import type { Zone } from './zone.ts';

/** A template compiled for one brand: everything but partners' texts is in. Shared between callers, never changed. */
export type BrandedTemplate = TemplateTree & {
  body: string;
  frame: Frame;
  comments: string[];
  places: ZonePlace[];
  images: ReadonlySet<string>;
  assets: Readonly<Record<string, string>>;
};

export type Branding = {
  brand: BrandValues;
  vendor: VendorValues;
  omitZones: readonly string[];
  /** image names that partners' values refer to, beside those in the template */
  moreAssets: readonly string[];
  assetUrl: (name: string) => string | null;
  markZones: boolean;
};

/** A preview asks for the same compilation with each keystroke in a zone; 24 of them are about 3 MB. */
const remember = makeMemory<BrandedTemplate>(24);
const rememberTree = makeMemory<TemplateTree>(24);

/**
 * Phases 1 and 2: reads the template, writes the brand into its tree and compiles it once per (template, brand,
 * zones left out).
 *
 * @throws TemplateError when the template has errors, or MJML finds some
 */
export async function compileBranded(source: TemplateSource, branding: Branding): Promise<BrandedTemplate> {
  const read = await rememberTree(source, async () => readTemplate(source));
  const { tree, problems } = read;
  if (tree === null) throw new TemplateError(problems);
  const { brand, vendor, assetUrl, markZones } = branding;
  const names = [...listAssets(tree), ...assetOptions(read.zones), ...branding.moreAssets];
  const assets: Record<string, string> = {};
  for (const name of names) {
    const url = assetUrl(name);
    if (url) assets[name] = url;
  }
  const omit = [...new Set(branding.omitZones)].sort();
  return remember({ source, brand, vendor, assets, omit, markZones }, () =>
    build({ ...read, tree }, { ...branding, omit, assets }),
  );
}

type Build = Branding & { omit: readonly string[]; assets: Readonly<Record<string, string>> };

async function build(read: TemplateTree & { tree: MjmlNode }, options: Build): Promise<BrandedTemplate> {
  const { brand, vendor, assets, omit, markZones } = options;
  const problems = [...read.problems, ...omitProblems(read.zones, omit)];
  const { tree, images, problems: brandProblems } = coBrand(read.tree, { brand, vendor, assets });
  problems.push(...brandProblems);
  if (problems.some((problem) => problem.severity === 'error')) throw new TemplateError(problems);
  omitFromTree(tree, new Set(omit));
  if (markZones) mark(tree);
  const places = openZones(tree, read.zones, read.tokens);
  const css = takeStyles(tree);
  const compiled = await compileInThread(stripZones(tree));
  // MJML's indentation is a third of what it writes; whatever is larger can only end as too large
  if (compiled.body.length > 2 * MAX_OUTPUT_CHARS) {
    throw new TemplateError([mjmlError(0, `The mail is larger than ${MAX_OUTPUT_CHARS / 1024} KB. Shorten it.`)]);
  }
  const { body, frame } = makeFrame(compiled, css);
  const { html, comments } = takeComments(body, read.tokens);
  return {
    ...read,
    problems,
    body: html,
    frame: markZones ? { ...frame, css: frame.css + MARK_CSS } : frame,
    comments,
    places,
    images: new Set([...images, ...Object.values(assets)]),
    assets,
  };
}

function assetOptions(zones: readonly Zone[]): string[] {
  return zones.flatMap((zone) => zone.options.flatMap((option) => /^asset:(.+)$/.exec(option)?.[1] ?? []));
}

function omitProblems(zones: readonly Zone[], omit: readonly string[]): TemplateProblem[] {
  return omit.flatMap((name): TemplateProblem[] => {
    const zone = zones.find((one) => one.name === name);
    if (zone?.mode === 'optional') return [];
    const message = zone ? `${zone.label}: this part cannot be left out.` : `There is no zone ${name}.`;
    return [{ part: 'zone', line: zone?.line ?? 0, severity: 'error', message, zone: name }];
  });
}

const MARK_CSS = `.tl-zone { outline: 2px dashed #0f766e !important; outline-offset: -2px !important; }\n`;

/** In previews only: a dashed line around what a partner may change, and a class to find it by. */
function mark(tree: MjmlNode): void {
  for (const node of walkTree(tree)) {
    if (node.zone === undefined) continue;
    const own = node.attributes['css-class'];
    node.attributes['css-class'] = `${own ? `${own} ` : ''}tl-zone tl-zone-${node.zone}`;
  }
}

function stripZones(tree: MjmlNode): MjmlNode {
  const { zone: _, contentLine: __, ...node } = tree;
  return { ...node, children: tree.children.map(stripZones) };
}
