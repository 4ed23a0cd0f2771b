const HTML_ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text made safe as HTML content and as a quoted attribute's value. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => HTML_ENTITIES[char] ?? char);
}

/** The entities that our own tools write, back to text. */
export function unescapeHtml(html: string): string {
  return html.replace(/&(?:amp|lt|gt|quot|apos|nbsp|#39|#123|#125|#92);/g, (entity) => PLAIN[entity] ?? entity);
}

const PLAIN: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&#123;': '{',
  '&#125;': '}',
  '&#92;': '\\',
  '&nbsp;': ' ',
};

// Handlebars cannot read U+0000 at all, and no mail or database wants it
const INERT_HTML: Record<string, string> = { '\u0000': '', '{': '&#123;', '}': '&#125;', '\\': '&#92;' };
const INERT_TEXT: Record<string, string> = {
  '\u0000': '',
  '{': '{{tl.open}}',
  '}': '{{tl.close}}',
  '\\': '{{tl.slash}}',
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: U+0000 is what is looked for
const MARKED = /[{}\\\u0000]/g;

/**
 * HTML whose braces mean nothing to Handlebars. Closing braces too: behind a field's own they would make three. And the
 * backslash: before braces it would escape them.
 */
export function inertHtml(html: string): string {
  return html.replace(MARKED, (char) => INERT_HTML[char] ?? char);
}

/** The same for plain text, where there are no entities: Handlebars prints the characters itself. */
export function inertText(text: string): string {
  return text.replace(MARKED, (char) => INERT_TEXT[char] ?? char);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const HAS_CONTROLS = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;

/** One line: every run of control characters and line ends becomes a space, so that no value can start a header. */
export function singleLine(text: string): string {
  return HAS_CONTROLS.test(text) ? text.replace(CONTROLS, ' ').trim() : text;
}

/** Visible text of an HTML fragment, white space collapsed. */
export function htmlToWords(html: string): string {
  return unescapeHtml(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}
