const HTML_ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text made safe as HTML content and as a quoted attribute's value. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => HTML_ENTITIES[char] ?? char);
}

/** The entities that our own tools write, back to text. */
export function unescapeHtml(html: string): string {
  return html.replace(/&(?:amp|lt|gt|quot|apos|nbsp|#39|#123|#92);/g, (entity) => PLAIN[entity] ?? entity);
}

const PLAIN: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&#123;': '{',
  '&#92;': '\\',
  '&nbsp;': ' ',
};

/**
 * HTML whose braces mean nothing to Handlebars. A backslash goes too: before braces it would escape them.
 */
export function inertHtml(html: string): string {
  return html.replace(/[{\\]/g, (char) => (char === '{' ? '&#123;' : '&#92;'));
}

/** The same for plain text, where there are no entities: Handlebars prints the characters itself. */
export function inertText(text: string): string {
  return text.replace(/[{\\]/g, (char) => (char === '{' ? '{{tl.open}}' : '{{tl.slash}}'));
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
