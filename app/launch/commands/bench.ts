import { existsSync } from 'node:fs';
import path from 'node:path';
import { PlainError } from '#prisma/server/plain-error.ts';

/** npm run bench:<name>: one figure, measured as its file in tests/bench says; the last line printed is JSON. */
export async function run([name = '']: string[]): Promise<void> {
  const file = path.resolve('tests/bench', `${name}.ts`);
  if (!/^[a-z]+$/.test(name) || !existsSync(file)) throw new PlainError(`There is no bench ${name}.`);
  await import(file);
}
