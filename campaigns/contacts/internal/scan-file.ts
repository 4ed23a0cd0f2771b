import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { type FileEncoding, unreadable } from './file-shape.ts';

export type FileScan = {
  encoding: FileEncoding;
  /** line ends in the file; near enough to the number of rows to show how far reading is */
  lines: number;
  /** the first bytes, at most HEAD_BYTES */
  head: Buffer;
  bytes: number;
};

export const HEAD_BYTES = 256 * 1024;
const PIECE_BYTES = 16 * 1024;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** What people send instead of a CSV file, by its first bytes. */
const MAGIC: { bytes: number[]; what: string; todo: string }[] = [
  {
    bytes: [0x50, 0x4b],
    what: 'an Excel workbook or a zip archive',
    todo: 'Open it, choose "Save as", and save it as CSV.',
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    what: 'an old Excel workbook',
    todo: 'Open it, choose "Save as", and save it as CSV.',
  },
  { bytes: [0x1f, 0x8b], what: 'a gzip archive', todo: 'Unpack it and send the CSV file inside.' },
  { bytes: [0x42, 0x5a, 0x68], what: 'a bzip2 archive', todo: 'Unpack it and send the CSV file inside.' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], what: 'a zstd archive', todo: 'Unpack it and send the CSV file inside.' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: 'a 7-Zip archive', todo: 'Unpack it and send the CSV file inside.' },
  { bytes: [0x52, 0x61, 0x72, 0x21], what: 'a RAR archive', todo: 'Unpack it and send the CSV file inside.' },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF', todo: 'Export the list as CSV from where it is kept.' },
];

/**
 * Looks at every byte of a file once: what it is, how it is encoded, how many lines it has. Nothing of it is kept but
 * the beginning.
 *
 * @throws DomainError invalid: an archive, a workbook, NUL bytes (with their line), broken UTF-8 behind a UTF-8 mark
 */
export async function scanFile(body: Readable): Promise<FileScan> {
  let look: Look | null = null;
  for await (const chunk of inBigPieces(body)) {
    look ??= begin(chunk);
    lookAt(look, chunk);
  }
  if (look === null) throw unreadable('This file is empty.');
  if (look.carry.length > 0) checkText(look, Buffer.alloc(0), true);
  return {
    encoding: look.wide ?? (look.utf8 ? 'utf-8' : 'windows-1252'),
    lines: Math.max(look.lineFeeds, look.returns),
    head: Buffer.concat(look.head),
    bytes: look.bytes,
  };
}

/** A beginning of a few bytes would not say what the file is. */
async function* inBigPieces(body: Readable): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    waiting.push(chunk);
    bytes += chunk.length;
    if (bytes < PIECE_BYTES) continue;
    yield Buffer.concat(waiting);
    [waiting, bytes] = [[], 0];
  }
  if (bytes > 0) yield Buffer.concat(waiting);
}

type Look = {
  wide: 'utf-16le' | 'utf-16be' | null;
  /** begins with the mark of UTF-8 */
  marked: boolean;
  utf8: boolean;
  /** bytes of a character that the end of a chunk cut */
  carry: Buffer;
  head: Buffer[];
  lineFeeds: number;
  returns: number;
  bytes: number;
};

function begin(chunk: Buffer): Look {
  const known = MAGIC.find(({ bytes }) => bytes.every((byte, index) => chunk[index] === byte));
  if (known) throw unreadable(`This is ${known.what}, not a CSV file. ${known.todo}`);
  const marked = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
  const none = Buffer.alloc(0);
  return { wide: widthOf(chunk), marked, utf8: true, carry: none, head: [], lineFeeds: 0, returns: 0, bytes: 0 };
}

function lookAt(look: Look, chunk: Buffer): void {
  if (look.bytes < HEAD_BYTES) look.head.push(Buffer.from(chunk.subarray(0, HEAD_BYTES - look.bytes)));
  if (look.wide === null) {
    const nul = chunk.indexOf(0);
    if (nul >= 0) {
      const line = look.lineFeeds + count(chunk.subarray(0, nul), LINE_FEED) + 1;
      throw unreadable(`Line ${line} holds a NUL byte: this is not a text file. Export the list again as CSV.`, line);
    }
    if (look.utf8) checkText(look, chunk, false);
  }
  look.lineFeeds += count(chunk, LINE_FEED);
  look.returns += count(chunk, RETURN);
  look.bytes += chunk.length;
}

function checkText(look: Look, chunk: Buffer, end: boolean): void {
  const text = look.carry.length > 0 ? Buffer.concat([look.carry, chunk]) : chunk;
  const whole = end ? text.length : wholeCharacters(text);
  look.utf8 = isUtf8(text.subarray(0, whole));
  look.carry = Buffer.from(text.subarray(whole));
  if (look.utf8 || !look.marked) return;
  const line = look.lineFeeds + 1 + linesBefore(text.subarray(0, whole));
  throw unreadable(`This file says that it is UTF-8, but line ${line} is not. Export it again, in one encoding.`, line);
}

/** How many line ends stand before the first byte that is not UTF-8; lines are whole characters, so each is asked alone. */
function linesBefore(text: Buffer): number {
  let lines = 0;
  let from = 0;
  for (let at = text.indexOf(LINE_FEED); at >= 0; at = text.indexOf(LINE_FEED, from)) {
    if (!isUtf8(text.subarray(from, at))) return lines;
    lines += 1;
    from = at + 1;
  }
  return lines;
}

function count(chunk: Buffer, byte: number): number {
  let found = 0;
  for (let at = chunk.indexOf(byte); at >= 0; at = chunk.indexOf(byte, at + 1)) found += 1;
  return found;
}

/** Where the last complete character ends. */
function wholeCharacters(text: Buffer): number {
  for (let back = 1; back <= Math.min(3, text.length); back += 1) {
    const byte = text[text.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? text.length - back : text.length;
    }
  }
  return text.length;
}

/** UTF-16 by its mark, or because every second byte of the beginning is zero. */
function widthOf(chunk: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  const start = chunk.subarray(0, 512);
  if (start.length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < start.length; i += 2) {
    if (start[i] === 0) even += 1;
    if (start[i + 1] === 0) odd += 1;
  }
  const pairs = start.length / 2;
  if (odd > pairs * 0.7 && even < pairs * 0.1) return 'utf-16le';
  return even > pairs * 0.7 && odd < pairs * 0.1 ? 'utf-16be' : null;
}
