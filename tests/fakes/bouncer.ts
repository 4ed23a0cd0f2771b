import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findFreePort } from '#prisma/server/free-port.ts';
import type { TestDatabase } from '#tests/setup/test-database.ts';
import { aProgramFolder, hasProgram, startProgram } from './local-program.ts';

export const hasBouncer = hasProgram('pgbouncer');
const NOBODY = 65_534;

/**
 * PgBouncer before the test's server, in transaction mode with a pool of five: the connection that served one
 * organization serves another in the next moment.
 */
export async function aBouncer({ appUrl }: TestDatabase): Promise<{ appUrl: string; stop(): Promise<void> }> {
  const port = await findFreePort();
  const folder = aProgramFolder();
  const server = new URL(appUrl);
  const users = path.join(folder, 'users.txt');
  const settings = path.join(folder, 'pgbouncer.ini');
  const [user, password] = [server.username, server.password].map(decodeURIComponent);
  writeFileSync(users, `"${user}" "${password}"\n`);
  writeFileSync(
    settings,
    `[databases]
* = host=${server.hostname} port=${server.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = plain
auth_file = ${users}
pool_mode = transaction
default_pool_size = 5
max_client_conn = 1000
ignore_startup_parameters = options,extra_float_digits
`,
  );
  for (const [file, mode] of [
    [folder, 0o755],
    [users, 0o644],
    [settings, 0o644],
  ] as const)
    chmodSync(file, mode);
  // It refuses to run as root.
  const uid = process.getuid?.() === 0 ? NOBODY : undefined;
  const program = await startProgram(['pgbouncer', settings], { port, folder, uid });
  server.hostname = '127.0.0.1';
  server.port = String(port);
  return { appUrl: server.href, stop: program.stop };
}
