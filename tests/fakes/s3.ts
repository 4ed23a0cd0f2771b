import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { atEndOfTest } from '#tests/setup/endings.ts';

export type FakeS3 = { url: string; objects: ReadonlyMap<string, Buffer> };

/** S3 as far as putting, getting, asking for and deleting one object goes: path-style addresses, on loopback. */
export async function aFakeS3(): Promise<FakeS3> {
  const objects = new Map<string, Buffer>();
  const server = createServer(async (request, response) => answer(objects, request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  atEndOfTest(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, objects };
}

async function answer(objects: Map<string, Buffer>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const key = decodeURIComponent(new URL(request.url ?? '/', 'http://s3').pathname.slice(1));
  if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ')) return void response.writeHead(403).end();
  if (request.method === 'PUT') {
    const body = await buffer(request);
    objects.set(key, request.headers['content-encoding']?.includes('aws-chunked') ? unchunked(body) : body);
    return void response.writeHead(200, { etag: '"1"' }).end();
  }
  if (request.method === 'DELETE') {
    objects.delete(key);
    return void response.writeHead(204).end();
  }
  const found = objects.get(key);
  if (!found) {
    const error = '<Error><Code>NoSuchKey</Code><Message>There is none.</Message></Error>';
    return void response.writeHead(404, { 'content-type': 'application/xml' }).end(error);
  }
  response.writeHead(200, { 'content-length': found.length, etag: '"1"' });
  response.end(request.method === 'HEAD' ? undefined : found);
}

/** The body of an upload whose length was known and whose checksum comes after it: `<hex size>[;…]\r\n<bytes>\r\n … 0\r\n`. */
function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, lineEnd), 16);
    if (!size) return Buffer.concat(parts);
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}
