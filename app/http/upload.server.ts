import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { unstable_parseMultipartFormData as parseMultipart } from '@remix-run/node';
import { boundedChunks, TEXT_BODY_BYTES, tooLarge } from './body.server.ts';
import { HttpFailure } from './errors.server.ts';

/** A file that came in. It lies in a temporary place and is removed when the handler has ended. */
export type Upload = { path: string; fileName: string; contentType: string; bytes: number; sha256: string };

export type UploadLimits = {
  /** per file */
  maxBytes: number;
  /** fields that may hold a file */
  fields: readonly string[];
};

const MAX_PARTS = 1_000;

/**
 * A multipart form: text fields as FormData, files streamed to disk, so that memory does not grow with them.
 *
 * @param limits null when the form has no files
 * @throws HttpFailure 413 (a file or the whole), 400 (broken, or more than 1,000 parts)
 */
export async function readMultipart(
  request: Request,
  dir: string,
  limits: UploadLimits | null,
): Promise<{ form: FormData; uploads: Record<string, Upload> }> {
  const uploads: Record<string, Upload> = {};
  const whole = TEXT_BODY_BYTES + (limits ? limits.maxBytes * limits.fields.length : 0);
  let parts = 0;
  try {
    const form = await parseMultipart(bounded(request, whole), async ({ name, filename, contentType, data }) => {
      parts += 1;
      // Read on to the end: a sender hears the answer only when it has sent all.
      if (parts > MAX_PARTS) return skip(data);
      if (filename === undefined) return readField(data);
      if (filename === '' || !limits?.fields.includes(name) || uploads[name]) return skip(data);
      uploads[name] = await spool(data, dir, { fileName: filename, contentType: contentType ?? '' }, limits.maxBytes);
      return undefined;
    });
    if (parts > MAX_PARTS) throw new HttpFailure(400, 'unreadable', `This form has more than ${MAX_PARTS} parts.`);
    return { form, uploads };
  } catch (error) {
    await removeUploads(uploads);
    if (error instanceof HttpFailure) throw error;
    throw new HttpFailure(400, 'unreadable', 'This form cannot be read: it is cut off or broken.');
  }
}

export async function removeUploads(uploads: Record<string, Upload>): Promise<void> {
  await Promise.all(Object.values(uploads).map((upload) => rm(upload.path, { force: true })));
}

function bounded(request: Request, maxBytes: number): Request {
  const chunks = boundedChunks(request, maxBytes);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  return new Request(request.url, { method: 'POST', headers: request.headers, body, duplex: 'half' } as RequestInit);
}

async function readField(data: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of data) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function skip(data: AsyncIterable<Uint8Array>): Promise<undefined> {
  const chunks = data[Symbol.asyncIterator]();
  while (!(await chunks.next()).done); // read on: the next part comes after it
  return undefined;
}

/**
 * A body that is itself the file (JSON API).
 *
 * @throws HttpFailure 413, 415
 */
export async function readFile(
  request: Request,
  dir: string,
  { contentTypes, maxBytes }: { contentTypes: readonly string[]; maxBytes: number },
): Promise<Upload> {
  const contentType = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!contentTypes.includes(contentType))
    throw new HttpFailure(415, 'unsupported', `Send the file as ${contentTypes.join(' or ')}.`);
  const fileName = new URL(request.url).searchParams.get('fileName')?.slice(0, 200) ?? '';
  return spool(boundedChunks(request, maxBytes), dir, { fileName, contentType }, maxBytes);
}

async function spool(
  data: AsyncIterable<Uint8Array>,
  dir: string,
  named: { fileName: string; contentType: string },
  maxBytes: number,
): Promise<Upload> {
  await mkdir(dir, { recursive: true });
  const target = path.join(dir, randomUUID());
  const file = createWriteStream(target, { mode: 0o600 });
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of data) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) continue; // read to its end, so that the sender hears why
      hash.update(chunk);
      if (!file.write(chunk)) await once(file, 'drain');
    }
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    file.end();
    await finished(file);
  } catch (error) {
    file.destroy();
    await rm(target, { force: true });
    throw error;
  }
  return { path: target, ...named, bytes, sha256: hash.digest('hex') };
}
