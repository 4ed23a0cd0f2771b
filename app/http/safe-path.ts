/** Backslashes and control characters (tab and newline too, which browsers drop) could turn a path into an address. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
const UNSAFE = /[\\\u0000-\u001f\u007f]/;

/**
 * Where a redirect may go: a path of ours, or the fallback. Every redirect to an address that came from outside passes here.
 *
 * @param fallback a path of our own
 */
export function safePath(wanted: unknown, fallback: string): string {
  if (typeof wanted !== 'string' || wanted.length > 2_000) return fallback;
  if (!wanted.startsWith('/') || wanted.startsWith('//') || UNSAFE.test(wanted)) return fallback;
  try {
    const url = new URL(wanted, 'https://throughline.invalid');
    const path = `${url.pathname}${url.search}${url.hash}`;
    // "/a/..//evil" becomes "//evil" when its dots are worked out.
    if (url.origin !== 'https://throughline.invalid' || path.startsWith('//')) return fallback;
    return path;
  } catch {
    return fallback;
  }
}
