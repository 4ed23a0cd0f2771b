// A worker process as in production, but with the sending pace that a test gives it: nobody can wait for a lease of a
// minute and a half. Arguments: the bundle of worker-process.ts, the pace as JSON.
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const [bundle = '', pace = '{}'] = process.argv.slice(2);
const { loadEnv, startWorker } = await import(pathToFileURL(bundle).href);
const worker = await startWorker(loadEnv(process.env), JSON.parse(pace));
process.on('SIGTERM', () => {
  worker.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
process.stdout.write('ready\n');
