import sanitizeHtml from 'sanitize-html';
import { checkTemplate } from '#templates/engine/check-template.ts';
import { type CompiledTemplate, type CompileInput, compileTemplate } from '#templates/engine/compile.ts';
import { TemplateError, type TemplateProblem } from '#templates/engine/problems.ts';
import { makeRenderPlan, type RenderedMessage, type RenderValues, renderMessage } from '#templates/engine/render.ts';
import { SAMPLE_BRAND, SAMPLE_CONTACT, SAMPLE_VENDOR } from '#templates/engine/sample-values.ts';

/** A template around some columns' content; `content` begins on line 4. */
export function mjmlWith(content: string, head = ''): string {
  return `<mjml>${head}
<mj-body><mj-section>
<mj-column>
${content}
</mj-column>
</mj-section></mj-body></mjml>`;
}

export const ASSETS: Record<string, string> = { hero: 'https://files.example/a/hero.png' };

export function anInput(content: string, given: Partial<CompileInput> = {}): CompileInput {
  return {
    mjml: mjmlWith(content),
    subject: 'News from {{partner.name}}',
    preheader: '',
    locale: 'en',
    brand: SAMPLE_BRAND,
    vendor: SAMPLE_VENDOR,
    assetUrl: (name) => ASSETS[name] ?? null,
    ...given,
  };
}

export function compile(content: string, given: Partial<CompileInput> = {}): Promise<CompiledTemplate> {
  return compileTemplate(anInput(content, given));
}

export const VALUES: RenderValues = {
  contact: SAMPLE_CONTACT,
  links: (number) => `https://go.example/c/${number}`,
  unsubscribeUrl: 'https://go.example/u/token',
  viewUrl: 'https://go.example/m/token',
};

export function render(compiled: CompiledTemplate, given: Partial<RenderValues> = {}): RenderedMessage {
  return renderMessage(makeRenderPlan(compiled), { ...VALUES, ...given });
}

/** The errors that a template has when it is saved. */
export async function errorsOf(
  mjml: string,
  given: { subject?: string; preheader?: string } = {},
): Promise<TemplateProblem[]> {
  const { problems } = await checkTemplate({ mjml, subject: 'Subject', locale: 'en', ...given });
  return problems.filter((problem) => problem.severity === 'error');
}

/** The problems that a promise stops with. */
export async function problemsOf(work: Promise<unknown>): Promise<TemplateProblem[]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof TemplateError) return error.problems;
    throw error;
  }
  throw new Error('It was expected to stop with problems');
}

export type SeenTag = { name: string; attributes: Record<string, string> };

/** Every tag of a document as a parser sees it, comments for Outlook included. */
export function tagsOf(html: string): SeenTag[] {
  const tags: SeenTag[] = [];
  const opened = html.replace(/<!--\[if[^>]*>(?:<!-->)?|<!(?:--<!)?\[endif\]-->/g, '');
  sanitizeHtml(opened, {
    allowedTags: false,
    allowedAttributes: false,
    allowVulnerableTags: true,
    parseStyleAttributes: false,
    onOpenTag: (name, attributes) => tags.push({ name, attributes: { ...attributes } }),
  });
  return tags;
}

const KNOWN_TAGS = new Set(
  (
    'html head meta title style body div table tbody thead tr td th img a p br b strong em i u s sub sup small span ul ol ' +
    'li h1 h2 h3 h4 blockquote hr code center noscript xml o:officedocumentsettings o:allowpng o:pixelsperinch v:rect ' +
    'v:fill v:image v:textbox'
  ).split(' '),
);

/** What in a finished mail could run, or reach another host than the given ones. */
export function activeContentIn(html: string, hosts: readonly string[]): string[] {
  const found: string[] = [];
  for (const { name, attributes } of tagsOf(html)) {
    if (!KNOWN_TAGS.has(name)) found.push(`<${name}>`);
    if (name === 'meta' && attributes['http-equiv'] && attributes['http-equiv'] !== 'Content-Type')
      found.push('meta refresh');
    for (const [key, value] of Object.entries(attributes)) {
      if (/^on|^srcdoc$|^formaction$|^action$|^ping$/i.test(key)) found.push(`${name} ${key}`);
      // what a browser ignores inside a scheme
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      if (/^(javascript|vbscript|data):/i.test(value.replace(/[\u0000-\u0020]/g, '')))
        found.push(`${name} ${key}=${value}`);
      if (/expression\s*\(|behavior\s*:|-moz-binding/i.test(value)) found.push(`${name} ${key}=${value}`);
      if (key === 'src' || key === 'background')
        if (!hosts.includes(hostOf(value))) found.push(`${name} ${key}=${value}`);
      for (const url of value.matchAll(/url\(\s*['"]?([^'")]*)/gi))
        if (!hosts.includes(hostOf(url[1] ?? ''))) found.push(`${name} ${key}=${value}`);
    }
  }
  for (const [, css = ''] of html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)) {
    if (/@import|url\(|expression|javascript|behavior|<|\\/i.test(css)) found.push(`style: ${css.slice(0, 80)}`);
  }
  return found;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
