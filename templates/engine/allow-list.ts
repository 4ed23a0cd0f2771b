import { MAX_ATTRIBUTE_CHARS } from './limits.ts';

/** MJML elements that hold other elements. */
const LAYOUT_TAGS = ['mj-body', 'mj-wrapper', 'mj-section', 'mj-group', 'mj-column', 'mj-hero'];
/** MJML elements whose content is HTML. MJML calls them ending tags. */
export const CONTENT_TAGS: ReadonlySet<string> = new Set(['mj-text', 'mj-button', 'mj-table']);
/** MJML elements whose content is plain text or CSS, read by us and never handed to MJML. */
export const OWN_TAGS: ReadonlySet<string> = new Set(['mj-style', 'mj-title', 'mj-preview']);
const LEAF_TAGS = ['mj-image', 'mj-divider', 'mj-spacer'];
const HEAD_TAGS = ['mjml', 'mj-head', 'mj-attributes', 'mj-all', 'mj-class', 'mj-breakpoint'];

export const MJML_TAGS: ReadonlySet<string> = new Set([
  ...HEAD_TAGS,
  ...LAYOUT_TAGS,
  ...LEAF_TAGS,
  ...CONTENT_TAGS,
  ...OWN_TAGS,
]);
/** Containers that a partner can only keep or leave out. */
export const BLOCK_TAGS: ReadonlySet<string> = new Set(LAYOUT_TAGS.slice(1));

const REFUSED_TAGS: Record<string, string> = {
  'mj-raw': 'Write the content in mj-text.',
  'mj-include': 'It reads files. Write the part here.',
  'mj-html-attributes': 'Set the attributes on the elements.',
  'mj-font': 'Mails fetch nothing from other servers. Name a font that readers have, for example Arial or Georgia.',
  'mj-social': 'It loads icons from another server. Use mj-image with your own icons, or links in mj-text.',
  'mj-navbar': 'Its menu needs form fields. Write the links in mj-text.',
  'mj-carousel': 'It needs form fields. Use one mj-image.',
  'mj-accordion': 'It needs form fields. Write the text in mj-text.',
};

/** Why this MJML element cannot stand in a template, or null. */
export function mjmlTagProblem(tag: string): string | null {
  if (MJML_TAGS.has(tag)) return null;
  return `${tag} is not available. ${REFUSED_TAGS[tag] ?? 'Use the elements that the guide lists.'}`;
}

const STYLE_ATTRIBUTES = new Set(
  (
    'align background-color background-height background-position background-position-x background-position-y ' +
    'background-repeat background-size background-width border border-bottom border-color border-left border-radius ' +
    'border-right border-style border-top border-width cellpadding cellspacing color container-background-color ' +
    'direction fluid-on-mobile font-family font-size font-style font-weight full-width gap gutter height ' +
    'inner-background-color inner-border inner-border-bottom inner-border-left inner-border-radius inner-border-right ' +
    'inner-border-top inner-padding inner-padding-bottom inner-padding-left inner-padding-right inner-padding-top ' +
    'letter-spacing line-height max-height mode padding padding-bottom padding-left padding-right padding-top role ' +
    'table-layout text-align text-decoration text-padding text-transform vertical-align width'
  ).split(' '),
);
/** Written by us, or by nobody: known from other tools, harmless, not used. */
const IGNORED_ATTRIBUTES = new Set(['lang', 'dir', 'owa', 'target', 'rel']);
export const ZONE_ATTRIBUTES = ['zone', 'mode', 'kind', 'label', 'help', 'max', 'required', 'options'].map(
  (name) => `tl:${name}`,
);
const REFERENCE = /^[a-z][a-z-]*$/;

