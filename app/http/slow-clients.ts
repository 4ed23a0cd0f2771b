import type { ServerOptions } from 'node:http';

/**
 * How long a sender may hold a connection: its headers 15 s, a body (a list of 200 MB over a slow line) 10 min, nothing at
 * all 10 s after an answer. Node looks every `connectionsCheckingInterval`, by default only every 30 s.
 */
export const SLOW_CLIENTS = {
  headersTimeout: 15_000,
  requestTimeout: 600_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
} as const satisfies ServerOptions;
