// Plain JavaScript, because it runs before anything is installed: `node app/launch/run.mjs <command>`.
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { installWhatIsMissing } from './install.mjs';

const ROOT = path.resolve(import.meta.dirname ?? '.', '../..');
const [command = ''] = process.argv.slice(2);

refuseOldNode();
// What packages ask of their makers is not for the person at the terminal; tests still say it.
if (command !== 'test') process.noDeprecation = true;
process.chdir(ROOT);
// Tests bring all of their environment themselves.
if (command !== 'test' && existsSync('.env')) process.loadEnvFile('.env');

try {
  await installWhatIsMissing(ROOT);
  const { register } = await import('tsx/esm/api');
  register();
  // Before any command is loaded: nearly all of them import the database client, which is generated code.
  const { ensureClient } = await import('../../prisma/generate.ts');
  await ensureClient();
  const { run } = await import(`./commands/${command}.ts`);
  await run(process.argv.slice(3));
} catch (error) {
  // What the person can mend is said in one line; anything else is ours, and shows where it happened.
  const plain = error?.name === 'PlainError' || error?.name === 'EnvError';
  process.stderr.write(`\n${plain ? error.message : (error?.stack ?? error)}\n`);
  process.exit(1);
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(`Node ${process.versions.node} is too old: 20.19 or newer is needed.\n`);
  process.exit(1);
}
