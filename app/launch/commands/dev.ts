import path from 'node:path';
import { buildWidgetScript } from '../build-widget.ts';
import { type Environment, openEnvironment } from '../environment.ts';
import { type KeptProcess, keepRunning } from '../keep-running.ts';
import { demoVariables, prepareDatabase } from '../prepare.ts';
import { type StopList, untilStopped } from '../stop-list.ts';
import { chooseWebPort, untilAnswering } from '../web-process.ts';

const TSX = path.resolve('node_modules/tsx/dist/cli.mjs');

/** npm run dev: web and worker from the sources, restarted when they change; screens change without a reload. */
export async function run(): Promise<void> {
  await untilStopped(startDevelopment);
}

async function startDevelopment(stops: StopList): Promise<Environment> {
  const environment = await openEnvironment({ shared: false });
  stops.add(environment.close);
  await Promise.all([prepareDatabase(environment), buildWidgetScript()]);
  const port = await chooseWebPort(environment.dataDir);
  const url = process.env.PUBLIC_URL || `http://localhost:${port}`;
  const env: NodeJS.ProcessEnv = {
    ...environment.env,
    ...demoVariables(),
    NODE_ENV: 'development',
    PORT: String(port),
    PUBLIC_URL: url,
  };
  const start = (name: string, script: string): KeptProcess =>
    keepRunning({ name, args: [TSX, 'watch', '--clear-screen=false', script], env }, console.log);
  const processes = [start('web', 'app/http/server.ts'), start('worker', 'jobs/worker.ts')];
  stops.add(async () => {
    await Promise.all(processes.map((kept) => kept.stop()));
  });
  await untilAnswering(`http://127.0.0.1:${port}/`, stops.signal);
  console.log(`\n${url}\n`);
  return environment;
}
