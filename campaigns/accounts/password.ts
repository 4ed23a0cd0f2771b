import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '#campaigns/kernel/errors.ts';

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane is the least. Algorithm 2 is argon2id.
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

// Each hash holds 19 MiB: a hundred sign-ins at once would be a memory attack by themselves.
const AT_ONCE = 4;
const WAITING = 200;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < AT_ONCE) running += 1;
  else await untilHandedOn();
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** A place that frees up is handed to the first who waits; nobody who comes later can take it. */
function untilHandedOn(): Promise<void> {
  if (waiting.length >= WAITING)
    throw new DomainError('unavailable', `${WAITING} password checks wait already`, {
      show: 'Too many people are signing in right now. Try again in a moment.',
      details: { retryAfterSeconds: 5 },
    });
  return new Promise((resolve) => waiting.push(resolve));
}

/**
 * argon2id hash of a password, in PHC form. At most four at once in a process; the others wait.
 *
 * @throws DomainError unavailable when 200 wait already
 */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), COST));
}

/**
 * Does the password fit the hash? False for a hash that is none.
 *
 * @throws DomainError unavailable when 200 wait already
 */
export function verifyPassword(hashed: string, password: string): Promise<boolean> {
  return inTurn(() => verify(hashed, password.normalize('NFKC')).catch(() => false));
}
