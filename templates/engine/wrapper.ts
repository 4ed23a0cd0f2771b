const WRAPPED = /^(\s*(?:<[a-z][^>]*>\s*)+)([^<]*(?:<br\s*\/?>[^<]*)*)((?:<\/[a-z0-9]+>\s*)+)$/;

export type Wrapped = { before: string; inner: string; after: string };

/**
 * Plain text with the tags around it: `<h1>Hello</h1>` keeps its heading when a text zone's words change.
 *
 * @returns the three parts; without a wrapper everything is `inner`
 */
export function unwrapText(content: string): Wrapped {
  const match = WRAPPED.exec(content);
  if (!match || /^\s*<br/.test(content)) return { before: '', inner: content, after: '' };
  return { before: match[1] ?? '', inner: match[2] ?? '', after: match[3] ?? '' };
}
