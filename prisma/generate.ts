import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runPrisma } from './prisma-cli.ts';

const CLIENT = path.join(import.meta.dirname, 'generated');
const CACHE = path.resolve(import.meta.dirname, '../.cache');
const STAMP = path.join(CACHE, 'prisma-client');
const LOCK = path.join(CACHE, 'prisma-client.lock');
const LOCK_IS_STALE_AFTER_MS = 60_000;

/** Makes prisma/generated when it is missing or the models have changed; of several at once, one does it. */
export async function ensureClient(): Promise<void> {
  while (!isFresh()) {
    if (!takeLock()) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      continue;
    }
    try {
      const hash = hashOfModels();
      await runPrisma(['generate']);
      writeFileSync(STAMP, hash);
    } finally {
      rmSync(LOCK, { recursive: true, force: true });
    }
  }
}

function isFresh(): boolean {
  return (
    existsSync(path.join(CLIENT, 'client.ts')) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hashOfModels()
  );
}

function takeLock(): boolean {
  mkdirSync(CACHE, { recursive: true });
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > LOCK_IS_STALE_AFTER_MS) rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}

function hashOfModels(): string {
  const hash = createHash('sha256');
  const models = path.join(import.meta.dirname, 'models');
  for (const name of readdirSync(models).sort()) hash.update(name).update(readFileSync(path.join(models, name)));
  hash.update(readFileSync(path.join(import.meta.dirname, 'schema.prisma')));
  // The generated code belongs to one version of Prisma.
  hash.update(readFileSync(path.resolve(import.meta.dirname, '../node_modules/prisma/package.json')));
  return hash.digest('hex');
}
