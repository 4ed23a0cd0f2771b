import path from 'node:path';
import type { Environment } from './environment.ts';
import { type KeptProcess, keepRunning } from './keep-running.ts';
import { logFileOf, untilAnswering } from './web-process.ts';

export type Product = { url: string; stop(): Promise<void> };

/**
 * Starts the built product, one web process and one worker, on a prepared database, and waits until it answers.
 *
 * @param env more variables, over those of the environment
 */
export async function startProduct(
  environment: Pick<Environment, 'env' | 'dataDir'>,
  options: { port: number; env: Record<string, string>; say(line: string): void; signal: AbortSignal },
): Promise<Product> {
  const { dataDir } = environment;
  const { port } = options;
  const url = environment.env.PUBLIC_URL || `http://localhost:${port}`;
  const env: NodeJS.ProcessEnv = {
    ...environment.env,
    NODE_ENV: 'production',
    PORT: String(port),
    PUBLIC_URL: url,
    ...options.env,
  };
  const start = (name: string): KeptProcess =>
    keepRunning(
      {
        name,
        args: ['--enable-source-maps', path.resolve('build', `${name}.js`)],
        env,
        logFile: logFileOf(dataDir, name),
      },
      options.say,
    );
  const processes = [start('web'), start('worker')];
  const stop = async () => {
    await Promise.all(processes.map((kept) => kept.stop()));
  };
  try {
    await untilAnswering(`http://127.0.0.1:${port}/`, options.signal);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}
