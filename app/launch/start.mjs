// npm start and npm run worker: production. Plain JavaScript in one process, so that signals and exit codes are its own.
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const [part = ''] = process.argv.slice(2);
const root = path.resolve(import.meta.dirname, '../..');
const program = path.join(root, 'build', `${part}.js`);

process.chdir(root);
if (existsSync('.env')) process.loadEnvFile('.env');
process.env.NODE_ENV ||= 'production';
process.setSourceMapsEnabled(true);

// The stamp is written last: without it the build was cut short.
if (!existsSync('build/sources.sha256') || !existsSync(program)) {
  process.stderr.write('There is no whole build. Run npm run build first.\n');
  process.exit(1);
}
// The program starts itself only when it is the one that was called.
process.argv[1] = program;
await import(pathToFileURL(program).href);
