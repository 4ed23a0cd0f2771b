import { Disk } from 'flydrive';
import { S3Driver } from 'flydrive/drivers/s3';
import type { FilesEnv } from '#campaigns/kernel/env.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { makeDirectoryStore } from './directory-store.ts';
import { makeObjectStore } from './object-store.ts';

/**
 * The place where bytes lie: a folder (`FILES_DIR`) or a bucket (`S3_…`). A path is `<owner id>/<name>`; a write is
 * there as a whole or not at all.
 */
export function makeFileStore(env: FilesEnv): FileStore {
  if (env.kind === 'directory') return makeDirectoryStore(env.path);
  const driver = new S3Driver({
    bucket: env.bucket,
    region: env.region,
    visibility: 'private',
    supportsACL: false,
    ...(env.endpoint ? { endpoint: env.endpoint, forcePathStyle: true } : {}),
    ...(env.credentials ? { credentials: env.credentials } : {}),
  });
  return makeObjectStore(new Disk(driver));
}
