import type { Disk } from 'flydrive';
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
  let opened: Promise<Disk> | undefined;
  return makeObjectStore(() => {
    opened ??= openBucket(env);
    return opened;
  });
}

/** The client is loaded here: without a bucket it would be a seventh of a second of every start. */
async function openBucket(env: Extract<FilesEnv, { kind: 's3' }>): Promise<Disk> {
  const [{ Disk }, { S3Driver }] = await Promise.all([import('flydrive'), import('flydrive/drivers/s3')]);
  const driver = new S3Driver({
    bucket: env.bucket,
    region: env.region,
    visibility: 'private',
    supportsACL: false,
    ...(env.endpoint ? { endpoint: env.endpoint, forcePathStyle: true } : {}),
    ...(env.credentials ? { credentials: env.credentials } : {}),
  });
  return new Disk(driver);
}
