import type { Readable } from 'node:stream';

/** Where bytes lie (a folder, or S3). Paths begin with the owner's id. Made by campaigns/content/files/store.ts. */
export type FileStore = {
  put(path: string, bytes: Buffer): Promise<void>;
  /** Streams `body` in; what was half-written is removed when it fails. */
  putStream(path: string, body: Readable): Promise<void>;
  get(path: string): Promise<Buffer>;
  getStream(path: string): Promise<Readable>;
  exists(path: string): Promise<boolean>;
  remove(path: string): Promise<void>;
};