/** Letters, numbers and the few signs of lengths, colours, font lists; no quotes but ', no slashes. */
const STYLE_VALUE = /^[\w\s#%.,()':+-]*$/;
const NAMES = /^[A-Za-z][\w-]*(\s+[A-Za-z][\w-]*)*$/;
const MAX_NUMBER = 2_000;

/**
 * Why this attribute cannot stand on an MJML element, or null. Addresses (`href`, `src`, `background-url`) are
 * checked by `linkProblem` and `imageProblem`; this says only whether they may be there.
 */
export function mjmlAttributeProblem(tag: string, name: string, value: string): string | null {
  if (value.length > MAX_ATTRIBUTE_CHARS) return `${name} is longer than ${MAX_ATTRIBUTE_CHARS} characters.`;
  if (/["<>]/.test(value)) return `${name} holds a quote or an angle bracket. Write &quot;, &lt; or &gt;.`;
  if (name.startsWith('tl:')) return ZONE_ATTRIBUTES.includes(name) ? null : `There is no attribute ${name}.`;
  if (name === 'css-class' || name === 'mj-class') return classProblem(tag, name, value);
  if (name === 'name') return tag === 'mj-class' && NAMES.test(value) ? null : `${name} is not available on ${tag}.`;
  if (name === 'alt' || name === 'title') return null;
  if (name === 'href' || name === 'src' || name === 'background-url') return null;
  if (IGNORED_ATTRIBUTES.has(name))
    return REFERENCE.test(value.replace(/^_/, '')) ? null : `${name} cannot be "${value}".`;
  if (!STYLE_ATTRIBUTES.has(name)) return `${name} is not available on ${tag}.`;
  return styleValueProblem(name, value);
}

function classProblem(tag: string, name: string, value: string): string | null {
  if (!NAMES.test(value)) return `${name} takes names made of letters, digits and -.`;
  if (name === 'css-class' && tag === 'mj-body') return 'css-class is not available on mj-body. Set it on a section.';
  const reserved = value.split(/\s+/).find(isReservedClass);
  return name === 'css-class' && reserved ? `The class ${reserved} is reserved. Choose another name.` : null;
}

/** Classes that MJML or the footer use; an author's style must not reach them. */
export function isReservedClass(name: string): boolean {
  return /^(tl|mj|moz)-/i.test(name);
}

function styleValueProblem(name: string, value: string): string | null {
  if (!STYLE_VALUE.test(value) || /url\s*\(|expression|javascript/i.test(value)) {
    return `${name} cannot be "${value.slice(0, 60)}".`;
  }
  const tooLarge = [...value.matchAll(/\d+(\.\d+)?/g)].some((match) => Number(match[0]) > MAX_NUMBER);
  return tooLarge && !value.includes('#') ? `${name} is larger than ${MAX_NUMBER}.` : null;
}

/** HTML that may stand inside mj-text, mj-button and mj-table, with its attributes beside `class`, `style`, `dir`, `lang`. */
export const CONTENT_HTML: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    'p br b strong i em u s sub sup small span div ul ol li h1 h2 h3 h4 blockquote hr code center table thead tbody'
      .split(' ')
      .map((tag) => [tag, [] as string[]]),
  ),
  a: ['href', 'title', 'target'],
  table: ['width', 'align', 'cellpadding', 'cellspacing', 'border', 'role'],
  tr: ['align', 'valign'],
  td: ['align', 'valign', 'width', 'height', 'colspan', 'rowspan', 'bgcolor'],
  th: ['align', 'valign', 'width', 'height', 'colspan', 'rowspan', 'bgcolor', 'scope'],
};
const CONTENT_ATTRIBUTES = ['class', 'style', 'dir', 'lang', 'title'];

/** Why this HTML tag cannot stand in an element's content, or null. */
export function contentTagProblem(tag: string, inside: string): string | null {
  if (Object.hasOwn(CONTENT_HTML, tag)) return null;
  if (tag === 'img') return `<img> is not available in ${inside}. Use mj-image.`;
  if (tag.startsWith('mj-')) return `${tag} cannot stand inside ${inside}.`;
  return `<${tag}> is not available in ${inside}.`;
}

/** Why this attribute cannot stand on an HTML tag in an element's content, or null. `style` and `href` are checked apart. */
export function contentAttributeProblem(tag: string, name: string, value: string): string | null {
  if (value.length > MAX_ATTRIBUTE_CHARS) return `${name} is longer than ${MAX_ATTRIBUTE_CHARS} characters.`;
  if (!CONTENT_ATTRIBUTES.includes(name) && !CONTENT_HTML[tag]?.includes(name)) {
    return `${name} is not available on <${tag}>.`;
  }
  if (/["<>]/.test(value)) return `${name} holds a quote or an angle bracket. Write &quot;, &lt; or &gt;.`;
  if (name === 'class') return classProblem(tag, 'css-class', value);
  return null;
}
