import path from 'node:path';

/** Where a run puts programs that it starts: within the clone, so that they find its packages. Gone at the run's end. */
export function bundlesOf(run: string): string {
  return path.resolve('node_modules/.cache/throughline-test', run);
}
