import { randomBytes } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { checkedPath } from './file-path.ts';

/**
 * Files in a folder. The driver writes in place and its move copies, so a killed process could leave half a file under
 * a name that promises its hash: we write beside it and rename, which is one step on every file system.
 */
export function makeDirectoryStore(folder: string): FileStore {
  const root = resolve(folder);
  const disk = new Disk(new FSDriver({ location: root, visibility: 'private' }));

  const placeWhole = async (path: string, write: (part: string) => Promise<void>) => {
    const part = `${checkedPath(path)}.${randomBytes(6).toString('hex')}.part`;
    try {
      await write(part);
      await rename(join(root, part), join(root, path));
    } catch (error) {
      await disk.delete(part);
      throw error;
    }
  };

  return {
    put: (path, bytes) => placeWhole(path, (part) => disk.put(part, bytes)),
    putStream: (path, body) => placeWhole(path, (part) => disk.putStream(part, body)),
    // not the driver's getBytes: it hands out the whole pool behind a small buffer
    get: async (path) => buffer(await disk.getStream(checkedPath(path))),
    getStream: (path) => disk.getStream(checkedPath(path)),
    exists: (path) => disk.exists(checkedPath(path)),
    remove: (path) => disk.delete(checkedPath(path)),
  };
}
