import { createHash } from 'node:crypto';

/** Remembers the last results of a costly function by what went in; failures are not kept. */
export type Memory<T> = (key: unknown, make: () => Promise<T>) => Promise<T>;

/**
 * A memory of at most `size` results, the least recently used goes first.
 *
 * @returns a function of a JSON-able key and of how to make the result
 */
export function makeMemory<T>(size: number): Memory<T> {
  const kept = new Map<string, Promise<T>>();
  return (key, make) => {
    const hash = createHash('sha256').update(JSON.stringify(key)).digest('base64');
    const known = kept.get(hash);
    kept.delete(hash);
    const result = known ?? make();
    kept.set(hash, result);
    if (!known) result.catch(() => kept.get(hash) === result && kept.delete(hash));
    for (const oldest of kept.keys()) {
      if (kept.size <= size) break;
      kept.delete(oldest);
    }
    return result;
  };
}
