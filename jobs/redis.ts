import type { Redis, RedisOptions } from 'ioredis';
import type { Logger } from '#campaigns/kernel/log.ts';

export type RedisConnections = { connection: (role: 'producer' | 'worker') => Redis; close: () => Promise<void> };

/**
 * Connections for the queue on Redis. The driver is loaded only here, so that an installation on Postgres alone never
 * opens a socket to Redis.
 *
 * @throws Error when Redis does not answer, or may throw keys away when its memory is full
 */
export async function openRedis(url: string, log: Logger): Promise<RedisConnections> {
  const { Redis } = await import('ioredis');
  const open: Redis[] = [];
  const connect = (options: RedisOptions) => {
    const redis = new Redis(url, options);
    redis.on('error', (error) => log.warn({ error: error.message }, 'redis'));
    open.push(redis);
    return redis;
  };
  // A producer fails fast, so that its caller can leave the row for the next sweep; a worker waits for Redis to return.
  const producer = connect({ maxRetriesPerRequest: 1, enableOfflineQueue: true, connectTimeout: 5_000 });
  await refuseEviction(producer);
  let worker: Redis | undefined;
  return {
    connection: (role) => {
      if (role === 'producer') return producer;
      worker ??= connect({ maxRetriesPerRequest: null });
      return worker;
    },
    close: async () => {
      for (const redis of open) redis.disconnect();
    },
  };
}

async function refuseEviction(redis: Redis): Promise<void> {
  const memory = await redis.info('memory');
  const policy = /^maxmemory_policy:(\S+)/m.exec(memory)?.[1];
  if (policy !== undefined && policy !== 'noeviction') {
    redis.disconnect();
    throw new Error(
      `REDIS_URL: this Redis may throw queued jobs away (maxmemory-policy is "${policy}"); set it to "noeviction".`,
    );
  }
}
