import { HttpFailure } from './errors.server.ts';

const MB = 1024 * 1024;
/** Forms and JSON: the largest that is typed is an MJML source of 256 KB, three times that when percent-encoded. */
export const TEXT_BODY_BYTES = 2 * MB;

export function tooLarge(maxBytes: number): HttpFailure {
  const size = maxBytes >= MB ? `${Math.floor(maxBytes / MB)} MB` : `${Math.floor(maxBytes / 1024)} KB`;
  return new HttpFailure(413, 'too_large', `This is larger than ${size}. Nothing was stored.`);
}

// A sender hears the answer only when it has sent all: a little too much is read to its end and thrown away.
const THROWN_AWAY_BYTES = 32 * MB;

/**
 * The body's chunks, counted while they come in: what a header says about length is not believed.
 *
 * @throws HttpFailure 413
 */
export async function* boundedChunks(request: Request, maxBytes: number): AsyncGenerator<Uint8Array> {
  if (!request.body) return;
  const reader = request.body.getReader();
  let total = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      total += value.byteLength;
      if (total <= maxBytes) yield value;
      else if (total > maxBytes + THROWN_AWAY_BYTES) break;
    }
  } finally {
    reader.releaseLock();
  }
  if (total > maxBytes) throw tooLarge(maxBytes);
}

/** @throws HttpFailure 413, or 400 when it is not UTF-8 */
export async function readText(request: Request, maxBytes = TEXT_BODY_BYTES): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of boundedChunks(request, maxBytes)) chunks.push(chunk);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new HttpFailure(400, 'unreadable', 'This is not text in UTF-8.');
  }
}
