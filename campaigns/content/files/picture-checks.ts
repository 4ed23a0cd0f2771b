import { fileTypeFromBuffer } from 'file-type';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { countDrawnShapes } from './svg-cost.ts';

export const MAX_IMAGE_BYTES = 5 * 1024 * 1024;
/** 40 megapixels: the largest phone cameras; a picture of that size takes 160 MB when it is unpacked. */
export const MAX_IMAGE_PIXELS = 40_000_000;
/** Shapes that an SVG draws, copies counted. Detailed logos have some hundreds. */
const MAX_SVG_SHAPES = 5_000;

export type PictureKind = 'png' | 'jpeg' | 'webp' | 'svg';

const KINDS: Record<string, PictureKind> = { 'image/png': 'png', 'image/jpeg': 'jpeg', 'image/webp': 'webp' };

/**
 * What a file is, by its bytes and not by its name; refuses what is no picture, or is a picture and something else.
 *
 * @throws DomainError invalid or limit_exceeded, with words for the person
 * Source: OWASP ASVS 5.2 (size, type, pixels), B 54 of the bad-input list.
 */
export async function pictureKindOf(bytes: Buffer): Promise<PictureKind> {
  if (bytes.length === 0) throw refused('The file is empty.');
  if (bytes.length > MAX_IMAGE_BYTES) {
    throw new DomainError('limit_exceeded', `Image of ${bytes.length} bytes`, {
      show: 'The picture is larger than 5 MB. Nothing was saved. Make it smaller and try again.',
    });
  }
  const type = await fileTypeFromBuffer(bytes);
  const kind = type ? KINDS[type.mime] : undefined;
  if (kind) {
    if (hidesSomethingElse(bytes)) {
      throw refused('The file is a picture and something else at once. Export it again from your image program.');
    }
    return kind;
  }
  // file-type calls an SVG XML, or nothing when it begins with a comment
  if ((!type || type.mime === 'application/xml') && isSvg(bytes)) {
    checkSvg(bytes.toString('utf8'));
    return 'svg';
  }
  throw refused('The file is not a PNG, JPEG, WebP or SVG picture.');
}

function refused(show: string): DomainError {
  return new DomainError('invalid', show, { show: `${show} Nothing was saved.` });
}

const MARKUP = /<script|<html|<svg|<\?php|javascript:/i;

/** A web page, a program or an archive in the same bytes. Metadata of cameras never holds these. */
function hidesSomethingElse(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  return (
    MARKUP.test(text) || text.includes('%PDF-') || (text.includes('PK\u0003\u0004') && text.includes('PK\u0005\u0006'))
  );
}

/** Up to the first tag that is no declaration and no comment. */
const SVG_START =
  /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*|<!--(?:(?!-->)[\s\S])*-->\s*|<!DOCTYPE\s+svg[^[>]*(?:\[[^\]]*\]\s*)?>\s*)*<svg[\s>]/i;

function isSvg(bytes: Buffer): boolean {
  return SVG_START.test(bytes.subarray(0, 64 * 1024).toString('utf8'));
}

const SVG_REFUSALS: readonly [RegExp, string][] = [
  [/<!ENTITY/i, 'The SVG defines entities. Export it again as plain SVG, or as PNG.'],
  [/<script[\s>/]/i, 'The SVG holds a script. Export it again as plain SVG, or as PNG.'],
  [/\son[a-z]+\s*=/i, 'The SVG reacts to events, which a picture cannot. Export it again as plain SVG, or as PNG.'],
  [
    /<(?:foreignObject|iframe|embed|object|audio|video|animate\w*|set)[\s>/]/i,
    'The SVG holds more than a picture. Export it again as plain SVG, or as PNG.',
  ],
  [/javascript:/i, 'The SVG holds a script. Export it again as plain SVG, or as PNG.'],
  [/@import/i, 'The SVG loads a style sheet from elsewhere. Export it with its styles inside, or as PNG.'],
  [/<\?xml-stylesheet/i, 'The SVG loads a style sheet from elsewhere. Export it with its styles inside, or as PNG.'],
];
const ELSEWHERE = 'The SVG loads something from elsewhere. Export it with everything inside, or as PNG.';

function checkSvg(source: string): void {
  for (const [pattern, words] of SVG_REFUSALS) if (pattern.test(source)) throw refused(words);
  // only parts of itself (#gradient) and embedded pixels
  for (const [, reference = ''] of source.matchAll(/(?:href|src)\s*=\s*["']?\s*([^"'\s>]*)/gi)) {
    if (!/^(?:#|data:image\/(?:png|jpe?g|webp);|$)/i.test(reference)) throw refused(ELSEWHERE);
  }
  for (const [, reference = ''] of source.matchAll(/url\(\s*["']?\s*([^"')\s]*)/gi)) {
    if (!/^#/.test(reference)) throw refused(ELSEWHERE);
  }
  if (countDrawnShapes(source, MAX_SVG_SHAPES) > MAX_SVG_SHAPES) {
    throw refused('The SVG has too many shapes to draw. Export it as PNG.');
  }
}
