import type { IncomingMessage } from 'node:http';

const MAX_BODY_BYTES = 4_096;

/**
 * Does this POST say `List-Unsubscribe=One-Click`, as a form of either encoding? Nothing else in it is looked at.
 *
 * @returns false also for a body that is too long or breaks off
 * Source: RFC 8058, sections 3.2 and 5.
 */
export async function isOneClick(request: IncomingMessage): Promise<boolean> {
  const body = await readSmallBody(request);
  if (body === null) return false;
  const type = request.headers['content-type'] ?? '';
  if (/^multipart\/form-data/i.test(type))
    return /name="List-Unsubscribe"\r?\n(?:[^\r\n]+\r?\n)*\r?\nOne-Click\r?\n/.test(body);
  return new URLSearchParams(body.trim()).get('List-Unsubscribe') === 'One-Click';
}

async function readSmallBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request) {
      bytes += chunk.length;
      if (bytes > MAX_BODY_BYTES) return null;
      chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString('utf8');
}
