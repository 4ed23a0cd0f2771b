/** `<sha256>.<png|jpg>`: the name of an image in mails, at /a/. */
const NAME = /^([0-9a-f]{64})\.(png|jpg)$/;

/** Address of a public image below the installation's origin. */
export function publicImagePath(image: { sha256: string; extension: string }): string {
  return `/a/${image.sha256}.${image.extension}`;
}

/** Takes `/a/`'s last part apart, or null when it is no image's name. */
export function parsePublicImageName(name: string): { sha256: string; extension: 'png' | 'jpg' } | null {
  const match = NAME.exec(name);
  return match ? { sha256: match[1] ?? '', extension: match[2] as 'png' | 'jpg' } : null;
}

export function extensionOf(mime: string): 'png' | 'jpg' {
  return mime === 'image/jpeg' ? 'jpg' : 'png';
}
