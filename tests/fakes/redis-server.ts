import { findFreePort } from '#prisma/server/free-port.ts';
import { aProgramFolder, hasProgram, startProgram } from './local-program.ts';

export const hasRedis = hasProgram('redis-server');

export type RedisServer = { url: string; flush(): Promise<void>; crash(): Promise<void>; stop(): Promise<void> };

/** A Redis that keeps nothing: killed, it comes back empty at the same address. */
export async function aRedis(): Promise<RedisServer> {
  const port = await findFreePort();
  const folder = aProgramFolder();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const start = () => startProgram(['redis-server', ...args], { port, folder });
  let program = await start();
  const url = `redis://127.0.0.1:${port}`;
  return {
    url,
    flush: async () => {
      const { Redis } = await import('ioredis');
      const redis = new Redis(url);
      await redis.flushall();
      redis.disconnect();
    },
    crash: async () => {
      await program.kill();
      program = await start();
    },
    stop: () => program.stop(),
  };
}
