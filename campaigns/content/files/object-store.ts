import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Disk } from 'flydrive';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { checkedPath } from './file-path.ts';

/**
 * Files in a bucket. S3 wants to know the length before the first byte, so a stream of unknown length goes through
 * the machine's temporary folder; in memory it could be 200 MB.
 */
export function makeObjectStore(open: () => Promise<Disk>): FileStore {
  return {
    put: async (path, bytes) => (await open()).put(checkedPath(path), bytes),
    putStream: async (path, body) => {
      const folder = await mkdtemp(join(tmpdir(), 'throughline-'));
      const spool = join(folder, 'body');
      try {
        await pipeline(body, createWriteStream(spool));
        const { size } = await stat(spool);
        const disk = await open();
        await disk.putStream(checkedPath(path), createReadStream(spool), { contentLength: size });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    get: async (path) => buffer(await (await open()).getStream(checkedPath(path))),
    getStream: async (path) => (await open()).getStream(checkedPath(path)),
    exists: async (path) => (await open()).exists(checkedPath(path)),
    remove: async (path) => (await open()).delete(checkedPath(path)),
  };
}
