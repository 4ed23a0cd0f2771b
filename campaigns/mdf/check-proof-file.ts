import { fileTypeFromBuffer } from 'file-type';
import { drawPicture } from '#campaigns/content/files/draw-picture.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { checkPdf } from './internal/check-pdf.ts';

export const MAX_PROOF_BYTES = 15 * 1024 * 1024;

export type ProofFile = { bytes: Buffer; mime: 'application/pdf' | 'image/png' | 'image/jpeg'; fileName: string };

const EXTENSIONS: Record<string, readonly string[]> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
};

/**
 * Lets through what can prove a claim and hurt nobody: a PDF without anything that runs, or a picture, which is drawn
 * anew so that only its pixels stay. What a file is, its bytes say, and its name has to say the same.
 *
 * @throws DomainError invalid or limit_exceeded, with words for the person
 * Source: OWASP ASVS 5.2 and 5.4, B 54 and 55 of the bad-input list.
 */
export async function checkProofFile(file: { bytes: Buffer; fileName: string }): Promise<ProofFile> {
  const { bytes } = file;
  if (bytes.length === 0) throw refused('The file is empty.');
  if (bytes.length > MAX_PROOF_BYTES) {
    throw new DomainError('limit_exceeded', `Proof of ${bytes.length} bytes`, {
      show: 'The file is larger than 15 MB. Nothing was saved.',
    });
  }
  const name = plainName(file.fileName);
  const type = await fileTypeFromBuffer(bytes);
  const extensions = type ? EXTENSIONS[type.mime] : undefined;
  if (!type || !extensions) throw refused('The file is not a PDF, PNG, JPEG or WebP.');
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!extensions.includes(extension)) {
    throw refused(`The file is a ${extensions[0]?.toUpperCase()}, and its name says “.${extension}”.`);
  }
  const stem = name.replace(/\.[^.]+$/, '');
  if (type.mime === 'application/pdf') {
    await checkPdf(bytes);
    return { bytes, mime: 'application/pdf', fileName: `${stem}.pdf` };
  }
  const drawn = await drawPicture(bytes);
  return { bytes: drawn.bytes, mime: drawn.mime, fileName: `${stem}.${drawn.extension}` };
}

/** What the person called it, without folders, reserved names and characters that could disguise it. */
function plainName(name: string): string {
  const base = (name.split(/[/\\]/).at(-1) ?? '').normalize('NFC');
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|%00/u.test(base))
    throw refused('The file’s name holds characters that hide what it is.');
  const [, stem = '', dotted = ''] = /^(.*?)(\.[^.]*)?$/su.exec(base) ?? [];
  const plain = stem
    .replace(/[^\p{L}\p{N} ._-]/gu, '')
    // One extension, which is the file's own.
    .replaceAll('.', '-')
    .trim()
    .slice(0, 100);
  const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(plain);
  return `${plain === '' || reserved ? 'proof' : plain}${dotted}`;
}

function refused(show: string): DomainError {
  return new DomainError('invalid', show, { show: `${show} Nothing was saved.`, fields: { file: show } });
}
