import { Readable } from 'node:stream';
import { createReadableStreamFromReadable } from '@remix-run/node';

/** A download that is made while it is sent, piece by piece: as long as it may be, it is never held whole. */
export function csvStreamResponse(fileName: string, pieces: AsyncIterable<string>): Response {
  return new Response(createReadableStreamFromReadable(Readable.from(pieces)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}.csv"`,
      'cache-control': 'no-store',
    },
  });
}
