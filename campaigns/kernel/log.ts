import type { Logger as PinoLogger } from 'pino';

/** Structured log. Never put addresses, tokens or message bodies into it. */
export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error' | 'child'>;
