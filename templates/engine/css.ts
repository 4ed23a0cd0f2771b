import { isReservedClass } from './allow-list.ts';

/**
 * Properties that authors may set, in `style` and in mj-style. Nothing that lays one thing over another
 * (position, transform, z-index, opacity, negative margins), so that nothing can cover the footer.
 */
const AUTHOR_PROPERTIES = new Set(
  (
    'color background background-color border border-top border-right border-bottom border-left border-color border-width ' +
    'border-style border-radius border-collapse border-spacing padding padding-top padding-right padding-bottom ' +
    'padding-left margin margin-top margin-right margin-bottom margin-left font font-family font-size font-style ' +
    'font-weight font-variant-numeric line-height letter-spacing word-spacing text-align text-decoration ' +
    'text-decoration-color text-transform text-underline-offset vertical-align white-space word-break overflow-wrap ' +
    'width max-width min-width height max-height min-height display direction list-style list-style-type ' +
    'list-style-position table-layout color-scheme'
  ).split(' '),
);
/** What MJML itself writes beside these. */
const MJML_PROPERTIES = new Set([
  ...AUTHOR_PROPERTIES,
  ...'background-position background-repeat background-size cursor outline overflow word-break word-spacing'.split(' '),
]);

const VALUE = /^[\w\s#%.,()'"+!/-]*$/;
const FUNCTIONS = new Set(['rgb', 'rgba', 'hsl', 'hsla']);
const MAX_NUMBER = 2_000;

/** `author`: what authors write. `mjml`: what MJML made of their attributes; may name the given images. */
export type StyleProfile = { kind: 'author' } | { kind: 'mjml'; images: ReadonlySet<string> };

/**
 * Keeps the declarations that the profile allows.
 *
 * @param style declarations as in a `style` attribute, unescaped
 * @returns the kept ones in order, and the refused ones as they were written
 */
export function filterStyle(style: string, profile: StyleProfile): { css: string; refused: string[] } {
  const kept: string[] = [];
  const refused: string[] = [];
  for (const declaration of style.split(';')) {
    if (declaration.trim() === '') continue;
    const colon = declaration.indexOf(':');
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration.slice(colon + 1).trim();
    if (colon > 0 && isAllowed(property, value, profile)) kept.push(`${property}:${value}`);
    else refused.push(declaration.trim().slice(0, 80));
  }
  return { css: kept.join(';'), refused };
}

function isAllowed(property: string, value: string, profile: StyleProfile): boolean {
  if (profile.kind === 'author') return AUTHOR_PROPERTIES.has(property) && isPlainValue(property, value);
  if (!MJML_PROPERTIES.has(property) && !/^(mso-[a-z-]+|-(webkit|ms)-text-size-adjust)$/.test(property)) return false;
  const image = /url\('([^']*)'\)/.exec(value);
  if (image === null) return isPlainValue(property, value);
  return profile.images.has(image[1] ?? '') && isPlainValue(property, value.replace(image[0], ''));
}

