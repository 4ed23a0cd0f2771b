import sharp, { type Sharp } from 'sharp';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { MAX_IMAGE_PIXELS, type PictureKind, pictureKindOf } from './picture-checks.ts';

// Twice the widest place in a mail (600 px), so that it stays sharp on dense screens.
const MAX_WIDTH_PX = 1_200;
const MAX_HEIGHT_PX = 1_600;
const SVG_LONG_SIDE_PX = 800;
const DRAW_TIMEOUT_S = 10;

export type Drawn = {
  bytes: Buffer;
  mime: 'image/png' | 'image/jpeg';
  extension: 'png' | 'jpg';
  width: number;
  height: number;
};

/**
 * Draws a picture anew: whatever else the file held (metadata, places, programs) is gone. PNG or JPEG comes out,
 * because Outlook shows nothing else; transparency stays PNG. An SVG becomes pixels.
 *
 * @param bytes PNG, JPEG, WebP or SVG of at most 5 MB and 40 megapixels
 * @throws DomainError invalid or limit_exceeded, with words for the person
 */
export async function drawPicture(bytes: Buffer): Promise<Drawn> {
  const kind = await pictureKindOf(bytes);
  try {
    const source = await openPicture(bytes, kind);
    const picture = source
      .rotate()
      .resize({ width: MAX_WIDTH_PX, height: MAX_HEIGHT_PX, fit: 'inside', withoutEnlargement: true });
    const isJpeg = kind === 'jpeg' || (kind === 'webp' && !(await source.metadata()).hasAlpha);
    const encoded = isJpeg
      ? picture.flatten({ background: '#ffffff' }).jpeg({ quality: 84, mozjpeg: true })
      : picture.png({ compressionLevel: 9, palette: false });
    const { data, info } = await encoded
      .toColourspace('srgb')
      .timeout({ seconds: DRAW_TIMEOUT_S })
      .toBuffer({ resolveWithObject: true });
    return {
      bytes: data,
      mime: isJpeg ? 'image/jpeg' : 'image/png',
      extension: isJpeg ? 'jpg' : 'png',
      width: info.width,
      height: info.height,
    };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('invalid', `Image of kind ${kind} cannot be drawn`, {
      show: 'The picture is damaged or cut off, so it could not be read. Nothing was saved.',
      cause: error,
    });
  }
}

async function openPicture(bytes: Buffer, kind: PictureKind): Promise<Sharp> {
  // the default stops at broken pixels instead of guessing the rest
  const options = { limitInputPixels: MAX_IMAGE_PIXELS, failOn: 'error' } as const;
  const { width = 0, height = 0 } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
  if (width < 1 || height < 1 || width * height > MAX_IMAGE_PIXELS) {
    throw new DomainError('limit_exceeded', `Image of ${width} × ${height} pixels`, {
      show: `The picture is ${width} × ${height} pixels; at most 40 million fit. Nothing was saved. Make it smaller and try again.`,
    });
  }
  if (kind !== 'svg') return sharp(bytes, options);
  // small drawings are drawn larger: 72 dots per inch is their own size
  const density = Math.min(2_400, Math.max(72, Math.round((72 * SVG_LONG_SIDE_PX) / Math.max(width, height))));
  return sharp(bytes, { ...options, density });
}
