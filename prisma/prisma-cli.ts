import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, '..');

/**
 * Runs Prisma's command line with the schema engine that came with npm (schema-engine.mjs) in place of the one it would
 * download. On Windows a script cannot stand in for a program, so there the download is left to it.
 *
 * @returns what it printed
 * @throws Error with what it printed
 */
export async function runPrisma(args: string[], databaseUrl?: string): Promise<string> {
  const env = {
    ...process.env,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    ...(process.platform === 'win32'
      ? {}
      : { PRISMA_SCHEMA_ENGINE_BINARY: path.join(ROOT, 'prisma/schema-engine.mjs') }),
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
    NO_COLOR: '1',
  };
  try {
    const program = path.join(ROOT, 'node_modules/prisma/build/index.js');
    const { stdout } = await run(process.execPath, [program, ...args], { cwd: ROOT, env, maxBuffer: 1e8 });
    return stdout;
  } catch (error) {
    const said = error as { stdout?: string; stderr?: string };
    throw new Error(`prisma ${args.join(' ')} failed:\n${said.stdout ?? ''}${said.stderr ?? String(error)}`.trim());
  }
}
