import { ASSET_REFERENCE } from './addresses.ts';
import { type BrandInput, BrandValues, type VendorInput, VendorValues } from './brand-values.ts';
import { compileBranded } from './compile-branded.ts';
import { finishMail } from './finish-mail.ts';
import type { MailLink } from './links.ts';
import { hasErrors, sortProblems, stopOnErrors, TemplateError, type TemplateProblem } from './problems.ts';
import type { TemplateSource } from './read-template.ts';

export type CompileInput = TemplateSource & {
  /** language of what is ours in the mail; BCP 47, the nearest of en, de, fr, es is taken */
  locale: string;
  brand: BrandInput;
  vendor: VendorInput;
  /** partners' values by zone name (text, rich-text, choice: string; image: `{src, alt}`; link: `{label, href}`) */
  zoneValues?: Readonly<Record<string, unknown>>;
  /** optional zones that the partner leaves out */
  omitZones?: readonly string[];
  /** full web address of an image that a template names as `asset:name`, or null when there is none */
  assetUrl: (name: string) => string | null;
  /** a preview goes on without a postal address and with values that may not be sent; the problems tell */
  preview?: boolean;
  /** previews only: outlines zones with the classes `tl-zone tl-zone-<name>` */
  markZones?: boolean;
};

/** A mailing's sources. `subject`, `html`, `text` are Handlebars for `makeRenderPlan`; store them as they are. */
export type CompiledTemplate = {
  subject: string;
  html: string;
  text: string;
  links: MailLink[];
  /** warnings; with `preview` also errors that a real mailing would stop on */
  problems: TemplateProblem[];
};

/**
 * Phases 1 to 3: an author's template, one partner's brand and its zone values become the sources of a mailing, with
 * the locked footer in place. Values are literal from here on: braces in them are printed, never run.
 *
 * @throws TemplateError with every error, each with its line
 */
export async function compileTemplate(input: CompileInput): Promise<CompiledTemplate> {
  const { mjml, subject, preheader = '', imageOrigins = [], zoneValues = {}, omitZones = [] } = input;
  const brand = parseValues(BrandValues, input.brand);
  const vendor = parseValues(VendorValues, input.vendor);
  const branded = await compileBranded(
    { mjml, subject, preheader, imageOrigins },
    {
      brand,
      vendor,
      omitZones,
      moreAssets: assetsIn(zoneValues),
      assetUrl: input.assetUrl,
      markZones: input.markZones === true,
    },
  );
  const omitted = new Set(omitZones);
  const values = Object.fromEntries(Object.entries(zoneValues).filter(([name]) => !omitted.has(name)));
  const mail = finishMail(branded, { brand, vendor, locale: input.locale, values, origins: imageOrigins, omitted });
  const problems = [...branded.problems, ...mail.problems];
  if (!input.preview) stopOnErrors(problems);
  if (hasErrors(mail.problems.filter((problem) => problem.part === 'mail'))) throw new TemplateError(mail.problems);
  return { ...mail, problems: sortProblems(problems) };
}

function assetsIn(values: Readonly<Record<string, unknown>>): string[] {
  return Object.values(values).flatMap((value) => {
    const src = value !== null && typeof value === 'object' && 'src' in value ? value.src : value;
    return (typeof src === 'string' && ASSET_REFERENCE.exec(src)?.[1]) || [];
  });
}

type Schema<T> = { safeParse: (value: unknown) => { success: true; data: T } | { success: false; error: Issues } };
type Issues = { issues: readonly { path: PropertyKey[]; message: string }[] };

function parseValues<T>(schema: Schema<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new TemplateError(
    read.error.issues.map((issue) => ({
      part: 'brand',
      line: 0,
      severity: 'error',
      message: `${issue.path.map(String).join('.')}: ${issue.message}`,
    })),
  );
}
