/** Waits so long and no longer; the work itself goes on. */
export class TooLate extends Error {
  override readonly name = 'TooLate';
}

/** @throws TooLate when the promise has not settled after `ms` */
export async function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLate(`not done within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
