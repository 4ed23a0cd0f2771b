const MAX_NAME_CHARS = 60;

/**
 * The name under which templates call an image (`asset:spring-hero`), from the name of the file that was uploaded:
 * lower-case letters, digits and hyphens.
 *
 * @param taken names that other images have already
 */
export function assetNameFor(fileName: string, taken: ReadonlySet<string>): string {
  const base = fileName.split(/[\\/]/).at(-1) ?? '';
  const plain = base
    .replace(/\.[^.]*$/, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_NAME_CHARS)
    .replace(/^-+|-+$/g, '');
  const name = plain === '' ? 'image' : plain;
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}
