import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { type Keys, sign } from '#campaigns/kernel/secrets.ts';
import type { World as KernelWorld } from '#campaigns/kernel/world.ts';

// OWASP ASVS 6.3.1: five free failures per account, then a wait that doubles; never a lock that strangers can hold for good.
const FREE_FAILURES = 5;
const WINDOW_SECONDS = 15 * 60;
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 15 * 60;
const TRIES_PER_IP = 20;
const IP_WINDOW_SECONDS = 10 * 60;
const RESETS_PER_ACCOUNT = 3;
const RESET_WINDOW_SECONDS = 60 * 60;

/** Who tries: the address it comes from, and the account, or the device that signed in to this account before. */
export type Attempt = { ip: string; account: string };

export type SignInLimits = {
  /** Counts a try before the password is looked at. Throws limit_exceeded with retryAfterSeconds. */
  start(attempt: Attempt): Promise<void>;
  failed(attempt: Attempt): Promise<void>;
  succeeded(attempt: Attempt): Promise<void>;
  /** Counts a request for a reset mail. Throws limit_exceeded per IP; false when this account has had its mails. */
  startReset(attempt: Attempt): Promise<boolean>;
};

/** Counters live in the database, so that all web processes share them. Keys are hashed: no address is stored. */
export function makeSignInLimits(database: KernelWorld['database'], keys: Keys): SignInLimits {
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterPostgres({
      storeClient: database.systemPool,
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix,
      points,
      duration,
    });
  const perIp = limiter('ip', TRIES_PER_IP, IP_WINDOW_SECONDS);
  const failures = limiter('fail', Number.MAX_SAFE_INTEGER, WINDOW_SECONDS);
  const waits = limiter('wait', 1, FIRST_WAIT_SECONDS);
  const resets = limiter('reset', RESETS_PER_ACCOUNT, RESET_WINDOW_SECONDS);
  const hashed = (text: string) => sign(keys.current('session'), `limit:${text}`, 16);

  return {
    async start({ ip, account }) {
      await consume(perIp, hashed(ip));
      const key = hashed(account);
      const soFar = (await failures.get(key))?.consumedPoints ?? 0;
      // After a wait has passed one try goes through, however many come at once.
      if (soFar >= FREE_FAILURES) await consume(waits, key, waitSeconds(soFar));
      const counted = await failures.penalty(key, 1);
      if (soFar < FREE_FAILURES && counted.consumedPoints > FREE_FAILURES) throw tooMany(FIRST_WAIT_SECONDS);
    },
    async failed({ account }) {
      const key = hashed(account);
      const count = (await failures.get(key))?.consumedPoints ?? 0;
      if (count < FREE_FAILURES) return;
      await waits.set(key, 1, waitSeconds(count));
      await failures.set(key, count, 4 * WINDOW_SECONDS);
    },
    async succeeded({ ip, account }) {
      const key = hashed(account);
      await Promise.all([perIp.reward(hashed(ip), 1), failures.delete(key), waits.delete(key)]);
    },
    async startReset({ ip, account }) {
      await consume(perIp, hashed(ip));
      const { consumedPoints } = await resets.penalty(hashed(account), 1);
      return consumedPoints <= RESETS_PER_ACCOUNT;
    },
  };
}

function waitSeconds(failures: number): number {
  return Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** Math.min(20, failures - FREE_FAILURES));
}

async function consume(limiter: RateLimiterPostgres, key: string, customDuration?: number): Promise<void> {
  try {
    await limiter.consume(key, 1, customDuration === undefined ? {} : { customDuration });
  } catch (error) {
    if (error instanceof RateLimiterRes) throw tooMany(Math.ceil(error.msBeforeNext / 1000));
    throw error;
  }
}

function tooMany(seconds: number): DomainError {
  const minutes = Math.ceil(seconds / 60);
  return new DomainError('limit_exceeded', `sign-in is limited for ${seconds} s`, {
    show: `Too many tries. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again. Resetting the password works at once.`,
    details: { retryAfterSeconds: seconds },
  });
}
