import { inertHtml, inertText } from './escape.ts';
import type { Mustache } from './mustaches.ts';
import type { Tokens } from './tokens.ts';

/** The Handlebars that a mustache stands for, in one fixed spelling. */
export function printMustache(mustache: Mustache): string {
  switch (mustache.kind) {
    case 'field':
      if (mustache.fallback !== null) return `{{fallback ${mustache.path} "${mustache.fallback}"}}`;
      return mustache.url ? `{{url ${mustache.path}}}` : `{{${mustache.path}}}`;
    case 'open':
      return `{{#${mustache.block} ${mustache.path}}}`;
    case 'else':
      return '{{else}}';
    case 'close':
      return `{{/${mustache.block}}}`;
  }
}

/**
 * Text with tokens becomes a Handlebars source: each token its Handlebars, everything else literal and inert.
 * This is the only place where Handlebars is written, so no value ever becomes Handlebars.
 *
 * @param mode     `html` spells a literal brace as an entity, `text` lets Handlebars print it
 * @param comments Outlook's conditional comments, by the index of their token
 */
export function printHandlebars(
  text: string,
  mode: 'html' | 'text',
  {
    tokens,
    mustaches,
    comments = [],
  }: { tokens: Tokens; mustaches: readonly Mustache[]; comments?: readonly string[] },
): string {
  const literal = mode === 'html' ? inertHtml : inertText;
  return tokens.replace(
    text,
    (kind, index) => {
      if (kind === 'l') return `{{link ${index}}}`;
      if (kind === 'c') return mode === 'html' ? literal(comments[index] ?? '') : '';
      const mustache = kind === 'm' ? mustaches[index] : undefined;
      return mustache ? printMustache(mustache) : '';
    },
    literal,
  );
}

/** The author's text as it was written: tokens back to braces, for showing a zone's default. */
export function showMustaches(text: string, tokens: Tokens, mustaches: readonly Mustache[]): string {
  return tokens.replace(text, (kind, index, mark) => {
    const mustache = kind === 'm' ? mustaches[index] : undefined;
    return mustache ? printMustache(mustache) : mark;
  });
}
