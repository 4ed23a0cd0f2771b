import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { DomainError } from '#campaigns/kernel/errors.ts';

const inflated = promisify(inflate);
const MAX_INFLATED_BYTES = 60 * 1024 * 1024;
const MAX_PAGES = 500;
// What may follow the last mark of a PDF: line ends and a signature's padding, no second file.
const MAX_TAIL_BYTES = 1_024;

/** Names that start something, carry something along, or send something away. */
const ACTIVE =
  /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|Filespec|RichMedia|XFA|SubmitForm|ImportData|GoToR|GoToE|Rendition|Movie|Sound)(?![A-Za-z])/;
const MARKUP = /<script|<html|<\?php|<svg/i;
// In two parts, so that no scanner takes this file for one.
const TEST_VIRUS = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'].join('');

/**
 * Refuses a PDF that does more than lie on paper: scripts, launches, files inside, forms that send, or another file in
 * the same bytes. Compressed parts are looked into, up to a limit.
 *
 * @throws DomainError invalid, with words for the person
 */
export async function checkPdf(bytes: Buffer): Promise<void> {
  const raw = bytes.toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(raw)) throw refused('The file does not begin like a PDF.');
  const end = raw.lastIndexOf('%%EOF');
  if (end === -1) throw refused('The PDF is cut off.');
  if (raw.length - end > MAX_TAIL_BYTES) throw refused('Something else follows after the PDF’s end.');
  if (/\/Encrypt(?![A-Za-z])/.test(raw)) throw refused('The PDF is locked, so it cannot be looked into.');
  checkText(withoutStreams(raw), 'plain');
  let total = 0;
  for (const { dictionary, body } of streamsOf(raw)) {
    const isObjects = /\/ObjStm(?![A-Za-z])/.test(unescaped(dictionary));
    if (!/\/FlateDecode/.test(unescaped(dictionary))) {
      // Objects hidden in another packing could not be seen; pictures and fonts may be packed as they like.
      if (isObjects && /\/Filter/.test(unescaped(dictionary))) throw refused('The PDF is packed in an unusual way.');
      if (isObjects) checkText(body, 'plain');
      continue;
    }
    const text = await unpack(body, MAX_INFLATED_BYTES - total, isObjects);
    total += text.length;
    checkText(text, isObjects ? 'plain' : 'content');
  }
}

function checkText(text: string, part: 'plain' | 'content'): void {
  if (text.includes(TEST_VIRUS)) throw refused('The file holds a virus.');
  if (part === 'content') return;
  const plain = unescaped(text);
  if (ACTIVE.test(plain)) throw refused('The PDF holds a script, a file or a form that sends something.');
  if (MARKUP.test(text)) throw refused('The file is a PDF and something else at once.');
  if ((plain.match(/\/Type\s*\/Page(?![a-z])/g)?.length ?? 0) > MAX_PAGES)
    throw refused(`The PDF has more than ${MAX_PAGES} pages.`);
}

/** `/J#61vaScript` is `/JavaScript`. */
function unescaped(text: string): string {
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function* streamsOf(raw: string): Generator<{ dictionary: string; body: string }> {
  let at = 0;
  for (;;) {
    const start = raw.indexOf('stream', at);
    if (start === -1) return;
    const end = raw.indexOf('endstream', start + 6);
    if (end === -1) return;
    const from = start + (raw.startsWith('\r\n', start + 6) ? 8 : 7);
    const dictionary = raw.slice(Math.max(0, raw.lastIndexOf('obj', start)), start);
    yield { dictionary, body: raw.slice(from, end) };
    at = end + 9;
  }
}

function withoutStreams(raw: string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const start = raw.indexOf('stream', at);
    const end = start === -1 ? -1 : raw.indexOf('endstream', start + 6);
    if (end === -1) return [...parts, raw.slice(at)].join('\n');
    parts.push(raw.slice(at, start));
    at = end + 9;
  }
}

async function unpack(body: string, maxOutputLength: number, isObjects: boolean): Promise<string> {
  try {
    return (await inflated(Buffer.from(body, 'latin1'), { maxOutputLength: Math.max(1, maxOutputLength) })).toString(
      'latin1',
    );
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    if (tooLarge) throw refused('The PDF unpacks to more than it should.');
    if (isObjects) throw refused('The PDF is damaged.');
    return ''; // a picture's own packing, or a length that is counted elsewhere
  }
}

function refused(show: string): DomainError {
  return new DomainError('invalid', show, { show: `${show} Nothing was saved.`, fields: { file: show } });
}
