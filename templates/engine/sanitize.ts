import sanitizeHtml from 'sanitize-html';
import { isOwnImage, safeLink } from './addresses.ts';
import { CONTENT_HTML } from './allow-list.ts';
import { filterStyle } from './css.ts';

const SHARED: sanitizeHtml.IOptions = {
  // styles are filtered by css.ts: sanitize-html would drop duplicates that Outlook needs
  parseStyleAttributes: false,
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'xmp',
    'noscript',
    'noembed',
    'iframe',
    'title',
    'svg',
    'math',
    'template',
    'object',
    'select',
  ],
  nestingLimit: 200,
};

/** Tags a partner may use in rich text; everything else loses its tag and keeps its words. */
export const RICH_TEXT_TAGS = [
  'p',
  'br',
  'strong',
  'b',
  'em',
  'i',
  'u',
  'a',
  'ul',
  'ol',
  'li',
  'h2',
  'h3',
  'blockquote',
];

/**
 * Rich text of a partner's zone: a few marks, lists and links, no styles, no classes, no images.
 * Links take the colour of the text around them, so that they read on every background.
 *
 * @param removed told about each tag and link that was taken out
 */
export function sanitizeRichText(html: string, removed: (what: string) => void = () => {}): string {
  return sanitizeHtml(html, {
    ...SHARED,
    nestingLimit: 20,
    allowedTags: RICH_TEXT_TAGS,
    allowedAttributes: { a: ['href', 'target', 'style'] },
    onOpenTag: (name) => {
      if (!RICH_TEXT_TAGS.includes(name)) removed(`<${name}>`);
    },
    transformTags: {
      a: (tagName, attribs) => {
        const href = safeLink(attribs.href ?? '');
        if (href === null && attribs.href !== undefined) removed(`the link ${attribs.href.slice(0, 60)}`);
        const kept: Record<string, string> = {};
        if (href !== null)
          Object.assign(kept, { href, target: '_blank', style: 'color:inherit;text-decoration:underline' });
        return { tagName, attribs: kept };
      },
    },
  });
}

const CONTENT_TAGS = Object.keys(CONTENT_HTML);
const CONTENT_ATTRIBUTES = {
  '*': ['class', 'style', 'dir', 'lang', 'title'],
  ...Object.fromEntries(Object.entries(CONTENT_HTML).map(([tag, attributes]) => [tag, [...attributes]])),
};

/**
 * An author's HTML inside mj-text, mj-button, mj-table. Its result is balanced, so that it cannot close the
 * elements that MJML puts around it.
 *
 * @param link resolves an address (with tokens, references) or gives null for none
 */
export function sanitizeContent(html: string, link: (href: string) => string | null): string {
  return sanitizeHtml(html, {
    ...SHARED,
    allowedTags: CONTENT_TAGS,
    allowedAttributes: CONTENT_ATTRIBUTES,
    transformTags: {
      '*': (tagName, attribs) => {
        const { href, style, ...rest } = attribs;
        const target = href === undefined ? null : link(href);
        const css = style === undefined ? '' : filterStyle(style, { kind: 'author' }).css;
        return {
          tagName,
          attribs: {
            ...rest,
            ...(target === null ? {} : { href: target, target: '_blank' }),
            ...(css === '' ? {} : { style: css }),
          },
        };
      },
    },
  });
}

const BODY_TAGS = [...new Set([...CONTENT_TAGS, ...RICH_TEXT_TAGS, 'img'])];
const BODY_ATTRIBUTES = {
  '*': [
    ...['class', 'style', 'dir', 'lang', 'title', 'role', 'align', 'valign', 'width', 'height', 'bgcolor'],
    ...['aria-label', 'aria-hidden', 'aria-roledescription'],
  ],
  a: ['href', 'target'],
  img: ['src', 'alt'],
  table: ['background', 'border', 'cellpadding', 'cellspacing'],
  td: ['background', 'colspan', 'rowspan', 'vertical-align'],
  th: ['background', 'colspan', 'rowspan', 'scope'],
};

/**
 * The whole of a mail's body, after every zone is filled: what is left can neither run nor reach anything but the
 * given images.
 *
 * @param images  addresses that the caller vouches for
 * @param origins origins that partners' images may come from
 */
export function sanitizeBody(html: string, images: ReadonlySet<string>, origins: readonly string[]): string {
  const styles = new Map<string, string>();
  const safeStyle = (style: string): string => {
    const known = styles.get(style);
    if (known !== undefined) return known;
    const { css } = filterStyle(style, { kind: 'mjml', images });
    styles.set(style, css);
    return css;
  };
  const isImage = (src: string) => images.has(src) || isOwnImage(src, origins);
  return sanitizeHtml(html, {
    ...SHARED,
    allowedTags: BODY_TAGS,
    allowedAttributes: BODY_ATTRIBUTES,
    transformTags: {
      '*': (tagName, attribs) => {
        const kept = { ...attribs };
        if (kept.style !== undefined) kept.style = safeStyle(kept.style);
        if (kept.style === '') delete kept.style;
        if (kept.src !== undefined && !isImage(kept.src)) delete kept.src;
        if (kept.background !== undefined && !isImage(kept.background)) delete kept.background;
        if (kept.href !== undefined) {
          const href = safeLink(kept.href);
          if (href === null) delete kept.href;
          else kept.href = href;
        }
        return { tagName, attribs: kept };
      },
    },
  });
}
