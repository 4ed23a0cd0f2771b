import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Source = { file: string; text: string };

const ROOTS = ['app', 'campaigns', 'templates', 'jobs', 'prisma', 'tests'];
const NOT_OURS = ['prisma/generated', 'prisma/migrations', 'app/public'];

/** Every file of ours whose name ends so, with its text. */
export function sources(ending: RegExp): Source[] {
  return ROOTS.flatMap(listFiles)
    .filter((file) => ending.test(file))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}

function listFiles(folder: string): string[] {
  if (NOT_OURS.includes(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    return entry.isDirectory() ? listFiles(name) : [name];
  });
}