function isPlainValue(property: string, value: string): boolean {
  if (value === '' || !VALUE.test(value) || value.includes('/*')) return false;
  for (const call of value.matchAll(/([\w-]*)\(/g)) if (!FUNCTIONS.has((call[1] ?? '').toLowerCase())) return false;
  if (/(^|\s)-\s*[\d.]/.test(value) && property !== 'letter-spacing') return false;
  return [...value.replace(/#[0-9a-f]+/gi, '').matchAll(/\d+/g)].every((match) => Number(match[0]) <= MAX_NUMBER);
}

export type StyleSheet = { css: string; problems: { line: number; message: string }[] };

const ELEMENTS =
  'a|p|td|th|table|tbody|thead|tr|div|span|h1|h2|h3|h4|ul|ol|li|img|b|strong|em|i|u|s|small|hr|blockquote|code|center';
const CLASS = String.raw`\.[A-Za-z][\w-]*`;
const STEP = `(?:${CLASS}|(?:${ELEMENTS})(?:${CLASS})?)(?::(?:hover|link|visited|first-child|last-child))?`;
/** Outlook.com marks what it darkens with data-ogsc (text) and data-ogsb (background). */
const SELECTOR = new RegExp(`^(?:\\[data-ogs[cb]\\] )?((?:${ELEMENTS})?(?:${CLASS})+)((?: ?> ?| )${STEP}){0,4}$`);
const MEDIA =
  /^(?:only )?(?:(?:screen|all)(?: and )?)?(?:\((?:prefers-color-scheme ?: ?(?:dark|light)|(?:max|min)-width ?: ?\d{2,4}px)\)(?: and )?){0,2}$/;

/**
 * A style sheet's rules that may stand in a mail, printed anew: rules whose selector begins with one of the
 * author's own classes, alone or inside one level of `@media` for width and colour scheme. Nothing is fetched
 * (`@import`, `url()`), and neither MJML's classes nor the footer's can be named.
 *
 * @returns problems with lines counted from 0 in this sheet
 */
export function readStyleSheet(source: string): StyleSheet {
  const problems: StyleSheet['problems'] = [];
  const css = source.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''));
  const lineAt = (at: number) => css.slice(0, at).split('\n').length - 1;
  const refuse = (at: number, message: string) => problems.push({ line: lineAt(at), message });
  const out = readRules(css, 0, css.length, refuse, true);
  return { css: out, problems };
}

type Refuse = (at: number, message: string) => void;

function readRules(css: string, from: number, to: number, refuse: Refuse, mediaAllowed: boolean): string {
  let out = '';
  let at = from;
  while (at < to) {
    const open = css.indexOf('{', at);
    const head = css.slice(at, open === -1 || open > to ? to : open);
    const start = at + (head.length - head.trimStart().length);
    if (open === -1 || open >= to) {
      if (head.trim() !== '') refuse(start, `This cannot be read as CSS: ${head.trim().slice(0, 60)}`);
      return out;
    }
    const close = findClose(css, open, to);
    if (close === -1) {
      refuse(start, 'A { is not closed.');
      return out;
    }
    out += readRule(css, { head: head.trim(), start, open, close }, refuse, mediaAllowed);
    at = close + 1;
  }
  return out;
}

type Rule = { head: string; start: number; open: number; close: number };

function readRule(css: string, { head, start, open, close }: Rule, refuse: Refuse, mediaAllowed: boolean): string {
  const body = css.slice(open + 1, close);
  if (head.startsWith('@')) {
    const query = /^@media\s+([\s\S]*)$/.exec(head)?.[1]?.replace(/\s+/g, ' ').trim();
    if (query === undefined || !mediaAllowed || !MEDIA.test(query)) {
      refuse(start, `${head.slice(0, 60)} is not available. There is @media for widths and prefers-color-scheme.`);
      return '';
    }
    return `@media ${query} {\n${readRules(css, open + 1, close, refuse, false)}}\n`;
  }
  const selectors = head.split(',').map((selector) => selector.replace(/\s+/g, ' ').trim());
  const bad = selectors.find((selector) => !isOwnSelector(selector));
  if (bad !== undefined) {
    refuse(
      start,
      `${bad.slice(0, 60)} is not available. A selector starts with a class of your own, like .card or .card p.`,
    );
    return '';
  }
  const { css: declarations, refused } = filterStyle(body, { kind: 'author' });
  if (refused[0] !== undefined)
    refuse(open + 1 + Math.max(0, body.indexOf(refused[0])), `${refused[0]} is not available.`);
  return `${selectors.join(', ')} {\n${declarations} }\n`;
}

function isOwnSelector(selector: string): boolean {
  if (!SELECTOR.test(selector)) return false;
  return [...selector.matchAll(/\.([\w-]+)/g)].every((match) => !isReservedClass(match[1] ?? ''));
}

function findClose(css: string, open: number, to: number): number {
  let depth = 0;
  for (let at = open; at < to; at++) {
    if (css[at] === '{') depth += 1;
    else if (css[at] === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}
